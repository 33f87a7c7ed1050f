import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions, StaticFeature, TransportKind } from "vscode-languageclient/node";

import { Choice, Making } from "./making";
import { registerMap } from "./map";
import { findServer } from "./server";
import { Views, asks, execute } from "./views";

const LANGUAGES = ["plaintext", "markdown", "brat-annotation", "brat-configuration"];
const SCHEMES = ["file", "untitled"];

let client: LanguageClient | undefined;
const making = new Making(() => client);

/** Tells the server that texts it asks for can be typed in here. */
const PICKERS: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { ...capabilities.experimental, postil: { pick: true } };
  },
  initialize: () => {},
  getState: () => ({ kind: "static" }),
  clear: () => {},
};

/** What other extensions, and the tests, may use. */
export interface Api {
  /** The running client, if there is one. */
  client(): LanguageClient | undefined;
}

export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const output = vscode.window.createOutputChannel("postil", { log: true });
  const restart = async (): Promise<void> => {
    await stop();
    await start(context, output);
  };
  context.subscriptions.push(
    output,
    ...new Views(() => client).register(),
    vscode.commands.registerCommand("postil.restart", restart),
    vscode.commands.registerCommand("postil.showOutput", () => output.show()),
    vscode.commands.registerCommand("postil.pick", (choice: Choice) => making.take(choice)),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("postil.server")) await restart();
    }),
  );
  registerMap(context, () => client);
  await start(context, output);
  return { client: () => client };
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.dispose();
}

async function start(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): Promise<void> {
  const settings = vscode.workspace.getConfiguration("postil");
  const found = findServer(settings.get("server.path", ""), context.extensionPath, process.env);
  if ("looked" in found) {
    output.error(`No server. Looked for: ${found.looked.join(", ")}`);
    void sayMissing(found.looked, output);
    return;
  }
  output.info(`Server: ${found.path}`);
  // The client adds --stdio by itself.
  const server: ServerOptions = { command: found.path, args: ["lsp"], transport: TransportKind.stdio };
  const options: LanguageClientOptions = {
    documentSelector: SCHEMES.flatMap((scheme) => [
      ...LANGUAGES.map((language) => ({ scheme, language })),
      // Whatever language another extension gives it.
      { scheme, pattern: "**/postil.toml" },
    ]),
    outputChannel: output,
    initializationOptions: settings,
    synchronize: { configurationSection: "postil" },
    markdown: { supportHtml: false },
    // The client registers the server's commands; called without a document they are about the active editor.
    middleware: { executeCommand: (command, args, next) => (asks(command) ? execute : making.execute.bind(making))(command, args, next) },
  };
  client = new LanguageClient("postil", "postil", server, options);
  client.registerFeature(PICKERS);
  try {
    await client.start();
  } catch (error) {
    output.error(`The server did not start: ${String(error)}`);
    const show = "Show Output";
    if ((await vscode.window.showErrorMessage(`postil: ${found.path} did not start as a language server.`, show)) === show) {
      output.show();
    }
  }
}

async function sayMissing(looked: string[], output: vscode.LogOutputChannel): Promise<void> {
  const settings = "Open Settings";
  const show = "Show Output";
  const message =
    `postil: the server was not found (looked for ${looked.join(", ")}). ` +
    "Install it with “cargo install --path .” in a checkout of postil, or name it in postil.server.path.";
  const choice = await vscode.window.showErrorMessage(message, settings, show);
  if (choice === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "postil.server.path");
  } else if (choice === show) {
    output.show();
  }
}
