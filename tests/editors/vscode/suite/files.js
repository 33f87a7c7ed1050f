// Stand-off files as other programs leave them, and all that can be wrong with one; what the command line says of what the
// editor wrote; when they are written; and what happens where another program writes them too.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { about, completes, fixes, hands, running, turns } = require("./acting.js");

let fog;

/** A file of the folder, shown. */
async function open(kit, name) {
  fog ??= kit.fixture("fog");
  return kit.show(kit.vscode.Uri.joinPath(fog, name));
}

/** What the command line says, with its exit code. */
function postil(...words) {
  const { stdout, stderr, status } = spawnSync(process.env.POSTIL, words, { cwd: fog.fsPath, encoding: "utf8" });
  return { said: stdout + stderr, status };
}

/** Waits for just these findings. */
async function finds(kit, document, wanted) {
  let found;
  await kit.until("the findings", () => {
    found = [...new Set(kit.codes(document.uri))].sort();
    return JSON.stringify(found) === JSON.stringify([...wanted].sort());
  }).catch(() => {
    throw new Error(`never saw ${wanted} but ${found}`);
  });
}

/** Puts text into a document. */
async function put(kit, document, position, text) {
  const edit = new kit.vscode.WorkspaceEdit();
  edit.insert(document.uri, position, text);
  await kit.vscode.workspace.applyEdit(edit);
}

/** Waits for lines of a document. */
async function says(kit, document, ...lines) {
  await kit.until(lines, () => lines.every((line) => document.getText().split("\n").includes(line))).catch(() => {
    throw new Error(`never saw ${JSON.stringify(lines)} in ${JSON.stringify(document.getText())}`);
  });
}

/** Waits for a card at some words. */
function card(kit, document, words, pattern) {
  return kit.until(`${pattern} at ${words}`, async () =>
    pattern.test(await kit.hover(kit.at(words, { into: 2, of: document }), document.uri)));
}

const QUOTE = "“We wait,” she told the radio. “The fog decides.”";

exports.checks = {
  "a file with a byte order mark, M lines, U+2028 and U+0085": async (kit, assert) => {
    const standoff = await open(kit, "fog.ann");
    await finds(kit, standoff, ["byte-order-mark", "text-missing", "span-breaks", "line-malformed"]);
    await card(kit, standoff, "T1\tPerson", /annotation T1[^]*Checked/);
    await fixes(kit, assert, standoff, "T2\tPlace", /^Fill in the text/, "T2\tPlace 44 51\tDenmark");
    await fixes(kit, assert, standoff, "T3\tQuote", /^Split/, `T3\tQuote 140 150;151 170;171 189\t${QUOTE}`);
    const folds = await about(kit, "vscode.executeFoldingRangeProvider", standoff);
    assert.ok(folds.some((fold) => fold.start === 0 && fold.end === 4), JSON.stringify(folds));
    const article = await open(kit, "fog.txt");
    await card(kit, article, "Karen Munk said", /annotation T1[^]*Checked/);
    await put(kit, article, new kit.vscode.Position(2, 0), "So it is. 😀\n\n");
    await article.save();
    await says(kit, standoff, `T3\tQuote 153 163;164 183;184 202\t${QUOTE}`, "T2\tPlace 57 64\tDenmark", "M1\tChecked T1",
      "N1\tReference T4 GeoNames:2617384\t\t\t\tMARSTAL", "what another program keeps here", "R1\tSpeaker Arg1:T3 Arg2:T1");
    await standoff.save();
    const bytes = fs.readFileSync(standoff.uri.fsPath, "utf8");
    assert.ok(bytes.startsWith("\ufeffT1\tPerson 118 128\tKaren Munk\n"), bytes);
  },

  "the command line reads what the editor wrote": async (kit, assert) => {
    const { said, status } = postil("convert", "fog.ann", "--to", "brat");
    assert.equal(status, 0, said);
    assert.equal(said, [
      "T1\tPerson 118 128\tKaren Munk",
      "T2\tPlace 57 64\tDenmark",
      `T3\tQuote 153 163;164 183;184 202\t${QUOTE}`,
      "T4\tPlace 48 55\tMARSTAL",
      "T5\tPerson 203 210\tMs Munk",
      "M1\tChecked T1",
      "N1\tReference T4 GeoNames:2617384\tMARSTAL",
      "R1\tSpeaker Arg1:T3 Arg2:T1\t",
      "what another program keeps here",
      "#1\tAnnotatorNotes R1\tas the radio has it",
      "",
    ].join("\n"));
    const checked = postil("check", "fog.ann");
    assert.equal(checked.status, 1);
    assert.match(checked.said, /byte-order-mark[^]*line-malformed/);
    assert.doesNotMatch(checked.said, /text-/);
  },

  "an article with a byte order mark": async (kit, assert) => {
    const article = await open(kit, "mark.txt");
    await card(kit, article, "Marstal", /annotation T2/);
    assert.deepEqual(kit.codes(article.uri), []);
    await put(kit, article, new kit.vscode.Position(0, 11), "never ");
    await article.save();
    const standoff = await open(kit, "mark.ann");
    await says(kit, standoff, "T2\tPlace 23 30\tMarstal");
    await standoff.save();
    assert.equal(postil("check", "mark.ann").said, "Nothing found.\n");
  },

  "what brat's verifier says and what it misses": async (kit, assert) => {
    const standoff = await open(kit, "wrong.ann");
    await finds(kit, standoff, ["offset-range", "overlap", "argument-missing", "id-undefined", "attribute-value", "attribute-conflict",
      "attribute-not-allowed", "relation-duplicate", "relation-not-allowed", "equiv-not-allowed", "equiv-type", "database-unknown",
      "text-mismatch"]);
    const found = kit.vscode.languages.getDiagnostics(standoff.uri);
    assert.ok(found.some((it) => it.message.includes("crossing span with T4")), "an overlap that involves an event");
    await fixes(kit, assert, standoff, "A1\tStatus", /^Set Status to Open/, "A1\tStatus T1 Open");
    await fixes(kit, assert, standoff, "T10\tPerson", /^Take the article’s text/, "T10\tPerson 56 61\twaits");
    await fixes(kit, assert, standoff, "T5\tPerson", /^Re-anchor T5/, "T5\tPerson 48 55\tMs Munk");
    await completes(kit, assert, standoff, [["A9\tSt", "Status"]]);
  },

  "a file whose article is missing": async (kit) => {
    const standoff = await open(kit, "missing.ann");
    await finds(kit, standoff, ["article-missing"]);
    await kit.write("fog/missing.txt", "Karen Munk waits.\n");
    await finds(kit, standoff, []);
  },

  "postil init writes a schema that holds": async (kit, assert) => {
    assert.equal(postil("init", "fresh").status, 0);
    await kit.write("fog/fresh/fresh.txt", "Karen Munk waits.\n");
    await kit.write("fog/fresh/fresh.ann", "T1\tPerson 0 10\tKaren Munk\nA1\tStatus T1 Verified\nT2\tVessel 11 16\twaits\n");
    const standoff = await open(kit, "fresh/fresh.ann");
    await finds(kit, standoff, ["type-unknown"]);
    for (const name of ["visual.conf", "tools.conf", "kb_shortcuts.conf", "annotation.conf"]) {
      const conf = await open(kit, `fresh/${name}`);
      await kit.until("an outline", () => about(kit, "vscode.executeDocumentSymbolProvider", conf));
      assert.deepEqual(kit.codes(conf.uri), [], name);
    }
    const conf = await open(kit, "fresh/annotation.conf");
    await put(kit, conf, conf.positionAt(conf.getText().search(/^Person/m)), "Vessel\n");
    await kit.show(standoff.uri);
    await finds(kit, standoff, []);
    await kit.show(conf.uri);
    await kit.vscode.commands.executeCommand("workbench.action.files.revert");
  },

  "offsets are written by command only; what is typed at a border does not belong": async (kit, assert) => {
    await kit.write("fog/late/postil.toml", '[annotations]\nsync = "command"\n');
    await kit.write("fog/late/late.txt", "So Karen Munk waits.\n");
    await kit.write("fog/late/late.ann", "T1\tPerson 3 13\tKaren Munk\n");
    const standoff = await open(kit, "late/late.ann");
    const article = await open(kit, "late/late.txt");
    await card(kit, article, "Munk", /annotation T1/);
    for (const [words, into, typed] of [["Karen", 0, "Ms "], ["Munk", 4, ", 51,"], ["Munk", 0, "Lis "]]) {
      const editor = await kit.vscode.window.showTextDocument(article);
      const at = kit.at(words, { into, of: article });
      editor.selection = new kit.vscode.Selection(at, at);
      const wanted = article.getText().length + typed.length;
      // Behind the selection on its way to the editor, as a key need not be.
      await kit.vscode.commands.executeCommand("type", { text: typed });
      await kit.until("it typed", () => article.getText().length === wanted);
    }
    await article.save();
    await card(kit, article, "Munk", /annotation T1[^]*Karen Lis Munk/);
    assert.equal(standoff.getText(), "T1\tPerson 3 13\tKaren Munk\n");
    await kit.vscode.commands.executeCommand("postil.syncAnnotations");
    await says(kit, standoff, "T1\tPerson 6 20\tKaren Lis Munk");
  },

  "both files are edited at once": async (kit) => {
    const { vscode } = kit;
    await kit.write("fog/both/both.txt", "Karen Munk waits in Marstal.\n");
    const standoff = await kit.show(await kit.write("fog/both/both.ann", "T1\tPerson 0 10\tKaren Munk\nT2\tPlace 20 27\tMarstal\n"));
    const article = await open(kit, "both/both.txt");
    await card(kit, article, "Marstal", /annotation T2/);
    await put(kit, standoff, standoff.positionAt(standoff.getText().length), "#1\tAnnotatorNotes T1\tby phone\n");
    await put(kit, article, new vscode.Position(0, 0), "So ");
    await article.save();
    await put(kit, standoff, standoff.positionAt(standoff.getText().length), "#2\tAnnotatorNotes T2\tthis one too\n");
    await says(kit, standoff, "T1\tPerson 3 13\tKaren Munk", "T2\tPlace 23 30\tMarstal", "#1\tAnnotatorNotes T1\tby phone",
      "#2\tAnnotatorNotes T2\tthis one too");
  },

  "another program writes what has unsaved changes here": async (kit, assert) => {
    const { vscode } = kit;
    await kit.write("fog/two/two.txt", "Karen Munk waits in Marstal.\n");
    const uri = await kit.write("fog/two/two.ann", "T1\tPerson 0 10\tKaren Munk\n");
    const standoff = await kit.show(uri);
    await put(kit, standoff, new vscode.Position(1, 0), "#1\tAnnotatorNotes T1\tmine\n");
    fs.writeFileSync(uri.fsPath, "T1\tPerson 0 10\tKaren Munk\nT2\tPlace 20 27\tMarstal\n");
    // Messages don't come up by themselves while the editor is driven.
    await kit.until("the warning", async () => {
      await vscode.commands.executeCommand("notifications.showList");
      return hands("message", "two.ann was changed by another program").catch(() => undefined);
    });
    await vscode.commands.executeCommand("notifications.clearAll");
    assert.match(standoff.getText(), /mine/);
    await vscode.window.showTextDocument(standoff);
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await says(kit, standoff, "T2\tPlace 20 27\tMarstal");
    await card(kit, await open(kit, "two/two.txt"), "Marstal", /annotation T2/);
  },

  "what was changed while nobody looked is found again": async (kit, assert) => {
    const { vscode } = kit;
    const uri = await kit.write("fog/shut/shut.txt", "Karen Munk waits in Marstal.\n");
    await kit.write("fog/shut/shut.ann", "T1\tPerson 0 10\tKaren Munk\nT2\tPlace 20 27\tMarstal\n");
    // As its user opens it: what an extension opens stays open behind the scenes.
    await vscode.commands.executeCommand("vscode.open", uri);
    const first = vscode.window.activeTextEditor.document;
    await card(kit, first, "Marstal", /annotation T2/);
    const cache = path.join(kit.folder.fsPath, ".postil/cache");
    await kit.until("it remembered", () => fs.readdirSync(cache).some((name) => name.startsWith("shut")));
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await kit.until("it closed", () => first.isClosed);
    fs.writeFileSync(uri.fsPath, "Nobody sails.\n\nKaren Munk waits in Marstal, and waits.\n");
    const article = await kit.show(uri);
    await card(kit, article, "Marstal", /annotation T2/);
    await finds(kit, article, ["annotation-outdated"]);
    const edit = await vscode.window.showTextDocument(article);
    await edit.edit((change) => change.insert(new vscode.Position(0, 0), "\n"));
    await article.save();
    await says(kit, await open(kit, "shut/shut.ann"), "T1\tPerson 16 26\tKaren Munk", "T2\tPlace 36 43\tMarstal");
    assert.deepEqual(kit.codes(uri), []);
  },

  "a command that leaves its argument to the server": async (kit) => {
    const standoff = await open(kit, "two/two.ann");
    const article = await open(kit, "two/two.txt");
    await turns(kit, { article, standoff }, "Marstal", {}, (selection) => {
      const at = { line: selection.start.line, character: selection.start.character };
      const asked = running(kit, "setType", { uri: article.uri.toString(), range: { start: at, end: at } })();
      const answered = kit.until("the question", async () => {
        await kit.vscode.commands.executeCommand("notifications.showList");
        return hands("answer", "Organisation").catch(() => undefined);
      });
      return Promise.all([asked, answered]);
    }, ["T2\tOrganisation 20 27\tMarstal"], ["T2\tPlace 20 27\tMarstal"]);
  },

  "the lens is clicked": async (kit, assert) => {
    const { vscode } = kit;
    await vscode.commands.executeCommand("notifications.clearAll");
    await open(kit, "two/two.txt");
    await hands("lens", "2 annotations");
    await kit.until("the stand-off file", () => vscode.window.activeTextEditor?.document.uri.path.endsWith("two/two.ann"));
    assert.equal(vscode.window.activeTextEditor.document.languageId, "brat-annotation");
    await vscode.window.showTextDocument(kit.document);
  },
};
