// Places and figures: what hovers say, where places lead, each of a place's actions, figures about one thing.
const { taking } = require("./acting.js");

const ARTICLE = `A fire destroyed a warehouse in Springfield on Monday, 40 km from the river.

Air strikes hit Deraa in Syria on Tuesday, and about 1,200 people fled, monitors said. Fighting spread to the village of Latamnah.

Roads out of Deraa were open. Some 900 people fled Daraa later, the ministry said.
`;

/** Opens the article, once. */
let opened;
async function open(kit) {
  if (opened) return opened;
  await kit.write("war/other.txt", "Talks on Syria began. The road to Deraa is open.\n");
  await kit.write("war/annotation.conf", "[entities]\nPerson\nPlace\t<NORM>:GeoNames\n[relations]\n[events]\n[attributes]\n");
  const uri = await kit.write("war/fire.txt", ARTICLE);
  const standoff = await kit.vscode.workspace.openTextDocument(await kit.write("war/fire.ann", ""));
  const article = await kit.show(uri);
  await kit.until("findings", () => kit.codes(uri).includes("place-ambiguous"));
  opened = { article, standoff, uri };
  return opened;
}

/** The files and lines that locations name. */
const spots = (found) => found
  .map((it) => [it.uri ?? it.targetUri, it.range ?? it.targetSelectionRange])
  .map(([uri, range]) => `${uri.path.split("/").pop()}:${range.start.line + 1}`)
  .sort();

/** Takes an action at some words. */
async function act(kit, article, words, title) {
  const editor = await kit.vscode.window.showTextDocument(article);
  const at = kit.at(words, { of: article });
  editor.selection = new kit.vscode.Selection(at, at);
  await taking(kit, title)(editor.selection);
}

exports.checks = {
  "hovers of places and figures": async (kit, assert) => {
    const { article, uri } = await open(kit);
    const place = await kit.hover(kit.at("Deraa", { of: article }), uri);
    for (const part of ["Syria", "🇸🇾", "Population", "openstreetmap", "geonames.org"]) assert.ok(place.includes(part), `${part}: ${place}`);
    assert.match(await kit.hover(kit.at("40 km", { of: article }), uri), /miles/);
    assert.match(await kit.hover(kit.at("1,200 people", { of: article }), uri), /Other figures about the same thing[^]*900/);
  },

  "where places and figures lead": async (kit, assert) => {
    const { vscode, until, at } = kit;
    const { article, uri } = await open(kit);
    const here = at("Deraa were", { of: article });
    assert.deepEqual(spots(await vscode.commands.executeCommand("vscode.executeDefinitionProvider", uri, here)), ["fire.txt:3"]);
    await until("a place in all articles", async () => {
      const found = spots(await vscode.commands.executeCommand("vscode.executeReferenceProvider", uri, here));
      return found.includes("other.txt:1") && found.includes("fire.txt:5");
    });
    const figures = await vscode.commands.executeCommand("vscode.executeReferenceProvider", uri, at("900 people", { of: article }));
    assert.deepEqual(spots(figures), ["fire.txt:3", "fire.txt:5"]);
    await until("a place among the symbols of the workspace", async () => {
      const found = await vscode.commands.executeCommand("vscode.executeWorkspaceSymbolProvider", "Deraa");
      return found.some((symbol) => symbol.name === "Deraa");
    });
  },

  "a candidate is recorded and is a link": async (kit) => {
    const { vscode, until } = kit;
    const { article, standoff, uri } = await open(kit);
    await act(kit, article, "Springfield", "Link “Springfield” to Springfield");
    await until("the entry", () => /^T1\tPlace 32 43\tSpringfield\nN1\tReference T1 GeoNames:\d+\tSpringfield$/m.test(standoff.getText()));
    await until("nothing ambiguous", () => !kit.codes(uri).includes("place-ambiguous"));
    await until("a link", async () => {
      const links = await vscode.commands.executeCommand("vscode.executeLinkProvider", uri, 10);
      return links.some((link) => link.target?.toString().includes("geonames.org"));
    });
  },

  "two spellings are linked to one entry": async (kit) => {
    const { article, standoff } = await open(kit);
    await act(kit, article, "Daraa", "Link both “Deraa” and “Daraa” to");
    await kit.until("both", () => {
      const entries = [...standoff.getText().matchAll(/^N\d\tReference T\d (GeoNames:\d+)\t/gm)].map((line) => line[1]);
      return entries.length === 3 && entries[1] === entries[2];
    });
  },

  "a place is added to those of the workspace": async (kit) => {
    const { vscode, until } = kit;
    const { article } = await open(kit);
    await act(kit, article, "Latamnah", "Add “Latamnah” to the places of the workspace");
    await until("it in the settings", async () => {
      const settings = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(kit.folder, "postil.toml"));
      return /\[\[place\]\]\nname = "Latamnah"/.test(settings.getText());
    });
  },
};
