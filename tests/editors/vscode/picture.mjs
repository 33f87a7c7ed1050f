// Takes the README's picture: the sample article in VS Code with a person's card open.
//
//   node picture.mjs OUT.png ARTICLE TEXT      TEXT is where the hover opens, its first occurrence in ARTICLE
import { open } from "./workbench.mjs";
import fs from "node:fs";
import path from "node:path";

const [out, article, text] = process.argv.slice(2);
const { page, go, close } = await open({
  data: process.env.DATA,
  workspace: process.env.WORKSPACE,
  extension: process.env.EXTENSION,
  settings: {
    "postil.server.path": process.env.POSTIL,
    "workbench.colorTheme": "Default Light Modern",
    "editor.wordWrap": "on",
    "editor.minimap.enabled": false,
    "editor.fontSize": 14,
    "editor.lineNumbers": "off",
    "workbench.startupEditor": "none",
    "window.commandCenter": false,
    "chat.commandCenter.enabled": false,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.layoutControl.enabled": false,
  },
  viewport: { width: 1180, height: 720 },
  scale: 2,
});
try {
  await go();
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: article }).first().dblclick();
  await page.locator("[class*=squiggly-]").first().waitFor();
  await page.keyboard.press("Control+b");
  await page.waitForTimeout(1500);
  const source = fs.readFileSync(path.join(process.env.WORKSPACE, article), "utf8");
  const before = source.slice(0, source.indexOf(text));
  const line = before.split("\n").length;
  const column = before.length - before.lastIndexOf("\n");
  await page.keyboard.press("Control+g");
  await page.locator(".quick-input-widget input").waitFor();
  await page.keyboard.type(`${line}:${column + 1}`);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(500);
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+i");
  await page.locator(".monaco-hover-content").first().waitFor();
  await page.waitForTimeout(1000);
  await page.screenshot({ path: out });
} catch (error) {
  await page.screenshot({ path: out });
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await close();
}
process.exit();
