// Runs suite/index.js inside VS Code's extension host and exits with its verdict.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { serveHands } from "./hands.mjs";
import { open } from "./workbench.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const report = path.join(process.env.DATA, "report.txt");
process.env.POSTIL_REPORT = report;
const hands = await serveHands(path.join(process.env.DATA, "hands.png"));
process.env.POSTIL_HANDS = hands.address;

const { page, go, close } = await open({
  data: process.env.DATA,
  workspace: process.env.WORKSPACE,
  extension: process.env.EXTENSION,
  settings: { "postil.server.path": process.env.POSTIL },
  tests: path.join(here, "suite/index.js"),
});
hands.take(page);
let verdict;
await page.exposeFunction("codeAutomationExit", (code) => {
  verdict = code;
});
await page.exposeFunction("codeAutomationLog", () => {});
await go();
for (let tries = 0; tries < 2000 && verdict === undefined; tries++) {
  await new Promise((resolve) => setTimeout(resolve, 200));
}
console.log(fs.existsSync(report) ? fs.readFileSync(report, "utf8") : "the suite wrote no report");
if (verdict === undefined) {
  await page.screenshot({ path: path.join(process.env.DATA, "stuck.png") });
  console.log("the extension host never finished");
}
hands.close();
await close();
process.exit(verdict === 0 ? 0 : 1);
