// The hands of somebody at the workbench, for a suite that runs in its extension host: keys are pressed and buttons clicked
// in the browser, so that keybindings, pickers, input boxes and messages are the editor's own.
import http from "node:http";

/** How long a thing is waited for before it is clicked, in milliseconds. */
const PATIENCE = 30_000;

/** What can be done on a page. Each answers what is shown of it, as text. */
const deeds = {
  async press(page, key) {
    await page.keyboard.press(key);
  },
  async type(page, text) {
    await page.keyboard.type(text);
  },
  /** The rows of the picker, once one of them has some words. */
  async rows(page, words) {
    await page.locator(".quick-input-list .monaco-list-row", { hasText: words }).first().waitFor({ timeout: PATIENCE });
    return page.locator(".quick-input-list .monaco-list-row").allInnerTexts();
  },
  /** Types into the picker, once it has a row with some words, and takes the first row that is left. */
  async pick(page, words) {
    await page.locator(".quick-input-list .monaco-list-row", { hasText: words }).first().waitFor({ timeout: PATIENCE });
    await page.keyboard.type(words);
    await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: words }).waitFor({ timeout: PATIENCE });
    await page.keyboard.press("Enter");
  },
  /** Fills the input box, which has to show a prompt with some words first. */
  async fill(page, { prompt, text }) {
    await page.locator(".quick-input-message", { hasText: prompt }).waitFor({ timeout: PATIENCE });
    const before = await page.locator(".quick-input-widget input.input").first().inputValue();
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    return before;
  },
  /** The message that has some words. */
  async message(page, words) {
    const toast = page.locator(".notification-list-item", { hasText: words }).first();
    await toast.waitFor({ timeout: 1000 });
    return toast.innerText();
  },
  /** The colour and style of some words of the editor, once they are there. */
  async look(page, words) {
    const span = page.locator(".editor-instance .view-line span > span", { hasText: words }).first();
    await span.waitFor({ timeout: PATIENCE });
    return span.evaluate((it) => {
      const { color, fontStyle, textDecorationLine } = getComputedStyle(it);
      return { color, fontStyle, underlined: textDecorationLine.includes("underline") };
    });
  },
  /** The lines of the editor as they are shown, with the hints in them. */
  async lines(page) {
    const lines = await page.locator(".editor-instance .view-line").allInnerTexts();
    return lines.map((line) => line.replaceAll("\u00a0", " "));
  },
  /** Clicks the code lens that has some words. */
  async lens(page, words) {
    await page.locator(".codelens-decoration a", { hasText: words }).first().click({ timeout: PATIENCE });
  },
  /**
   * Renames what the cursor is in, with a look at the preview: ticks some files there and applies it. Answers which files
   * it listed, and whether they were ticked when it came up.
   */
  async preview(page, { name, tick }) {
    const box = page.locator(".rename-box input");
    // Nothing comes up before the cursor is there.
    for (const end = Date.now() + PATIENCE; Date.now() < end && !(await box.isVisible()); ) {
      await page.keyboard.press("F2");
      await box.waitFor({ timeout: 2000 }).catch(() => {});
    }
    await box.fill(name);
    await box.press("Enter");
    const panel = page.locator(".bulk-edit-panel");
    const files = panel.locator('.monaco-list-row[aria-level="1"]');
    await files.first().waitFor({ timeout: PATIENCE });
    const listed = {};
    for (const file of await files.all()) {
      const box = file.locator(".edit-checkbox");
      const [of, ticked] = [await file.innerText(), await box.getAttribute("aria-checked")];
      listed[of.trim()] = ticked === "true";
      if (tick.includes(of.trim())) await box.click();
    }
    await panel.locator(".monaco-button", { hasText: "Apply" }).click();
    return listed;
  },
  /** Clicks a button of a message and answers the message. */
  async answer(page, button) {
    const toast = page.locator(".notification-list-item", { hasText: button }).first();
    await toast.waitFor({ timeout: 1000 });
    const text = await toast.innerText();
    await toast.locator(".monaco-button", { hasText: button }).click();
    return text;
  },
};

/** Listens for what to do. The page comes later. Where something can't be done a picture is left. */
export async function serveHands(picture) {
  let page;
  const server = http.createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    const { deed, given } = JSON.parse(body);
    try {
      response.end(JSON.stringify({ shown: (await deeds[deed](page, given)) ?? null }));
    } catch (error) {
      await page.screenshot({ path: picture }).catch(() => {});
      response.end(JSON.stringify({ failed: `${deed} ${JSON.stringify(given)}: ${error.message}` }));
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    take: (taken) => {
      page = taken;
    },
    close: () => server.close(),
  };
}
