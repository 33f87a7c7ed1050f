// Runs inside the extension host: what a reader of the sample article would see, asked through VS Code's own API.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const checks = {
  ...require("./checks.js").checks,
  ...require("./annotations.js").checks,
  ...require("./keeping.js").checks,
  ...require("./making.js").checks,
  ...require("./changing.js").checks,
  ...require("./schema.js").checks,
  ...require("./editing.js").checks,
  ...require("./storm.js").checks,
  ...require("./files.js").checks,
  ...require("./outranks.js").checks,
  ...require("./places.js").checks,
  ...require("./people.js").checks,
  ...require("./figures.js").checks,
};

exports.run = async function run() {
  const lines = [];
  let failed = 0;
  try {
    const kit = await openSample();
    for (const [name, check] of Object.entries(checks)) {
      const started = Date.now();
      if (process.env.POSTIL_ONLY && !name.match(process.env.POSTIL_ONLY)) continue;
      try {
        await check(kit, assert);
        lines.push(`ok   ${name} (${Date.now() - started} ms)`);
      } catch (error) {
        failed += 1;
        lines.push(`FAIL ${name}: ${error.message}`);
      }
    }
  } catch (error) {
    failed += 1;
    lines.push(`FAIL ${error.stack}`);
  }
  lines.push(`${failed} failed`);
  fs.writeFileSync(process.env.POSTIL_REPORT, `${lines.join("\n")}\n`);
  if (failed > 0) throw new Error(`${failed} failed`);
};

/** Opens the article and waits until the server has read it. */
async function openSample() {
  const folder = vscode.workspace.workspaceFolders[0].uri;
  const uri = vscode.Uri.joinPath(folder, "drina.txt");
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const kit = {
    folder,
    uri,
    document,
    editor,
    vscode,
    /** The position `into` characters into the `nth` occurrence of `text`. */
    at(text, { into = 1, nth = 1, of = document } = {}) {
      let from = -1;
      for (let i = 0; i < nth; i++) {
        from = of.getText().indexOf(text, from + 1);
        assert.notEqual(from, -1, `“${text}” is not in the text`);
      }
      return of.positionAt(from + into);
    },
    /** What VS Code's command answers for a position. */
    ask(command, position, ...rest) {
      return vscode.commands.executeCommand(command, uri, position, ...rest);
    },
    /** The Markdown of the hover at a position. */
    async hover(position, of = uri) {
      const hovers = await vscode.commands.executeCommand("vscode.executeHoverProvider", of, position);
      return hovers.flatMap((hover) => hover.contents).map((content) => content.value ?? content).join("\n");
    },
    /** Waits until `probe` gives something true, and gives that. */
    async until(what, probe) {
      // The machine may be busy with other things.
      for (const end = Date.now() + 30_000; Date.now() < end; ) {
        const value = await probe();
        if (value) return value;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`never saw ${what}`);
    },
    /** The codes of what is found in a document. */
    codes(of = uri) {
      return vscode.languages.getDiagnostics(of).map((finding) => finding.code.value ?? finding.code);
    },
    /** Writes a file of the workspace and gives its URI. */
    async write(name, text) {
      const file = vscode.Uri.joinPath(folder, name);
      await vscode.workspace.fs.writeFile(file, Buffer.from(text));
      return file;
    },
    /** Copies a folder of the fixtures into the workspace and gives its URI there. */
    fixture(name) {
      const target = vscode.Uri.joinPath(folder, name);
      fs.cpSync(path.join(__dirname, "../../fixtures", name), target.fsPath, { recursive: true });
      return target;
    },
    /** Opens a file of the workspace and shows it. */
    async show(file) {
      const shown = await vscode.workspace.openTextDocument(file);
      await vscode.window.showTextDocument(shown);
      return shown;
    },
  };
  const extension = vscode.extensions.getExtension("postil.postil");
  const api = await extension.activate();
  assert.ok(api.client(), "the server was found and started");
  await kit.until("a finding", () => vscode.languages.getDiagnostics(uri).length > 0);
  return kit;
}
