// VS Code's own server and web workbench, in a headless Chromium.
import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { createRequire } from "node:module";

const { chromium } = createRequire(path.join(process.env.EDITORS, "node_modules/"))("playwright-core");

/** A port of this machine that nothing listens on. */
async function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts VS Code over the workspace folder with the extension under development loaded, and opens it in a browser.
 * `settings` are the user's; `tests` is a test module to run inside the extension host.
 */
export async function open({ data, workspace, extension, settings, tests, viewport, scale = 1 }) {
  const all = { "files.autoSave": "off", "workbench.reduceMotion": "on", "extensions.autoUpdate": false, ...settings };
  for (const scope of ["User", "Machine"]) {
    const folder = path.join(data, "user", scope);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "settings.json"), JSON.stringify(all));
  }
  const port = await freePort();
  const log = fs.openSync(path.join(data, "server.log"), "w");
  const server = spawn(
    "node",
    [
      path.join(process.env.EDITORS, "vscode/lib/vscode/out/server-main.js"),
      ...["--host", "127.0.0.1", "--port", String(port), "--without-connection-token", "--accept-server-license-terms"],
      ...["--enable-smoke-test-driver", "--telemetry-level", "off", "--disable-workspace-trust"],
      ...["--server-data-dir", path.join(data, "server"), "--extensions-dir", path.join(data, "extensions")],
      ...["--user-data-dir", path.join(data, "user")],
    ],
    { stdio: ["ignore", log, log] },
  );
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    const up = await fetch(origin).then((answer) => answer.ok, () => false);
    if (up) break;
    if (tries > 150) throw new Error("VS Code's server did not start");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const remoteUri = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = [["extensionDevelopmentPath", remoteUri(extension)]];
  if (tests) payload.push(["extensionTestsPath", remoteUri(tests)]);
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
  const context = await browser.newContext({ viewport: viewport ?? { width: 1280, height: 800 }, deviceScaleFactor: scale });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  const close = async () => {
    await browser.close();
    server.kill();
  };
  const go = () => page.goto(`${origin}/?folder=${workspace}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
  return { page, go, close };
}
