// An annotated article edited heavily in VS Code: lines moved, cut and pasted, many cursors, a formatter's whole text, and
// all of it taken back, with the `.ann` file brought up to date by saving.
const fs = require("node:fs");
const path = require("node:path");
const { hands } = require("./acting.js");

let documents;

async function open(kit) {
  if (!documents) {
    const { vscode } = kit;
    const harvest = kit.fixture("harvest");
    const standoff = await kit.show(vscode.Uri.joinPath(harvest, "almonds.ann"));
    const article = await kit.show(vscode.Uri.joinPath(harvest, "almonds.txt"));
    await kit.until("it read", async () => (await kit.hover(kit.at("Lorca", { of: article }), article.uri)).includes("annotation T1"));
    documents = { article, standoff };
  }
  return documents;
}

/** The annotations whose lines don't say what stands there, or what they are to say; offsets are code points. */
function wrong({ article, standoff }, wanted) {
  const letters = [...article.getText()];
  const lines = [...standoff.getText().matchAll(/^(T\d+)\t\S+ ([\d ;]+)\t(.*)$/gm)];
  return lines.flatMap(([, id, spans, text]) => {
    const there = spans.split(";").map((span) => letters.slice(...span.split(" ").map(Number)).join("")).join(" ");
    return there === text && text === (wanted[id] ?? text) ? [] : [`${id} ${text} | ${there}`];
  });
}

async function saved(kit, wanted = {}) {
  const { article, standoff } = await open(kit);
  await kit.vscode.window.showTextDocument(article);
  await article.save();
  let left;
  await kit.until("all in place", () => {
    left = wrong({ article, standoff }, wanted);
    return left.length === 0;
  }).catch(() => {
    throw new Error(`not in place: ${left.join("; ")}`);
  });
}

/** Edits the article and saves; takes that back and saves: every byte is as it was. */
async function edits(kit, act, wanted, also = () => true) {
  const { vscode } = kit;
  const { article, standoff } = await open(kit);
  const [text, annotations] = [article.getText(), standoff.getText()];
  const editor = await vscode.window.showTextDocument(article);
  await act(editor, article);
  await kit.until("another text", () => article.getText() !== text);
  await saved(kit, wanted);
  if (!also(standoff.getText())) throw new Error(`elsewhere: ${standoff.getText()}`);
  await vscode.window.showTextDocument(article);
  for (let undone = 0; article.getText() !== text && undone < 20; undone++) {
    await vscode.commands.executeCommand("undo");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await saved(kit);
  await kit.until("every byte as it was", () => standoff.getText() === annotations);
}

const start = (standoff, id) => Number(standoff.match(new RegExp(`^${id}\\t\\S+ (\\d+)`, "m"))[1]);
const select = (kit, editor, words) => {
  const at = kit.at(words, { of: editor.document });
  editor.selection = new kit.vscode.Selection(at, at);
};
const run = (kit, command, ...rest) => kit.vscode.commands.executeCommand(command, ...rest);

exports.checks = {
  "a paragraph moved down": (kit) =>
    edits(kit, async (editor) => {
      select(kit, editor, "trees are shutting");
      for (let i = 0; i < 4; i++) await run(kit, "editor.action.moveLinesDownAction");
    }, {}, (standoff) => start(standoff, "T4") > start(standoff, "T12")),

  "a paragraph cut, saved and put in elsewhere": (kit) =>
    edits(kit, async (editor, article) => {
      const { line } = kit.at("Mr Vidal, 67", { of: article });
      const [all, words] = [new kit.vscode.Range(line, 0, line + 1, 0), article.lineAt(line).text];
      await editor.edit((edit) => edit.delete(all));
      await article.save();
      await editor.edit((edit) => edit.insert(new kit.vscode.Position(0, 0), `${words}\n`));
    }, {}, (standoff) => start(standoff, "T12") < start(standoff, "T1")),

  "a name replaced at every cursor": (kit) =>
    edits(kit, async (editor) => {
      const at = kit.at("Roldán", { into: 0, of: editor.document });
      editor.selection = new kit.vscode.Selection(at, at.translate(0, "Roldán".length));
      await run(kit, "editor.action.selectHighlights");
      await hands("type", "Ruiz");
    }, { T6: "Inés Ruiz", T10: "Ms Ruiz", T17: "Ms Ruiz" }),

  "something typed at the start of every line": (kit) =>
    edits(kit, async (editor, article) => {
      editor.selections = Array.from({ length: article.lineCount - 1 }, (_, line) => new kit.vscode.Selection(line, 0, line, 0));
      await hands("type", "> ");
    }, {}),

  "lines sorted": (kit) =>
    edits(kit, async () => {
      await run(kit, "editor.action.selectAll");
      await run(kit, "editor.action.sortLinesAscending");
    }, {}),

  "a formatter's whole text": (kit) =>
    edits(kit, async (editor, article) => {
      const text = article.getText().replace(/ said/g, "  said").replace(/\n\n/g, "\n").replace(/, /g, " , ");
      const all = new kit.vscode.Range(0, 0, article.lineCount, 0);
      await editor.edit((edit) => edit.replace(all, text));
    }, {}),

  "all is as it was": async (kit, assert) => {
    const { article, standoff } = await open(kit);
    for (const [name, document] of [["almonds.txt", article], ["almonds.ann", standoff]]) {
      assert.equal(document.getText(), fs.readFileSync(path.join(__dirname, "../../fixtures/harvest", name), "utf8"));
    }
    await kit.vscode.window.showTextDocument(kit.document);
  },
};
