// A schema of one's own, used with the keyboard alone: keys, pickers, input boxes and messages are VS Code's. From the nearest
// folder upwards, with kinds, macros and what is inherited; events, relations and their roles from their lines in the
// `.ann` file; and files of it that change on disk.
const fs = require("node:fs");
const path = require("node:path");
const { fill, hands, pick, pressing, turns } = require("./acting.js");

let documents;

/** The article, its annotations and its schema. */
async function open(kit) {
  if (!documents) {
    const { vscode } = kit;
    const coast = kit.fixture("coast");
    const file = (name) => vscode.workspace.openTextDocument(vscode.Uri.joinPath(coast, name));
    const standoff = await file("2024/log.ann");
    const article = await kit.show(vscode.Uri.joinPath(coast, "2024/log.txt"));
    await kit.until("it read", async () => (await kit.hover(kit.at("Marita", { of: article }), article.uri)).includes("annotation T1"));
    documents = { article, standoff, coast };
  }
  return documents;
}

/** How often something is found in the annotations, by its code. */
async function finds(kit, code, wanted) {
  const { standoff } = await open(kit);
  let found;
  await kit.until(`${wanted} ${code}`, () => {
    found = kit.codes(standoff.uri);
    return found.filter((it) => it === code).length === wanted;
  }).catch(() => {
    throw new Error(`never saw ${wanted} ${code} but ${found}`);
  });
}

/** With the cursor in words of the article, or with `line` on a line of its annotations. */
async function changes(kit, words, act, added, gone, { keep = false, line = false } = {}) {
  const { article, standoff } = await open(kit);
  await turns(kit, { article, standoff, of: line ? standoff : article }, words, {}, act, added, gone, keep);
}

exports.checks = {
  "a schema holds with kinds, macros and what is inherited": async (kit, assert) => {
    const { vscode } = kit;
    const { standoff, coast } = await open(kit);
    // VS Code asks what is wrong with what is shown.
    await vscode.window.showTextDocument(standoff);
    await finds(kit, "relation-not-allowed", 1);
    assert.deepEqual(kit.codes(standoff.uri), ["relation-not-allowed"]);
    const symbols = await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", standoff.uri);
    assert.equal(symbols[0].name, "Ship");
    const conf = await kit.show(vscode.Uri.joinPath(coast, "annotation.conf"));
    const hover = (words, into = 1) => kit.hover(kit.at(words, { into, of: conf }), conf.uri);
    assert.match(await hover("Captain"), /Arg1\*\* Person, Sailor[^]*Arg2\*\* Vessel/);
    assert.match(await hover("Sail\t<INHERIT>"), /Kind of\*\* Move[^]*Ship\*\* Vessel[^]*Who\*\* Person, Sailor/);
    assert.match(await hover("Arg1:<CREW>", 7), /Person\|Sailor/);
  },

  "a key of the schema annotates at once": async (kit, assert) => {
    await changes(kit, "Ms Lind", pressing("a", async () => {
      const rows = await hands("rows", "[H] Hand");
      assert.ok(rows.some((row) => row.startsWith("[V] Ship")), rows);
      await hands("type", "H");
    }), ["T6\tSailor 86 93\tMs Lind"], []);
    await changes(kit, "trawler", pressing("a", async () => {
      await hands("rows", "[V] Ship");
      await hands("type", "V");
    }), ["T6\tVessel 4 11\ttrawler"], []);
  },

  "a type is found by its label": (kit) =>
    changes(kit, "trawler", pressing("a", () => pick("Ship")), ["T6\tVessel 4 11\ttrawler"], []),

  "an escaped picker and an escaped box do nothing": async (kit, assert) => {
    const { article, standoff } = await open(kit);
    const before = standoff.getText();
    const editor = await kit.vscode.window.showTextDocument(article);
    for (const key of ["t", "n"]) {
      const at = kit.at("Rosa Lind", { of: article });
      editor.selection = new kit.vscode.Selection(at, at);
      await pressing(key)();
      if (key === "t") await hands("rows", "Hand");
      await hands("press", "Escape");
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(standoff.getText(), before);
  },

  "an event is made, and its roles are filled from the article and from its line": async (kit) => {
    await changes(kit, "sailed", pressing("a", () => pick("Sail")), ["T6\tSail 19 25\tsailed", "E1\tSail:T6"], [], { keep: true });
    await finds(kit, "argument-missing", 1);
    await changes(kit, "sailed", pressing("l", () => pick("Ship: “Marita”")), ["E1\tSail:T6 Ship:T1"], ["E1\tSail:T6"], { keep: true });
    await finds(kit, "argument-missing", 0);
    const role = (act, now, before, keep) => changes(kit, "E1\tSail", act, [now], [before], { keep, line: true });
    await role(pressing("l", () => pick("Who: “Rosa Lind”")), "E1\tSail:T6 Ship:T1 Who:T3", "E1\tSail:T6 Ship:T1", true);
    const whole = "E1\tSail:T6 Ship:T1 Who:T3 Who2:T4";
    await role(pressing("l", () => pick("Who: “Per Holm”")), whole, "E1\tSail:T6 Ship:T1 Who:T3", true);
    await role(pressing("u", () => pick("Rosa Lind")), "E1\tSail:T6 Ship:T1 Who2:T4", whole);
  },

  "an event is negated, marked, noted, changed and removed on its line": async (kit) => {
    const event = "E1\tSail:T6 Ship:T1 Who:T3 Who2:T4";
    const on = (act, added, gone, keep) => changes(kit, "E1\tSail", act, added, gone, { keep, line: true });
    await on(pressing("i", () => pick("Negated")), ["A1\tNegated E1"], [], true);
    await on(pressing("m", async () => {
      await pick("Verified");
      await fill("Verified", "harbour log");
    }), ["A2\tStatus E1 Verified", "#1\tAnnotatorNotes E1\tVerified: harbour log"], []);
    await on(pressing("n", () => fill("Note", "who was first?")), ["#1\tAnnotatorNotes E1\twho was first?"], []);
    await on(pressing("t", () => pick("Move")), ["T6\tMove 19 25\tsailed", "E1\tMove:T6 Who:T3 Who2:T4"], ["T6\tSail 19 25\tsailed", event]);
    await on(pressing("x"), [], ["T6\tSail 19 25\tsailed", event, "A1\tNegated E1"]);
  },

  "a relation is noted, marked and taken back on its line": async (kit) => {
    const captain = "R1\tCaptain Arg1:T3 Arg2:T1\t";
    const on = (act, added, gone, keep) => changes(kit, "R1\tCaptain", act, added, gone, { keep, line: true });
    await on(pressing("n", () => fill("Note", "says the harbour master")), ["#1\tAnnotatorNotes R1\tsays the harbour master"], [], true);
    await on(pressing("m", async () => {
      await pick("Disputed");
      await fill("Disputed", "");
    }), ["A2\tStatus R1 Disputed"], [], true);
    const said = [captain, "A2\tStatus R1 Disputed", "#1\tAnnotatorNotes R1\tsays the harbour master"];
    await on(pressing("u", () => pick("Captain")), [], said);
    await on(pressing("x"), [], said);
    await changes(kit, "T3\tPerson", pressing("l", () => pick("Same: “Per Holm”")), ["*\tSame T3 T4"], [], { keep: true, line: true });
    await changes(kit, "T3\tPerson", pressing("u", () => pick("Same")), [], ["*\tSame T3 T4"], { line: true });
  },

  "what others depend on is removed when that is wanted": async (kit, assert) => {
    const { standoff } = await open(kit);
    const gone = standoff.getText().split("\n").filter((line) => /^T3\t|[: ]T3\b|[ ]R1\b/.test(line) && !line.startsWith("E1"));
    const [event, without] = ["E1\tSail:T6 Ship:T1 Who:T3 Who2:T4", "E1\tSail:T6 Ship:T1 Who2:T4"];
    let said;
    await changes(kit, "Rosa Lind", pressing("x", async () => {
      // Messages don't come up by themselves while the editor is driven.
      await kit.until("the message", async () => {
        await kit.vscode.commands.executeCommand("notifications.showList");
        said = await hands("answer", "Remove All Together").catch(() => undefined);
        return said;
      });
    }), [without], [...gone, event]);
    assert.match(said, /R1 \(Captain from “Rosa Lind” to “Marita”\)/);
  },

  "a schema that changes on disk": async (kit) => {
    const { vscode } = kit;
    const { standoff, coast, article } = await open(kit);
    await vscode.window.showTextDocument(standoff);
    const at = (name) => path.join(coast.fsPath, name);
    const whole = fs.readFileSync(at("annotation.conf"), "utf8");
    fs.writeFileSync(at("annotation.conf"), whole.replace("\nVessel\n", "\n"));
    await finds(kit, "type-unknown", 1);
    fs.writeFileSync(at("annotation.conf"), whole);
    await finds(kit, "type-unknown", 0);
    fs.writeFileSync(at("2024/annotation.conf"), "[entities]\nVessel\nSailor\n[relations]\n[events]\n[attributes]\n");
    await finds(kit, "type-unknown", 10);
    fs.rmSync(at("2024/annotation.conf"));
    await finds(kit, "type-unknown", 0);
    fs.writeFileSync(at("kb_shortcuts.conf"), "V Vessel\nG Sailor\n");
    await vscode.window.showTextDocument(article);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await changes(kit, "Ms Lind", pressing("a", async () => {
      await hands("rows", "[G] Hand");
      await hands("type", "G");
    }), ["T7\tSailor 86 93\tMs Lind"], []);
    await vscode.window.showTextDocument(kit.document);
  },
};
