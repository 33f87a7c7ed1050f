// Annotations made from the keyboard: entries of data bases, sources, speakers, equivalences, ends of relations. Each is
// one step of undo.

const { fill, hands, pick, pressing, taking, typing } = require("./acting.js");

let documents;

/** The article, with what postil reads in it accepted, and its annotations. */
async function open(kit) {
  if (!documents) {
    const { vscode } = kit;
    const quay = kit.fixture("quay");
    const uri = vscode.Uri.joinPath(quay, "quay.txt");
    const standoff = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(quay, "quay.ann"));
    const article = await kit.show(uri);
    await kit.until("it read", async () =>
      (await kit.hover(kit.at("Aleppo", { of: article }), uri)).includes("Aleppo"));
    await pressing("y", () => pick("readings in the article"))();
    await kit.until("the annotations", () => standoff.getText().includes("Speaker Arg1:T6 Arg2:T1"));
    documents = { article, standoff };
  }
  return documents;
}

/** Puts the cursor into words, acts, waits for lines, and sees that one undo takes it all back and one redo brings it. */
async function makes(kit, words, act, lines, gone = []) {
  const { vscode, until } = kit;
  const { article, standoff } = await open(kit);
  const before = standoff.getText();
  const editor = await vscode.window.showTextDocument(article);
  const at = kit.at(words, { of: article });
  editor.selection = new vscode.Selection(at, at);
  await act(editor.selection);
  const all = () => standoff.getText().split("\n");
  await until(`${lines} and not ${gone} in ${all().join(" | ")}`, () =>
    lines.every((line) => all().some((it) => line.test(it))) && !gone.some((line) => all().some((it) => line.test(it))));
  const after = standoff.getText();
  await vscode.window.showTextDocument(standoff);
  await vscode.commands.executeCommand("undo");
  await until("all of it undone", () => standoff.getText() === before);
  await vscode.commands.executeCommand("redo");
  await until("all of it done again", () => standoff.getText() === after);
}

exports.checks = {
  "an entry of the gazetteer looked up by another name": (kit) =>
    makes(kit, "Damascus", pressing("e", async () => {
      await pick("Look up in GeoNames");
      // What stands in the box is what the article says; typing replaces it.
      await hands("rows", "Damascus");
      await hands("type", "Latakia");
      await hands("rows", "Latakia, ");
      await hands("press", "Enter");
    }), [/^N2\tReference T5 GeoNames:173576\t/], [/GeoNames:170654/]),

  "an entry of a data base that is typed": (kit) =>
    makes(kit, "Aleppo", pressing("e", async () => {
      await pick("Wikidata");
      await fill("Wikidata", "Q41183");
    }), [/^N\d+\tReference T4 Wikidata:Q41183\tAleppo$/]),

  "verified, with a source": (kit) =>
    makes(kit, "Marta", typing(kit, "Mark “Marta Kowal” as verified, with a source", "staff list"),
      [/^A\d+\tStatus T1 Verified$/, /^#\d+\tAnnotatorNotes T1\tVerified: staff list$/]),

  "somebody else speaks": (kit) =>
    makes(kit, "bridge", pressing("s", async () => {
      await pick("omebody else");
      await fill("", "Omar Aziz");
    }), [/^R\d+\tSpeaker Arg1:T6 Arg2:T3\t?$/], [/Speaker Arg1:T6 Arg2:T1/]),

  "another end of a relation": async (kit) => {
    await makes(kit, "bridge", taking(kit, "Unlink “We will open the bridge,” from “Omar Aziz”"), [], [/\tSpeaker /]);
    await makes(kit, "bridge", pressing("l", () => pick("Speaker: “Marta Kowal”")), [/^R\d+\tSpeaker Arg1:T6 Arg2:T1\t?$/]);
  },

  "an equivalence is made by picker and left": async (kit) => {
    await makes(kit, "Marta", pressing("l", () => pick("Same: “Ms Kowal”")), [/^\*\tSame T1 T2$/]);
    await makes(kit, "Omar", taking(kit, "Link “Omar Aziz” to “Ms Kowal” (Same)"), [/^\*\tSame T1 T2 T3$/]);
    await makes(kit, "Omar", taking(kit, "Take “Omar Aziz” out of Same"), [/^\*\tSame T1 T2$/]);
    await makes(kit, "Marta", pressing("u", () => pick("Same")), [], [/^\*/]);
  },

  "a doubtful place is confirmed": async (kit, assert) => {
    const { vscode, until } = kit;
    const uri = await kit.write("marovo/marovo.txt", "Marovo is cut off. The road to Marovo is closed.\n");
    await kit.write("marovo/marovo.ann", "T1\tPlace 24 30\tMarovo\n");
    const article = await kit.show(uri);
    const doubts = () => kit.codes(uri).filter((code) => code === "annotation-doubtful").length;
    await until("the doubt", () => doubts() === 1);
    const [finding] = vscode.languages.getDiagnostics(uri).filter((it) => (it.code.value ?? it.code) === "annotation-doubtful");
    assert.equal(article.getText(finding.range), "Marovo");
    const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, finding.range);
    const confirm = actions.find((it) => /^T1 .*is right here/.test(it.title));
    assert.ok(confirm, actions.map((it) => it.title).join(" | "));
    if (confirm.edit) await vscode.workspace.applyEdit(confirm.edit);
    if (confirm.command) await vscode.commands.executeCommand(confirm.command.command, ...(confirm.command.arguments ?? []));
    await until("no doubt", () => doubts() === 0);
    await vscode.window.showTextDocument(kit.document);
  },
};
