// Edits of every sort at random, undone until the article is as it was: every annotation is where it was. The article has
// paragraphs that read the same, CRLF, and characters outside the first plane.
const NIGHT = "Then 🗞 Nadia Haddad, a nurse who lived by the bridge, left Aleppo with Omar Aziz that night.";
const CHOICE = "“We had 𝒜 no choice,” said Ilse Brandt, the mayor of Varnholt, on Monday.";
const RAIN = "Rain fell on Homs.";
const LINES = ["Storm", "", NIGHT, "", CHOICE, "", NIGHT, "", RAIN, "", NIGHT, "", CHOICE, "", RAIN, "", "End of it 😀."];
const ANNOTATED = ["Nadia Haddad", "Aleppo", "Omar Aziz", "Ilse Brandt", "“We had 𝒜 no choice,”", "Homs", "😀"];
const STEPS = 14;

/** The stand-off file of an article with every mention of what is annotated. */
function annotationsOf(article) {
  const lines = [];
  for (const text of ANNOTATED) {
    for (let at = article.indexOf(text); at >= 0; at = article.indexOf(text, at + 1)) {
      const start = [...article.slice(0, at)].length;
      lines.push(`T${lines.length + 1}\tX ${start} ${start + [...text].length}\t${text}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** Numbers below a bound, the same for the same seed (mulberry32). */
function numbers(seed) {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

async function storm(kit, assert, seed) {
  const { vscode, until } = kit;
  const original = `${LINES.join("\r\n")}\r\n`;
  const expected = annotationsOf(original);
  const file = await kit.write(`storm/${seed}.txt`, original);
  await kit.write(`storm/${seed}.ann`, expected);
  const document = await kit.show(file);
  const standoff = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(kit.folder, `storm/${seed}.ann`));
  const editor = await vscode.window.showTextDocument(document);
  await until("the annotations", async () => {
    const lenses = await vscode.commands.executeCommand("vscode.executeCodeLensProvider", file, 2);
    return lenses.length > 0;
  });
  const below = numbers(seed);
  const run = (command, ...rest) => vscode.commands.executeCommand(command, ...rest);
  const replace = (from, to) =>
    editor.edit((edit) => {
      const text = document.getText();
      for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + from.length)) {
        edit.replace(new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)), to);
      }
    });
  const steps = [
    () => run("editor.action.deleteLines"),
    () => run("editor.action.moveLinesDownAction"),
    () => run("editor.action.moveLinesUpAction"),
    () => run("editor.action.copyLinesDownAction"),
    () => run("editor.action.joinLines"),
    () => run("editor.action.clipboardCutAction"),
    () => run("editor.action.clipboardPasteAction"),
    () => run("editor.action.sortLinesAscending"),
    () => run("type", { text: "So " }),
    () => replace("Haddad", "Cano"),
    () => replace("Aleppo", "Homs"),
    () => run("undo"),
    () => run("redo"),
  ];
  const log = [];
  for (let step = 0; step < STEPS; step++) {
    const [a, b] = [below(document.lineCount), below(document.lineCount)];
    const several = below(3) === 0;
    editor.selection = new vscode.Selection(a, 0, several ? b : a, 0);
    const kind = below(steps.length);
    log.push(`${a},${several ? b : a}:${kind}`);
    await steps[kind]();
    // What is saved in between is brought up to date in the file.
    if (below(4) === 0) await document.save();
  }
  for (let tries = 0; tries < 200 && document.getText() !== original; tries++) {
    await run("undo");
  }
  assert.equal(document.getText(), original, `${seed}: ${log}`);
  await document.save();
  await until(`${seed}: every annotation where it was, after ${log}`, async () => {
    if (standoff.getText() === expected) return true;
    await run("postil.syncAnnotations", file.toString());
    return standoff.getText() === expected;
  });
  await standoff.save();
  await run("workbench.action.closeActiveEditor");
}

exports.checks = {
  "storms of edits, undone: every annotation is where it was": async (kit, assert) => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      await storm(kit, assert, seed);
    }
    await kit.vscode.window.showTextDocument(kit.document);
  },
};
