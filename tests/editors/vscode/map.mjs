// Opens the map of the sample article in VS Code and in a page of its own, and uses both as a reader would.
import { open } from "./workbench.mjs";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const article = "drina.txt";
const failures = [];
const check = (what, holds) => {
  console.log(`${holds ? "ok  " : "FAIL"} map: ${what}`);
  if (!holds) failures.push(what);
};

const { page, go, close } = await open({
  data: process.env.DATA,
  workspace: process.env.WORKSPACE,
  extension: process.env.EXTENSION,
  settings: { "postil.server.path": process.env.POSTIL, "workbench.startupEditor": "none" },
  viewport: { width: 1400, height: 800 },
});
const box = async (map) => (await map.locator("#map").getAttribute("viewBox")).split(" ").map(Number);

/** Waits until something holds; answers whether it came to. */
const until = async (holds) => {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds().catch(() => false)) return true;
    await page.waitForTimeout(100);
  }
  return false;
};

/** What holds of the map wherever it is shown. */
async function use(map, mouse, where) {
  await map.locator(".mark").first().waitFor();
  check(`${where}: the outlines of all countries`, (await map.locator("#land path").count()) > 200);
  const marks = await map.locator(".mark").count();
  const listed = await map.locator("#places li").count();
  check(`${where}: a mark for each place, ${marks} of ${listed} listed`, marks >= 5 && listed >= marks);
  const before = await box(map);
  await map.locator("#map").hover();
  await mouse.wheel(0, -300);
  check(`${where}: the wheel zooms`, await until(async () => (await box(map))[2] < before[2]));
  const zoomed = await box(map);
  await map.locator("#map").press("ArrowRight");
  check(`${where}: the arrows move`, (await box(map))[0] > zoomed[0]);
  const area = await map.locator("#map").boundingBox();
  const [x, y] = [area.x + area.width * 0.7, area.y + area.height * 0.8];
  const dragged = await box(map);
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x - 120, y, { steps: 4 });
  await mouse.up();
  check(`${where}: dragging moves`, (await box(map))[0] > dragged[0]);
  await map.locator("#fit").click();
  const fitted = await box(map);
  check(`${where}: back to all`, fitted.every((value, i) => Math.abs(value - before[i]) < 1e-6));
}

try {
  const asked = [];
  // The workbench itself may look for extensions.
  page.on("request", (request) => request.frame() !== page.mainFrame() && asked.push(request.url()));
  await go();
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: article }).first().dblclick();
  await page.locator("[class*=squiggly-]").first().waitFor();
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").first().waitFor();
  await page.keyboard.type("Map of This Article");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "Map of This Article" }).first().click();
  const frame = page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
  await use(frame, page.mouse, "editor");

  // A place goes to its mention, and again to the next.
  const status = () => page.locator("#status\\.editor\\.selection").innerText();
  const item = frame.locator("#places button", { hasText: "times" }).first();
  const name = await item.locator("b").innerText();
  await item.click();
  const places = (...format) => execFileSync(process.env.POSTIL_PROGRAM, ["places", ...format, article], { cwd: process.env.WORKSPACE, encoding: "utf8" });
  const source = [...fs.readFileSync(path.join(process.env.WORKSPACE, article), "utf8")];
  const named = JSON.parse(places()).features.find(({ properties }) => properties.text === name).properties.mentions;
  // The status bar shows where the selection ends.
  const there = named.map(([, end]) => {
    const before = source.slice(0, end).join("");
    return `Ln ${before.split("\n").length}, Col ${before.length - before.lastIndexOf("\n")}`;
  });
  const at = (place) => new RegExp(`${place}\\b`);
  check(`${name} leads to its first mention`, await until(async () => at(there[0]).test(await status())));
  await item.click();
  check(`${name} leads to its second mention`, await until(async () => at(there[1]).test(await status())));
  await frame.locator(".mark circle").last().click();
  check("a mark is chosen by a click", (await frame.locator(".mark circle.chosen").count()) === 1);
  // The editor's own name for files of extensions; its service worker answers for it.
  const resources = ".vscode-resource.vscode-cdn.net";
  const own = new URL(page.url()).host;
  const local = (host) => host === own || host.endsWith(resources);
  const outside = asked.filter((url) => /^https?:/.test(url) && !local(new URL(url).host));
  check(`nothing of the map comes from the network ${outside}`, outside.length === 0);
  if (process.argv[2]) await page.screenshot({ path: process.argv[2] });

  // The page that `postil places --format html` writes.
  const file = path.join(process.env.DATA, "map.html");
  fs.writeFileSync(file, places("--format", "html"));
  const alone = await page.context().newPage();
  const errors = [];
  alone.on("pageerror", (error) => errors.push(error.message));
  alone.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const loaded = [];
  alone.on("request", (request) => loaded.push(request.url()));
  await alone.goto(pathToFileURL(file).href);
  await use(alone, alone.mouse, "page");
  check(`page: nothing goes wrong ${errors}`, errors.length === 0);
  check("page: nothing is loaded", loaded.length === 1);
  if (process.argv[3]) await alone.screenshot({ path: process.argv[3] });
} catch (error) {
  await page.screenshot({ path: path.join(process.env.DATA, "map.png") });
  console.error(error.message);
  failures.push("an error");
} finally {
  await close();
}
process.exit(failures.length ? 1 : 0);
