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
