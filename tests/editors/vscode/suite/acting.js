// What an annotator does in VS Code: taking actions, choosing in pickers, typing.

/** How many actions are asked for their edits, which costly ones tell when they are chosen. */
const RESOLVED = 100;

/** The action for a selection of the active editor whose title begins so. */
function action(kit, selection, title) {
  const { uri } = kit.vscode.window.activeTextEditor.document;
  return kit.until(`an action “${title}”`, async () => {
    const actions = await kit.vscode.commands.executeCommand(
      "vscode.executeCodeActionProvider", uri, selection, undefined, RESOLVED);
    return actions.find((it) => it.title.startsWith(title));
  });
}

/** Takes an action that asks for words, and types them. */
exports.typing = (kit, title, words) => async (selection) => {
  const { command } = await action(kit, selection, title);
  const [choice] = command.arguments;
  choice.input.value = words;
  await exports.answered(kit, kit.vscode.commands.executeCommand(command.command, choice));
};

/** Takes an action that asks for nothing. */
exports.taking = (kit, title) => async (selection) => {
  const { edit, command } = await action(kit, selection, title);
  if (edit) await kit.vscode.workspace.applyEdit(edit);
  if (command) await kit.vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
};

/** Runs a command. */
exports.running = (kit, command, argument) => () => kit.vscode.commands.executeCommand(`postil.${command}`, argument);

/** Takes the first that is offered, until that was taken. */
exports.answered = async (kit, done) => {
  let waiting = true;
  const settled = Promise.resolve(done).finally(() => {
    waiting = false;
  });
  while (waiting) {
    await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, 200))]);
    if (waiting) await kit.vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
  }
};

/** Runs a command with nothing said and takes the first that is offered. */
exports.first = (kit, command) => () => exports.answered(kit, kit.vscode.commands.executeCommand(`postil.${command}`));

/** Has the hands at the workbench do something; see `hands.mjs`. */
async function hands(deed, given) {
  const response = await fetch(process.env.POSTIL_HANDS, { method: "POST", body: JSON.stringify({ deed, given }) });
  const { shown, failed } = await response.json();
  if (failed) throw new Error(failed);
  return shown;
}
exports.hands = hands;

/** Types into the picker that comes up, until what is meant is left, and takes it. */
exports.pick = (words) => hands("pick", words);

/** Types into the input box that comes up with a prompt. */
exports.fill = (prompt, text) => hands("fill", { prompt, text });

/** Presses the keys of a command in the editor, then does more. */
exports.pressing = (key, more = async () => {}) => async () => {
  await hands("press", "Control+Alt+A");
  await hands("press", key);
  await more();
};

/** The lines of one text that are not in another. */
function news(text, other) {
  const known = other.split("\n");
  return text.split("\n").filter((line) => !known.includes(line)).sort();
}

/**
 * Puts the cursor into words of the article, or of `of`, or selects them; acts; waits; and sees that one undo takes it
 * back, to the byte.
 */
exports.step = async function step(kit, { article, standoff, of = article }, words, { into = 1, selected = false }, act, expected, keep) {
  const { vscode, until } = kit;
  const before = standoff.getText();
  const editor = await vscode.window.showTextDocument(of);
  const at = kit.at(words, { into: selected ? 0 : into, of });
  editor.selection = new vscode.Selection(at, selected ? kit.at(words, { into: words.length, of }) : at);
  await act(editor.selection);
  let got;
  await until("it", () => {
    got = expected(standoff.getText(), before);
    return got.done;
  }).catch(() => {
    throw new Error(`never saw ${JSON.stringify(got.wanted)} but ${JSON.stringify(got.got)}`);
  });
  const after = standoff.getText();
  await vscode.window.showTextDocument(standoff);
  await vscode.commands.executeCommand("undo");
  await until("all of it undone", () => standoff.getText() === before);
  if (keep) {
    await vscode.commands.executeCommand("redo");
    await until("all of it done again", () => standoff.getText() === after);
  }
};

/** Such a step, after which just these lines are new and just those are gone; with `keep` the next builds on it. */
exports.turns = async (kit, documents, words, where, act, added, gone, keep) => {
  const wanted = [[...added].sort(), [...gone].sort()];
  await exports.step(kit, documents, words, where, act, (now, before) => {
    const got = [news(now, before), news(before, now)];
    return { wanted, got, done: JSON.stringify(got) === JSON.stringify(wanted) };
  }, keep);
};

/** What a command answers about a whole document. */
function about(kit, command, document, ...rest) {
  return kit.vscode.commands.executeCommand(command, document.uri, ...rest);
}

/** The labels offered behind `typed` on a new line at the end of a document, which is left as it was. */
async function completed(kit, document, typed) {
  const { vscode } = kit;
  const before = document.getText();
  const end = document.positionAt(before.length);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, end, typed);
  await vscode.workspace.applyEdit(edit);
  const position = document.positionAt(before.length + typed.length);
  const { items } = await about(kit, "vscode.executeCompletionItemProvider", document, position);
  await takeBack(kit, document, before);
  return items.filter((item) => item.textEdit || item.range).map((item) => item.label.label ?? item.label);
}

async function completes(kit, assert, document, cases) {
  for (const [typed, ...wanted] of cases) {
    const labels = await completed(kit, document, typed);
    for (const label of wanted) assert.ok(labels.includes(label), `${label} behind “${typed}”: ${labels}`);
  }
}

/** Undoes until a document is as it was. */
async function takeBack(kit, document, before) {
  await kit.vscode.window.showTextDocument(document);
  await kit.vscode.commands.executeCommand("undo");
  await kit.until("the text as it was", () => document.getText() === before);
}

/** Applies the fix whose title has a pattern, looks at the lines, and takes it back. */
async function fixes(kit, assert, document, words, pattern, wanted) {
  const { vscode } = kit;
  const before = document.getText();
  const line = document.lineAt(kit.at(words, { into: 0, of: document }).line).range;
  let titles;
  const fix = await kit.until("a fix", async () => {
    const actions = await about(kit, "vscode.executeCodeActionProvider", document, line);
    titles = actions.map((action) => action.title);
    return actions.find((action) => pattern.test(action.title));
  }).catch(() => {
    throw new Error(`no fix like ${pattern} for ${words} among ${titles}`);
  });
  assert.ok(await vscode.workspace.applyEdit(fix.edit));
  const lines = document.getText().split("\n");
  assert.ok(typeof wanted === "function" ? wanted(lines) : lines.includes(wanted), `${fix.title}: ${lines.join(" | ")}`);
  await takeBack(kit, document, before);
}
Object.assign(exports, { about, completes, fixes, takeBack });
