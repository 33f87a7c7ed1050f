import * as fs from "node:fs";
import * as path from "node:path";

/** Where the server was found, or every place that was looked at. */
export type Found = { path: string } | { looked: string[] };

/**
 * Finds the `postil` program: the one in the settings, else the one that came with the extension, else the one on
 * `PATH`. A path in the settings that leads nowhere is never passed over in silence.
 */
export function findServer(configured: string, extensionPath: string, env: NodeJS.ProcessEnv): Found {
  const name = process.platform === "win32" ? "postil.exe" : "postil";
  if (configured !== "") {
    const expanded = configured.replace(/^~(?=[/\\])/, env["HOME"] ?? "~");
    return isProgram(expanded) ? { path: expanded } : { looked: [`${expanded} (postil.server.path)`] };
  }
  const bundled = path.join(extensionPath, "server", name);
  const folders = (env["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  for (const candidate of [bundled, ...folders.map((folder) => path.join(folder, name))]) {
    if (isProgram(candidate)) return { path: candidate };
  }
  return { looked: [bundled, `${name} on PATH`] };
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
