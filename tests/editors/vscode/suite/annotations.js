// Annotations and their schema: everything that can be asked in an `.ann` file and in the four `.conf` files.

const { about, completes, fixes, takeBack } = require("./acting.js");

let documents;

/** The annotations, open; the article is not. */
async function open(kit) {
  if (!documents) {
    const bridge = kit.fixture("bridge");
    const file = (name) => kit.vscode.Uri.joinPath(bridge, name);
    documents = { standoff: await kit.show(file("bridge.ann")), schema: file("annotation.conf") };
  }
  return documents;
}

/** The names of the outline, those of a group behind its name. */
async function outline(kit, document) {
  const symbols = await kit.until("an outline", () => about(kit, "vscode.executeDocumentSymbolProvider", document));
  return symbols.flatMap((group) => [group.name, ...group.children.map((child) => `${group.name}/${child.name}`)]);
}

/** File, line and words of where a definition or reference is. */
async function places(kit, command, document, position) {
  const found = await about(kit, command, document, position);
  const shown = found.map(async (location) => {
    const uri = location.targetUri ?? location.uri;
    const range = location.targetSelectionRange ?? location.range;
    const text = (await kit.vscode.workspace.openTextDocument(uri)).getText(range);
    return `${uri.path.split("/").pop()}:${range.start.line + 1} ${text}`;
  });
  return Promise.all(shown);
}

exports.checks = {
  "annotations are checked": async (kit) => {
    const { standoff } = await open(kit);
    const wanted = ["text-mismatch", "type-unknown", "relation-circular", "id-duplicate"];
    await kit.until("all problems", () => wanted.every((code) => kit.codes(standoff.uri).includes(code)));
  },

  "a line of annotations shows its span in its sentence": async (kit, assert) => {
    const { standoff } = await open(kit);
    assert.equal(standoff.languageId, "brat-annotation");
    const card = await kit.hover(kit.at("T1\tPerson", { into: 4, of: standoff }), standoff.uri);
    assert.match(card, /closed, said \*\*Marta Kowal\*\*/);
    assert.match(card, /Verified/);
  },

  "completion of annotations": async (kit, assert) => {
    const { standoff } = await open(kit);
    await completes(kit, assert, standoff, [
      ["T9\tP", "Person", "Place"],
      ["R9\tKnows A", "Arg1:", "Arg2:"],
      ["R9\tKnows Arg2:", "T3"],
      ["R9\tKnows Arg1:mart", "T1"],
      ["A9\tStatus T1 V", "Verified"],
      ["N9\tReference T2 G", "GeoNames:"],
    ]);
  },

  "outline, folding, links and colours of annotations": async (kit, assert) => {
    const { standoff } = await open(kit);
    const names = await outline(kit, standoff);
    for (const wanted of ["Person/Marta Kowal", "Place/Kostajnica", "Relations/Knows", "Links/Kostajnica"]) {
      assert.ok(names.includes(wanted), `${wanted}: ${names}`);
    }
    const folds = await about(kit, "vscode.executeFoldingRangeProvider", standoff);
    assert.ok(folds.some((fold) => fold.start === 0 && fold.end === 1), JSON.stringify(folds));
    const links = await about(kit, "vscode.executeLinkProvider", standoff);
    assert.deepEqual(links.map((link) => link.target.toString()), ["https://www.geonames.org/3193044"]);
    const legend = await about(kit, "vscode.provideDocumentSemanticTokensLegend", standoff);
    const { data } = await about(kit, "vscode.provideDocumentSemanticTokens", standoff);
    const types = Array.from({ length: data.length / 5 }, (_, index) => legend.tokenTypes[data[index * 5 + 3]]);
    for (const type of ["person", "place", "date"]) assert.ok(types.includes(type), `${type}: ${types}`);
  },

  "formatting of annotations": async (kit, assert) => {
    const { vscode } = kit;
    const { standoff } = await open(kit);
    const before = standoff.getText();
    const edits = await about(kit, "vscode.executeFormatDocumentProvider", standoff, { tabSize: 4, insertSpaces: false });
    const edit = new vscode.WorkspaceEdit();
    edit.set(standoff.uri, edits);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const ids = standoff.getText().trimEnd().split("\n").map((line) => line.split("\t")[0]);
    assert.equal(ids.join(" "), "T1 T2 T3 T4 T4 R1 A1 N1");
    await takeBack(kit, standoff, before);
  },

  "quick fixes of annotations": async (kit, assert) => {
    const { standoff } = await open(kit);
    const fix = (words, pattern, wanted) => fixes(kit, assert, standoff, words, pattern, wanted);
    await fix("T2\tPlace", /^Re-anchor T2/, "T2\tPlace 14 24\tKostajnica");
    await fix("T2\tPlace", /^Re-anchor all/, (lines) =>
      lines.includes("T2\tPlace 14 24\tKostajnica") && lines.includes("T4\tPerson 68 76\tMs Kowal"));
    await fix("T3\tPersn", /^Change Persn to Person/, "T3\tPerson 54 65\tan engineer");
    await fix("T4\tDate", /^Give this line the id T5/, "T5\tDate 97 103\tFriday");
    await fix("T4\tDate", /^Renumber/, "T5\tDate 97 103\tFriday");
    await fix("R1\tKnows", /^Remove R1/, (lines) => !lines.some((line) => line.startsWith("R1")));
    await fix("T3\tPersn", /^Remove T3/, (lines) => !lines.some((line) => line.startsWith("T3")));
  },

  "ways and references of annotations": async (kit, assert) => {
    const { standoff } = await open(kit);
    const at = (words, into) => kit.at(words, { into, of: standoff });
    const definition = (words, into) => places(kit, "vscode.executeDefinitionProvider", standoff, at(words, into));
    assert.deepEqual(await definition("Arg2:T1", 5), ["bridge.ann:1 T1"]);
    assert.deepEqual(await definition("41 52", 1), ["bridge.txt:1 Marta Kowal"]);
    assert.deepEqual(await definition("T1\tPerson", 4), ["annotation.conf:2 Person"]);
    const found = await places(kit, "vscode.executeReferenceProvider", standoff, at("T1\tPerson", 1));
    assert.deepEqual(found, ["bridge.ann:1 T1", "bridge.ann:3 T1", "bridge.ann:3 T1", "bridge.ann:6 T1"]);
  },

  "rename of an id, and of a type in every file": async (kit, assert) => {
    const { vscode, until } = kit;
    const { standoff, schema } = await open(kit);
    const rename = async (words, into, name) => {
      const position = kit.at(words, { into, of: standoff });
      const edit = await about(kit, "vscode.executeDocumentRenameProvider", standoff, position, name);
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    await rename("T1\tPerson", 1, "T7");
    await until("the id renamed", () => standoff.getText().includes("Knows Arg1:T7 Arg2:T7"));
    await rename("T7\tPerson", 5, "Human");
    const conf = await vscode.workspace.openTextDocument(schema);
    const other = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(kit.folder, "bridge/more/other.ann"));
    await until("the type renamed everywhere", () => standoff.getText().includes("T7\tHuman")
      && conf.getText().includes("Arg1:Human") && other.getText().includes("T1\tHuman"));
  },

  "annotation.conf": async (kit, assert) => {
    const { standoff, schema } = await open(kit);
    const conf = await kit.show(schema);
    assert.equal(conf.languageId, "brat-configuration");
    await kit.until("the schema checked", () => kit.codes(schema).includes("conf-unknown-type"));
    const at = (words, into) => kit.at(words, { into, of: conf });
    assert.match(await kit.hover(at("Arg1:Human", 6), schema), /\*\*Human\*\*/);
    assert.deepEqual(await places(kit, "vscode.executeDefinitionProvider", conf, at("Arg1:Human", 6)), ["annotation.conf:2 Human"]);
    assert.equal((await places(kit, "vscode.executeReferenceProvider", conf, at("Human", 1))).length, 3);
    const names = await outline(kit, conf);
    for (const wanted of ["entities/Human", "relations/Knows"]) assert.ok(names.includes(wanted), `${wanted}: ${names}`);
    const folds = await about(kit, "vscode.executeFoldingRangeProvider", conf);
    assert.ok(folds.some((fold) => fold.start === 0 && fold.end === 3), JSON.stringify(folds));
    await completes(kit, assert, conf, [["Likes\tArg:", "Human", "Place", "<ANY>"]]);
    await fixes(kit, assert, conf, "Arg2:Plase", /^Change Plase to Place/, "Owns\tArg1:Human, Arg2:Place");
    await kit.vscode.window.showTextDocument(standoff);
  },

  "visual.conf, kb_shortcuts.conf and tools.conf": async (kit, assert) => {
    const opened = async (name, text, code) => {
      const conf = await kit.show(await kit.write(`bridge/${name}`, text));
      await kit.until(`${name} checked`, () => kit.codes(conf.uri).includes(code));
      return conf;
    };
    const hover = (conf, words, into) => kit.hover(kit.at(words, { into, of: conf }), conf.uri);
    const visual = await opened("visual.conf", "[labels]\nPlase | Where\n[drawing]\nHuman\tbgColor:#ffccaa\n", "conf-unknown-type");
    await completes(kit, assert, visual, [["Place\tb", "bgColor:", "borderColor:"], ["Pl", "Place"]]);
    assert.match(await hover(visual, "Human\tbgColor", 1), /\*\*Human\*\*/);
    assert.match(await hover(visual, "[labels]", 2), /Stored \| Full form/);
    const keys = await opened("kb_shortcuts.conf", "P Human\nP Place\n", "conf-shortcut");
    await completes(kit, assert, keys, [["Q pl", "Place"]]);
    assert.match(await hover(keys, "P Human", 3), /\*\*Human\*\*[^]*Key\*\* `P`/);
    const tools = await opened("tools.conf", "[options]\nValidation\tvalidate:al\n[normalization]\nWikidata\tDB:wd\n", "conf-option");
    await completes(kit, assert, tools, [["Commons\t<U", "<URL>:", "<URLBASE>:"]]);
    assert.match(await hover(tools, "[options]", 2), /tokenizer:whitespace/);
    assert.match(await hover(tools, "Wikidata", 2), /data base/);
    await fixes(kit, assert, tools, "Validation", /^Set Validation to all/, "Validation\tvalidate:all");
  },

  "a schema that is not open is checked": async (kit) => {
    const schema = await kit.write("reef/annotation.conf",
      "[entities]\nPerson\n[relations]\nKnows\tArg1:Nobody, Arg2:Person\n[events]\n[attributes]\n");
    await kit.show(await kit.write("reef/reef.txt", "Ana Ruiz dived.\n"));
    await kit.until("its problems", () => kit.codes(schema).includes("conf-unknown-type"));
  },

  "a type of the default schema is renamed in one that is written for it": async (kit, assert) => {
    const { vscode, until } = kit;
    await kit.write("plain.txt", "Ana Ruiz left.\n");
    const standoff = await kit.show(await kit.write("plain.ann", "T1\tPerson 0 8\tAna Ruiz\n"));
    const position = kit.at("T1\tPerson", { into: 4, of: standoff });
    const edit = await about(kit, "vscode.executeDocumentRenameProvider", standoff, position, "Witness");
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until("the type renamed", () => standoff.getText() === "T1\tWitness 0 8\tAna Ruiz\n");
    const conf = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(kit.folder, "annotation.conf"));
    assert.match(conf.getText(), /^Witness/m);
    assert.match(conf.getText(), /Speaker\s+Arg1:Quote, Arg2:Witness/);
    // For the checks that follow the workspace has the default schema again.
    for (const name of ["annotation.conf", "visual.conf", "kb_shortcuts.conf"]) {
      const uri = vscode.Uri.joinPath(kit.folder, name);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
      await vscode.workspace.fs.delete(uri);
    }
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(kit.folder, "drina.ann")));
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await vscode.window.showTextDocument(kit.document);
  },
};
