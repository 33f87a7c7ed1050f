import * as fs from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

/** How long to wait after an edit before the map is drawn anew, in milliseconds. */
const SETTLE = 400;

/** What the page tells. */
type Told = { ready: true } | { open: { start: vscode.Position; end: vscode.Position } };

/** The maps that are open, by the URI of their article. */
const open = new Map<string, vscode.WebviewPanel>();

/** Registers the command that shows the places of the article on a map. */
export function registerMap(context: vscode.ExtensionContext, client: () => LanguageClient | undefined): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("postil.map", async () => {
      const editor = vscode.window.activeTextEditor;
      if (!editor || !["plaintext", "markdown"].includes(editor.document.languageId)) {
        void vscode.window.showInformationMessage("postil: open an article (.txt or .md) to see its map.");
        return;
      }
      const known = open.get(editor.document.uri.toString());
      if (known) known.reveal();
      else showMap(context, client, editor.document.uri, editor.viewColumn ?? vscode.ViewColumn.One);
    }),
  );
}

function showMap(
  context: vscode.ExtensionContext,
  client: () => LanguageClient | undefined,
  article: vscode.Uri,
  column: vscode.ViewColumn,
): void {
  const assets = vscode.Uri.joinPath(context.extensionUri, "dist", "map");
  const title = path.basename(article.path);
  const panel = vscode.window.createWebviewPanel("postil.map", `Map of ${title}`, vscode.ViewColumn.Beside, {
    enableScripts: true,
    localResourceRoots: [assets],
    retainContextWhenHidden: true,
  });
  open.set(article.toString(), panel);
  panel.webview.html = page(panel.webview, assets);

  const update = async (world?: unknown): Promise<void> => {
    try {
      const places = await client()?.sendRequest("postil/places", { textDocument: { uri: article.toString() } });
      await panel.webview.postMessage({ world, places: places ?? undefined, title });
    } catch {
      // The article changed meanwhile; another update is on its way.
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const changed = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    if (document.uri.toString() !== article.toString()) return;
    clearTimeout(timer);
    timer = setTimeout(() => void update(), SETTLE);
  });
  panel.webview.onDidReceiveMessage(async (told: Told) => {
    if ("ready" in told) {
      await update(JSON.parse(fs.readFileSync(path.join(assets.fsPath, "world.json"), "utf8")));
    } else {
      const { start, end } = told.open;
      const selection = new vscode.Range(start.line, start.character, end.line, end.character);
      await vscode.window.showTextDocument(article, { viewColumn: column, selection });
    }
  });
  panel.onDidDispose(() => {
    clearTimeout(timer);
    changed.dispose();
    open.delete(article.toString());
  });
}

/** The page: scripts and styles of the extension alone, and nothing from the network. */
function page(webview: vscode.Webview, assets: vscode.Uri): string {
  const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(assets, name)).toString();
  const body = fs.readFileSync(path.join(assets.fsPath, "body.html"), "utf8");
  const nonce = Array.from({ length: 4 }, () => Math.random().toString(36).slice(2)).join("");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<link rel="stylesheet" href="${file("map.css")}">
<title>Map</title>
</head>
<body>
${body}
<script nonce="${nonce}" src="${file("map.js")}"></script>
</body>
</html>`;
}
