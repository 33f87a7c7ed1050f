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
