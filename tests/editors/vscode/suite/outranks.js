// What is annotated goes before what is read, whatever is asked in VS Code, and everything says which is which. The types
// that a span can be annotated as are offered the likeliest first.
const { about, hands, pressing } = require("./acting.js");

let article;

async function open(kit) {
  article ??= await kit.show(kit.vscode.Uri.joinPath(kit.fixture("harbour"), "harbour.txt"));
  await kit.vscode.window.showTextDocument(article);
  return article;
}

function card(kit, words) {
  return kit.hover(kit.at(words, { of: article }), article.uri);
}

/** The rows of the picker of types, for a selection or the word at a place; nothing is chosen. */
async function offered(kit, first, from, to = from) {
  const editor = await kit.vscode.window.showTextDocument(await open(kit));
  editor.selection = new kit.vscode.Selection(from, to);
  await pressing("a")();
  const rows = await hands("rows", first);
  await hands("press", "Escape");
  return rows.map((row) => row.split("\n")[0].trim());
}

exports.checks = {
  "cards and ways of what is annotated": async (kit, assert) => {
    await open(kit);
    await kit.until("it read", async () => (await card(kit, "Jordan")).includes("annotation T1"));
    assert.match(await card(kit, "Jordan"), /Person\*\* · annotation T1[^]*Status\*\* Verified[^]*\*\*Jordan\*\* · person/);
    assert.match(await card(kit, "had no"), /annotation T2[^]*Speaker\*\* “Jordan” \(T1\)[^]*Rests on\*\* the annotation/);
    assert.match(await card(kit, "Leeds"), /^\*\*Leeds\*\*/);
    const found = await about(kit, "vscode.executeDefinitionProvider", article, kit.at("had no", { of: article }));
    const ways = found.map((it) => {
      const [uri, range] = [it.targetUri ?? it.uri, it.targetSelectionRange ?? it.range];
      return uri.path === article.uri.path ? article.getText(range) : `line ${range.start.line + 1} of ${uri.path.split("/").pop()}`;
    });
    assert.deepEqual(ways.sort(), ["Jordan", "line 2 of harbour.ann"]);
  },

  "the outline has what is annotated": async (kit, assert) => {
    const symbols = await about(kit, "vscode.executeDocumentSymbolProvider", await open(kit));
    const names = symbols.flatMap((group) => group.children.map((child) => `${group.name}/${child.name}`));
    for (const wanted of ["People/Jordan", "Organisations/Cork", "Places/Leeds"]) assert.ok(names.includes(wanted), `${names}`);
    for (const read of ["Places/Jordan", "Places/Cork"]) assert.ok(!names.includes(read), `${names}`);
  },

  "a hint names the annotated speaker, and says so": async (kit, assert) => {
    const { vscode } = kit;
    const document = await open(kit);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await about(kit, "vscode.executeInlayHintProvider", document, whole);
    const text = (it) => (typeof it === "string" ? it : it.map((part) => part.value).join(""));
    assert.deepEqual(hints.map((hint) => text(hint.label)), ["Jordan:"]);
    assert.match(hints[0].tooltip.value ?? hints[0].tooltip, /the annotation/);
    await kit.until("the hint in the text", async () => (await hands("lines")).some((line) => /^Jordan:\s*“We had no choice,”/.test(line)));
  },

  "what is annotated is underlined, what is read is not": async (kit) => {
    await open(kit);
    for (const [words, wanted] of [["Jordan", true], ["Cork", true], ["We had", true], ["Nadia Haddad", false], ["Leeds", false]]) {
      await kit.until(`${words} ${wanted ? "" : "not "}underlined`, async () => (await hands("look", words)).underlined === wanted);
    }
    // People, organisations and places don't look alike, annotated or not.
    await kit.until("three colours", async () => {
      const seen = await Promise.all(["Jordan", "Cork", "Leeds"].map((words) => hands("look", words)));
      return new Set(seen.map((it) => it.color)).size === 3;
    });
  },

  "types are offered the likeliest first": async (kit, assert) => {
    const document = await open(kit);
    const at = (words, into) => kit.at(words, { into, of: document });
    const read = await offered(kit, "[L] Place", at("Leeds", 1));
    assert.deepEqual(read.slice(0, 2), ["[L] Place", "[O] Organisation"], "what is read there");
    const elsewhere = await offered(kit, "[L] Place", at("wants berth", 6), at("wants berth nine", 16));
    assert.deepEqual(elsewhere.slice(0, 2), ["[L] Place", "[O] Organisation"], "what the same words are elsewhere");
    const most = await offered(kit, "[O] Organisation", at("crane", 1));
    assert.deepEqual(most.slice(0, 2), ["[O] Organisation", "[P] Person"], "what there is most of");
  },

  "what is annotated is not suggested; where the two differ is told on demand": async (kit, assert) => {
    const { vscode } = kit;
    const document = await open(kit);
    const accepted = async (words) => {
      const at = kit.at(words, { of: document });
      const actions = await about(kit, "vscode.executeCodeActionProvider", document, new vscode.Range(at, at));
      return actions.some((action) => action.title.startsWith("Accept this reading"));
    };
    for (const words of ["Leeds", "Nadia Haddad"]) assert.ok(await accepted(words), words);
    for (const words of ["Jordan", "Cork", "had no"]) assert.ok(!(await accepted(words)), words);
    assert.ok(!kit.codes(document.uri).includes("annotation-disagrees"));
    await kit.write("harbour/postil.toml", '[findings]\nannotation-disagrees = "hint"\n');
    await kit.until("the disagreement", () => vscode.languages.getDiagnostics(document.uri).some((it) =>
      it.severity === vscode.DiagnosticSeverity.Hint
      && it.message === "T2 is spoken by Jordan; the reading has Nadia Haddad speak it."));
    await vscode.window.showTextDocument(kit.document);
  },
};
