import * as vscode from "vscode";
import { ExecuteCommandRequest, LanguageClient, Range } from "vscode-languageclient/node";

/** One thing to choose, as `postil/choices` lists it. */
export interface Choice {
  label: string;
  detail: string;
  key?: string;
  command: string;
  arguments: [Record<string, unknown>];
  input?: { prompt: string; value: string; optional: boolean; argument: string };
}

interface Choices {
  title: string;
  nothing: string;
  choices: Choice[];
}

/** Commands of the server that need no choice. */
const DIRECT = new Set(["postil.grow", "postil.shrink", "postil.split", "postil.join", "postil.remove"]);

type Next = (command: string, args: unknown[]) => unknown;

/**
 * Makes annotations: what the server offers is chosen in a quick pick, what has to be typed in an input box, and the
 * command of the choice is sent. Leaving either does nothing.
 */
export class Making {
  constructor(private readonly client: () => LanguageClient | undefined) {}

  /**
   * A command of the server, called from the palette, by a key or by another extension. One that names its document is
   * sent as it is; otherwise it is about the selection of the active editor, and what it leaves open is chosen.
   */
  async execute(command: string, args: unknown[], next: Next): Promise<unknown> {
    const given = (args[0] ?? {}) as Record<string, unknown>;
    if (!command.startsWith("postil.") || typeof given !== "object" || "uri" in given) return next(command, args);
    const editor = vscode.window.activeTextEditor;
    const client = this.client();
    if (!editor || !client) {
      void vscode.window.showWarningMessage("postil: open an article first.");
      return undefined;
    }
    const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
    if (command === "postil.syncAnnotations") return next(command, [uri]);
    const range = client.code2ProtocolConverter.asRange(editor.selection);
    if (DIRECT.has(command) || Object.keys(given).length > 0) return this.send(command, { uri, range, ...given });
    return this.choose(command, uri, range);
  }

  /** Carries out what was chosen, after asking for what has to be typed. */
  async take(choice: Choice): Promise<unknown> {
    const [argument] = choice.arguments;
    if (choice.input?.argument === "query") return this.lookUp(choice, choice.input);
    if (choice.input) {
      const { prompt, value, optional } = choice.input;
      const text = await vscode.window.showInputBox({
        prompt,
        value,
        validateInput: (typed) => (optional || typed.trim() !== "" ? undefined : "Something has to be typed here."),
      });
      if (text === undefined) return undefined;
      argument[choice.input.argument] = text;
    }
    return this.send(choice.command, argument);
  }

  /** Lists what a name leads to while it is typed, and carries out what is chosen. */
  private async lookUp(choice: Choice, input: NonNullable<Choice["input"]>): Promise<unknown> {
    const [argument] = choice.arguments;
    const start = { line: 0, character: 0 };
    const asked = {
      textDocument: { uri: argument["uri"] },
      range: argument["range"] ?? { start, end: start },
      id: argument["id"],
      command: choice.command,
    };
    const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { choice: Choice }>();
    picker.title = input.prompt;
    picker.placeholder = "Type a name, or how it begins";
    // The likeliest entry comes first, not the one that does in the alphabet; the property is not among the typed ones.
    Object.assign(picker, { sortByLabel: false });
    let last = 0;
    const list = async (query: string): Promise<void> => {
      const own = ++last;
      picker.busy = true;
      const found = query.trim() === "" ? undefined : await this.ask({ ...asked, query });
      // An answer to what was typed before is of no use.
      if (own !== last) return;
      picker.busy = false;
      picker.items = (found?.choices ?? []).map((entry) => ({
        label: entry.label,
        description: entry.detail,
        // What a name leads to need not read like it.
        alwaysShow: true,
        choice: entry,
      }));
    };
    const chosen = await new Promise<Choice | undefined>((resolve) => {
      picker.onDidAccept(() => {
        // Enter before anything is listed is no answer.
        const [selected] = picker.selectedItems;
        if (selected) resolve(selected.choice);
      });
      picker.onDidHide(() => resolve(undefined));
      picker.onDidChangeValue((value) => void list(value));
      picker.value = input.value;
      // What is typed takes its place, as in an input box; editors that don't know this yet leave the cursor behind it.
      Object.assign(picker, { valueSelection: [0, input.value.length] });
      picker.show();
      void list(input.value);
    });
    picker.dispose();
    return chosen && this.take(chosen);
  }

  private async ask(params: object): Promise<Choices | undefined> {
    try {
      return await this.client()?.sendRequest<Choices>("postil/choices", params);
    } catch (error) {
      void vscode.window.showWarningMessage(`postil: ${messageOf(error)}`);
      return undefined;
    }
  }

  private async choose(command: string, uri: string, range: Range): Promise<unknown> {
    const found = await this.ask({ textDocument: { uri }, range, command });
    if (!found) return undefined;
    const [only] = found.choices;
    if (!only) {
      void vscode.window.showInformationMessage(`postil: ${found.nothing}`);
      return undefined;
    }
    const choice = found.choices.length === 1 && only.input ? only : await pick(found);
    return choice && this.take(choice);
  }

  private async send(command: string, argument: Record<string, unknown>): Promise<unknown> {
    try {
      return await this.client()?.sendRequest(ExecuteCommandRequest.type, { command, arguments: [argument] });
    } catch (error) {
      const message = messageOf(error);
      const all = "Remove All Together";
      const dependants = command === "postil.remove" && argument["dependants"] !== true && message.includes("depend");
      // Nobody waits for a message that is only to be read.
      const answer = vscode.window.showWarningMessage(`postil: ${message}`, ...(dependants ? [all] : []));
      if (dependants && (await answer) === all) return this.send(command, { ...argument, dependants: true });
      return undefined;
    }
  }
}

/** Lets the user choose; the key that the schema gives to a type chooses it at once. */
async function pick(found: Choices): Promise<Choice | undefined> {
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { choice: Choice }>();
  picker.title = found.title;
  picker.placeholder = found.choices.some((choice) => choice.key) ? "Type a name, or the key in brackets" : "";
  picker.matchOnDescription = true;
  picker.items = found.choices.map((choice) => ({
    label: choice.key ? `[${choice.key}] ${choice.label}` : choice.label,
    description: choice.detail,
    choice,
  }));
  const chosen = await new Promise<Choice | undefined>((resolve) => {
    picker.onDidAccept(() => resolve(picker.selectedItems[0]?.choice));
    picker.onDidHide(() => resolve(undefined));
    picker.onDidChangeValue((value) => {
      const keyed = found.choices.find((choice) => choice.key === value);
      if (keyed) resolve(keyed);
    });
    picker.show();
  });
  picker.dispose();
  return chosen;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
