import * as vscode from "vscode";
import { LanguageClient, Range } from "vscode-languageclient/node";

const SCHEME = "postil-view";

interface View {
  text: string;
  rows: { line: number; range: Range }[];
}

/** The URI of a view: the article's in its query, so that every article has its own. */
function uriOf(name: string, article: vscode.Uri): vscode.Uri {
  const title = `${name} of ${article.path.split("/").pop() ?? ""}`;
  return vscode.Uri.from({ scheme: SCHEME, path: `/${title}`, query: JSON.stringify([name, article.toString()]) });
}

/** Views of what an article claims, as documents of the server's that stay up to date with it. */
export class Views implements vscode.TextDocumentContentProvider, vscode.DefinitionProvider, vscode.DocumentLinkProvider {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly shown = new Map<string, View>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly client: () => LanguageClient | undefined) {}

  register(): vscode.Disposable[] {
    return [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.registerDefinitionProvider({ scheme: SCHEME }, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
      vscode.commands.registerCommand("postil.showFigures", () => this.show("figures")),
      vscode.commands.registerCommand("postil.showTimeline", () => this.show("timeline")),
      vscode.workspace.onDidCloseTextDocument((document) => this.shown.delete(document.uri.toString())),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        for (const name of ["figures", "timeline"]) {
          const uri = uriOf(name, document.uri);
          if (this.shown.has(uri.toString())) this.changed.fire(uri);
        }
      }),
    ];
  }

  private async show(name: string): Promise<void> {
    const article = vscode.window.activeTextEditor?.document;
    if (!article || article.uri.scheme === SCHEME) return;
    const document = await vscode.workspace.openTextDocument(uriOf(name, article.uri));
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const [name, article] = JSON.parse(uri.query) as [string, string];
    const view = await this.client()?.sendRequest<View | null>("postil/view", { textDocument: { uri: article }, view: name });
    if (!view) return "No article of this name is open.\n";
    this.shown.set(uri.toString(), view);
    return view.text;
  }

  provideDefinition(document: vscode.TextDocument, position: vscode.Position): vscode.Location | undefined {
    const row = this.shown.get(document.uri.toString())?.rows.find((row) => row.line === position.line);
    if (!row) return undefined;
    const [, article] = JSON.parse(document.uri.query) as [string, string];
    const { start, end } = row.range;
    return new vscode.Location(vscode.Uri.parse(article), new vscode.Range(start.line, start.character, end.line, end.character));
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const [, article] = JSON.parse(document.uri.query) as [string, string];
    return (this.shown.get(document.uri.toString())?.rows ?? []).map(({ line, range }) => {
      const text = document.lineAt(line);
      const whole = new vscode.Range(line, text.firstNonWhitespaceCharacterIndex, line, text.text.length);
      const place = `L${range.start.line + 1},${range.start.character + 1}`;
      return new vscode.DocumentLink(whole, vscode.Uri.parse(article).with({ fragment: place }));
    });
  }
}

/** What the server's commands want to know last, asked for here in free text. */
const QUESTIONS: Record<string, vscode.InputBoxOptions> = {
  "postil.silence": { title: "Silence this finding here", prompt: "Why is it all right? The reason is kept with the annotations." },
  "postil.setDate": { title: "When was the article published?", prompt: "Year, month and day, as in 2019-05-26" },
};

/** How many arguments such a command has without that answer. */
const WITHOUT_ANSWER: Record<string, number> = { "postil.silence": 3, "postil.setDate": 1 };

/** Whether a command of the server wants to know something that is asked for here. */
export const asks = (command: string): boolean => command in QUESTIONS;

/** Runs a command of the server, asking first for what it needs to know. */
export async function execute(
  command: string,
  args: unknown[],
  next: (command: string, args: unknown[]) => vscode.ProviderResult<unknown>,
): Promise<unknown> {
  const question = QUESTIONS[command];
  if (!question || args.length > WITHOUT_ANSWER[command]) return next(command, args);
  const today = command === "postil.setDate" ? new Date().toISOString().slice(0, 10) : undefined;
  const validateInput = (text: string): string | undefined =>
    command === "postil.setDate" && !/^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? "Write it as 2019-05-26." : undefined;
  const answer = await vscode.window.showInputBox({ ...question, value: today, validateInput });
  return answer?.trim() ? next(command, [...args, answer.trim()]) : undefined;
}
