// Annotations kept in place: with the article edited and saved, with the file written by another program, with the article
// changed by git; and what is found in articles nobody opened.
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

/** Where the line of an annotation says it is, and whether that is so; offsets are code points. */
function placeOf(article, standoff, id) {
  const [, start, end, text] = standoff.getText().match(new RegExp(`^${id}\\t\\S+ (\\d+) (\\d+)\\t(.*)$`, "m")) ?? [];
  const there = [...article.getText()].slice(Number(start), Number(end)).join("");
  return { start: Number(start), text, fits: there === text };
}

async function append(kit, document, position, text) {
  const edit = new kit.vscode.WorkspaceEdit();
  edit.insert(document.uri, position, text);
  await kit.vscode.workspace.applyEdit(edit);
}

function standoffOf(kit) {
  return kit.vscode.workspace.openTextDocument(kit.vscode.Uri.joinPath(kit.folder, "drina.ann"));
}

exports.checks = {
  "a lens counts the annotations": async (kit, assert) => {
    const lenses = await kit.until("the lenses", async () => {
      const found = await kit.vscode.commands.executeCommand("vscode.executeCodeLensProvider", kit.uri, 10);
      return found.length >= 2 && found;
    });
    const titles = lenses.map((lens) => lens.command.title);
    assert.match(titles[0], /^12 annotations: 3 Person, 3 Place, 3 Quote, 1 Cue, 1 Date, 1 Figure$/);
    assert.match(titles[1], /^0 verified, 12 open/);
  },

  "symbols and references of articles nobody opened": async (kit, assert) => {
    const { vscode } = kit;
    await kit.write("second.txt", "Amra Selimovic went back to Gorazde on Sunday.\n\n“It is over,” she said.\n");
    const files = (found) => found.map((it) => (it.location ?? it).uri.path.split("/").pop());
    await kit.until("symbols of both", async () => {
      const found = await vscode.commands.executeCommand("vscode.executeWorkspaceSymbolProvider", "selimovic");
      return files(found).includes("second.txt") && files(found).includes("drina.txt");
    });
    const found = await kit.ask("vscode.executeReferenceProvider", kit.at("Ms Selimovic said", { into: 5 }));
    assert.ok(files(found).includes("second.txt") && files(found).includes("drina.txt"), `${files(found)}`);
  },

  "saving brings the stand-off file up to date, in one step of undo": async (kit, assert) => {
    const { vscode, document, until } = kit;
    const standoff = await standoffOf(kit);
    const [article, before] = [document.getText(), standoff.getText()];
    await append(kit, document, new vscode.Position(1, 0), "Updated – with 🌊 figures.\n");
    await document.save();
    await until("the line of T9 brought up to date", () => placeOf(document, standoff, "T9").fits && standoff.getText() !== before);
    await vscode.window.showTextDocument(standoff);
    await vscode.commands.executeCommand("undo");
    await until("the file as it was", () => standoff.getText() === before);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    await until("the article as it was", () => document.getText() === article);
    await document.save();
    await until("the lines fit again", () => placeOf(document, standoff, "T9").fits);
    assert.equal(standoff.getText(), before);
  },

  "a pause brings it up to date, if that is wanted": async (kit) => {
    const { vscode, document, until } = kit;
    const settings = vscode.workspace.getConfiguration("postil");
    await settings.update("annotations.sync", "pause", vscode.ConfigurationTarget.Global);
    const standoff = await standoffOf(kit);
    const [article, before] = [document.getText(), standoff.getText()];
    await until("the line of T9 brought up to date", async () => {
      // The setting may be on its way.
      await append(kit, document, new vscode.Position(1, 0), "More. ");
      for (let tries = 0; tries < 40 && standoff.getText() === before; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return standoff.getText() !== before;
    });
    await until("T9 in its place", () => placeOf(document, standoff, "T9").fits);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), article);
    await vscode.workspace.applyEdit(edit);
    await until("all in its place again", () => standoff.getText() === before);
    await settings.update("annotations.sync", undefined, vscode.ConfigurationTarget.Global);
    await document.save();
    await standoff.save();
  },

  "what another program writes is noticed": async (kit) => {
    const { vscode, until, uri } = kit;
    const mismatches = () => vscode.languages.getDiagnostics(uri)
      .filter((finding) => (finding.code.value ?? finding.code) === "annotation-mismatch").length;
    await until("one annotation wrong", () => mismatches() === 1);
    const file = path.join(kit.folder.fsPath, "drina.ann");
    const before = fs.readFileSync(file, "utf8");
    fs.writeFileSync(file, `${before}T77\tPerson 0 7\tNobody!\n`);
    await until("two", () => mismatches() === 2);
    fs.writeFileSync(file, before);
    await until("one again", () => mismatches() === 1);
  },

  "an article that git changed keeps its annotations": async (kit, assert) => {
    const { vscode, until } = kit;
    const folder = path.join(kit.folder.fsPath, "pulled");
    const git = (...words) => execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.c", ...words], { cwd: folder });
    const old = "Ice on the quay\n\nRosa Lind, a pilot, left Varberg at noon.\n\nShe came back to Varberg at night.\n";
    const names = [["T1", "Person", "Rosa Lind"], ["T2", "Place", "Varberg"]];
    const lines = names.map(([id, type, words]) => `${id}\t${type} ${old.indexOf(words)} ${old.indexOf(words) + words.length}\t${words}\n`);
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, "ice.txt"), old);
    git("init", "-q");
    git("add", "ice.txt");
    git("commit", "-qm", "first");
    const standoffUri = await kit.write("pulled/ice.ann", lines.join(""));
    const article = await kit.show(vscode.Uri.joinPath(kit.folder, "pulled/ice.txt"));
    await until("it read", async () => (await kit.hover(kit.at("Rosa", { of: article }), article.uri)).includes("annotation T1"));
    await until("what it was written for remembered", () =>
      fs.readdirSync(path.join(kit.folder.fsPath, ".postil/cache")).some((name) =>
        fs.readFileSync(path.join(kit.folder.fsPath, ".postil/cache", name), "utf8").includes("Rosa Lind")));
    const renewed = old.replace("Ice on", "Black ice on").replace("a pilot", "a harbour pilot").replace("at night", "at dusk");
    git("checkout", "-qb", "edited");
    fs.writeFileSync(path.join(folder, "ice.txt"), renewed);
    git("commit", "-qam", "edited");
    await until("the text of git", () => article.getText() === renewed);
    for (const [id, , words] of names) {
      await until(`${id} where it belongs`, async () =>
        (await kit.hover(kit.at(words, { into: 2, of: article }), article.uri)).includes(`annotation ${id}`));
    }
    await vscode.commands.executeCommand("postil.syncAnnotations", article.uri.toString());
    const standoff = await vscode.workspace.openTextDocument(standoffUri);
    await until("the lines brought up to date", () => names.every(([id]) => placeOf(article, standoff, id).fits));
    assert.equal(placeOf(article, standoff, "T2").text, "Varberg");
    await vscode.window.showTextDocument(kit.document);
  },
};
