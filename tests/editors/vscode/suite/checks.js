// One entry for everything a reader of the sample article would try, in the order they would.

/** The text of a location's range. */
async function textAt(kit, location) {
  const target = location.targetUri ?? location.uri;
  const range = location.targetSelectionRange ?? location.range;
  const document = await kit.vscode.workspace.openTextDocument(target);
  return { file: target.path.split("/").pop(), text: document.getText(range), line: document.lineAt(range.start.line).text };
}

exports.checks = {
  async diagnostics({ vscode, uri, document, until }, assert) {
    const expected = ["quote-unclosed", "mark-mixed", "person-two-ages", "quote-no-speaker", "annotation-mismatch"];
    const found = () => vscode.languages.getDiagnostics(uri);
    const code = (finding) => finding.code.value ?? finding.code;
    await until("all findings", () => expected.every((wanted) => found().some((finding) => code(finding) === wanted)));
    const unclosed = found().find((finding) => code(finding) === "quote-unclosed");
    assert.match(document.lineAt(unclosed.range.start.line).text, /^“Nobody is starving/);
    assert.equal(unclosed.source, "postil");
  },

  async "hover on a person"({ hover, at }, assert) {
    const card = await hover(at("Ms Selimovic, 54", { into: 5 }));
    assert.match(card, /Amra Selimovic/);
    assert.match(card, /52/);
    assert.match(card, /They count the people/);
  },

  async "hover on a place"({ hover, at }, assert) {
    const card = await hover(at("Sarajevo said"));
    assert.match(card, /Bosnia/);
    assert.match(card, /geonames\.org/);
    assert.match(card, /openstreetmap\.org/);
  },

  async "hover on a figure"({ hover, at }, assert) {
    const card = await hover(at("more than 4,000", { into: 11 }));
    assert.match(card, /more than 4,000\*\* *people\*\*|more than 4,000 people/);
    assert.match(card, /no upper bound/);
    assert.match(card, /Other figures about the same thing/);
  },

  async "hover on a date"({ hover, at }, assert) {
    assert.match(await hover(at("on Saturday", { into: 4 })), /11 May 2024|2024-05-11/);
  },

  async "hover on a quote"({ hover, at }, assert) {
    const card = await hover(at("They count the people"));
    assert.match(card, /Selimovic/);
  },

  async "go from a quote to the speaker's introduction"(kit, assert) {
    const [location] = await kit.ask("vscode.executeDefinitionProvider", kit.at("They count the people"));
    assert.deepEqual((await textAt(kit, location)).text, "Amra Selimovic");
  },

  async "go from an annotated span to its line, and back"(kit, assert) {
    const { vscode, ask, at } = kit;
    const there = await ask("vscode.executeDefinitionProvider", at("Donji Vrbovik"));
    const found = await Promise.all(there.map((location) => textAt(kit, location)));
    const line = found.find((target) => target.file === "drina.ann");
    assert.match(line?.line ?? "no line", /^T9\tPlace/);
    const standoff = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(kit.folder, "drina.ann"));
    const back = await vscode.commands.executeCommand(
      "vscode.executeDefinitionProvider", standoff.uri, kit.at("T9\tPlace", { into: 1, of: standoff }));
    assert.equal((await textAt(kit, back[0])).text, "Donji Vrbovik");
  },

  async references(kit, assert) {
    const found = await kit.ask("vscode.executeReferenceProvider", kit.at("Ms Selimovic said", { into: 5 }));
    const texts = (await Promise.all(found.map((location) => textAt(kit, location)))).map((target) => target.text);
    for (const mention of ["Amra Selimovic", "Ms Selimovic"]) assert.ok(texts.includes(mention), `${mention}: ${texts}`);
    assert.ok(texts.some((text) => text.startsWith("“I will not go")), "the quotes are among them");
  },

  async highlights(kit, assert) {
    const found = await kit.ask("vscode.executeDocumentHighlights", kit.at("Ms Selimovic said", { into: 5 }));
    assert.ok(found.length >= 3);
    const { Write } = kit.vscode.DocumentHighlightKind;
    assert.ok(found.some((highlight) => highlight.kind === Write && kit.document.getText(highlight.range) === "Amra Selimovic"));
  },

  async outline(kit, assert) {
    const symbols = await kit.vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", kit.uri);
    const names = symbols.map((symbol) => symbol.name);
    for (const group of ["People", "Places", "Figures", "Dates"]) assert.ok(names.includes(group), `${group}: ${names}`);
    const person = symbols.find((symbol) => symbol.name === "People").children.find((child) => child.name === "Amra Selimovic");
    assert.ok(person?.children.length >= 3, "her quotes are under her");
  },

  async colours(kit, assert) {
    const legend = await kit.vscode.commands.executeCommand("vscode.provideDocumentSemanticTokensLegend", kit.uri);
    const { data } = await kit.vscode.commands.executeCommand("vscode.provideDocumentSemanticTokens", kit.uri);
    const seen = new Map();
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      [line, character] = data[i] === 0 ? [line, character + data[i + 1]] : [line + data[i], data[i + 1]];
      const text = kit.document.getText(new kit.vscode.Range(line, character, line, character + data[i + 2]));
      const type = legend.tokenTypes[data[i + 3]];
      seen.set(type, [...(seen.get(type) ?? []), text]);
    }
    assert.ok(seen.get("person")?.includes("Amra Selimovic"), `people: ${seen.get("person")}`);
    assert.ok(seen.get("place")?.includes("Rogatica"), `places: ${seen.get("place")}`);
    for (const type of ["figure", "date", "quote", "cue"]) assert.ok(seen.has(type), type);
  },

  async "inlay hints"(kit, assert) {
    const all = new kit.vscode.Range(0, 0, kit.document.lineCount, 0);
    const hints = await kit.vscode.commands.executeCommand("vscode.executeInlayHintProvider", kit.uri, all);
    const labels = hints.map((hint) => (typeof hint.label === "string" ? hint.label : hint.label.map((part) => part.value).join("")));
    assert.ok(labels.some((label) => label.includes("Selimovic")), `hints: ${labels}`);
  },

  async "who quotes whom"({ ask, at, vscode }, assert) {
    const [item] = await ask("vscode.prepareCallHierarchy", at("They count the people"));
    assert.equal(item.name, "Amra Selimovic");
    const incoming = await vscode.commands.executeCommand("vscode.provideIncomingCalls", item);
    assert.deepEqual(incoming.map((call) => call.from.name), ["Farmers stay with their flocks as Drina floods eastern …"]);
    assert.ok(incoming[0].fromRanges.length >= 4, `${incoming[0].fromRanges.length} quotes`);
    const outgoing = await vscode.commands.executeCommand("vscode.provideOutgoingCalls", incoming[0].from);
    const names = outgoing.map((call) => call.to.name);
    for (const name of ["Amra Selimovic", "Dario Petek"]) assert.ok(names.includes(name), `${name}: ${names}`);
  },

  async "completion of names at a capital"(kit, assert) {
    const { vscode, uri, document, until } = kit;
    const labels = async (typed) => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, document.positionAt(document.getText().length), typed);
      assert.ok(await vscode.workspace.applyEdit(edit));
      const end = document.positionAt(document.getText().length);
      const list = await vscode.commands.executeCommand("vscode.executeCompletionItemProvider", uri, end, typed.slice(-1));
      const ours = list.items.filter((item) => item.detail?.startsWith("Amra Selimovic"));
      return ours.map((item) => item.label.label ?? item.label);
    };
    const found = await labels("\nLater Ms S");
    for (const form of ["Amra Selimovic", "Ms Selimovic", "Selimovic"]) assert.ok(found.includes(form), `${form}: ${found}`);
    assert.deepEqual(await labels("o. s"), [], "nothing in ordinary prose");
    await vscode.commands.executeCommand("undo");
    await vscode.commands.executeCommand("undo");
    await until("the text as it was", () => !document.getText().includes("Later Ms"));
  },

  async "rename a person, in the annotations too, and undo"(kit, assert) {
    const { vscode, ask, at, document, until, folder, uri } = kit;
    const before = document.getText();
    const prepared = await ask("vscode.prepareRename", at("Ms Selimovic said", { into: 5 }));
    assert.equal(prepared.placeholder, "Selimovic");
    const edit = await ask("vscode.executeDocumentRenameProvider", at("Ms Selimovic said", { into: 5 }), "Selimovićka");
    const standoffUri = vscode.Uri.joinPath(folder, "drina.ann");
    const standoff = await vscode.workspace.openTextDocument(standoffUri);
    const annotations = standoff.getText();
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), before.replaceAll("Selimovic", "Selimovićka"));
    const line = await until("the annotation renamed", () => standoff.getText().match(/^T1\tPerson (\d+) (\d+)\tAmra Selimovićka$/m));
    assert.equal([...document.getText()].slice(Number(line[1]), Number(line[2])).join(""), "Amra Selimovićka");
    const mismatches = () => vscode.languages.getDiagnostics(uri)
      .filter((finding) => (finding.code.value ?? finding.code) === "annotation-mismatch");
    await until("one mismatch, as before", () => mismatches().length === 1);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    await until("the article as it was", () => document.getText() === before);
    if (standoff.getText() !== annotations) {
      await vscode.window.showTextDocument(standoff);
      await vscode.commands.executeCommand("undo");
    }
    await until("the annotations as they were", () => standoff.getText() === annotations);
    await vscode.window.showTextDocument(document);
  },

  async "silence a finding with a reason"(kit, assert) {
    const { vscode, uri, document, at, until, hover } = kit;
    const code = (finding) => finding.code.value ?? finding.code;
    const found = () => vscode.languages.getDiagnostics(uri).find((finding) => code(finding) === "person-two-ages");
    const finding = found();
    const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, finding.range);
    const silence = actions.find((action) => action.title === "Silence “person-two-ages” here, because…");
    assert.ok(silence, `actions: ${actions.map((action) => action.title).join(" | ")}`);
    await vscode.commands.executeCommand(silence.command.command, ...silence.command.arguments, "she said so twice");
    const standoff = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(kit.folder, "drina.ann"));
    await until("the note", () => /PostilSilence T\d+\tperson-two-ages: she said so twice/.test(standoff.getText()));
    await until("silence", () => !found());
    assert.match(await hover(document.positionAt(document.offsetAt(finding.range.start))), /she said so twice/);
    await vscode.window.showTextDocument(standoff);
    await vscode.commands.executeCommand("undo");
    await until("the finding again", () => found());
  },

  async "views of figures and dates"(kit, assert) {
    const { vscode, document, until } = kit;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("postil.showFigures");
    const view = () => vscode.workspace.textDocuments.find((it) => it.uri.scheme === "postil-view" && /figures/.test(it.uri.query));
    await until("the view", () => /people killed/.test(view()?.getText() ?? ""));
    const line = view().getText().split("\n").findIndex((text) => /At least 12 people/.test(text));
    const [there] = await vscode.commands.executeCommand("vscode.executeDefinitionProvider", view().uri, new vscode.Position(line, 4));
    assert.equal((await textAt(kit, there)).text, "At least 12 people");
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("postil.showTimeline");
    const timeline = () => vscode.workspace.textDocuments.find((it) => /timeline/.test(it.uri.query));
    await until("the timeline", () => /11 May 2024/.test(timeline()?.getText() ?? ""));
  },

  async "days behind relative dates"(kit, assert) {
    const { vscode, uri, document, until } = kit;
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const labels = async () => {
      const hints = await vscode.commands.executeCommand("vscode.executeInlayHintProvider", uri, all);
      return hints.map((hint) => (typeof hint.label === "string" ? hint.label : hint.label.map((part) => part.value).join("")));
    };
    assert.ok(!(await labels()).some((label) => /May 2024/.test(label)), "off by default");
    await vscode.workspace.getConfiguration("postil").update("hints.dates", true, vscode.ConfigurationTarget.Global);
    let seen = [];
    for (let i = 0; i < 100 && !seen.some((label) => /11 May 2024/.test(label)); i++) {
      seen = await labels();
      await new Promise((done) => setTimeout(done, 50));
    }
    assert.ok(seen.some((label) => /11 May 2024/.test(label)), `hints: ${seen}`);
    await vscode.workspace.getConfiguration("postil").update("hints.dates", undefined, vscode.ConfigurationTarget.Global);
  },

  async "annotate by code action, and undo"(kit, assert) {
    const { vscode, uri, document, at, until } = kit;
    const range = new vscode.Range(at("Dario Petek", { into: 0 }), at("Dario Petek", { into: 11 }));
    const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, range);
    const annotate = actions.find((action) => /^Annotate “Dario Petek” as Person/.test(action.title));
    assert.ok(annotate, `actions: ${actions.map((action) => action.title).join(" | ")}`);
    assert.ok(await vscode.workspace.applyEdit(annotate.edit));
    const standoff = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(kit.folder, "drina.ann"));
    const written = () => standoff.getText().split("\n").some((line) => /^T\d+\tPerson \d+ \d+\tDario Petek$/.test(line));
    await until("the new line", written);
    const [start, end] = standoff.getText().match(/Person (\d+) (\d+)\tDario Petek/).slice(1).map(Number);
    assert.equal([...document.getText()].slice(start, end).join(""), "Dario Petek");
    await vscode.window.showTextDocument(standoff);
    await vscode.commands.executeCommand("undo");
    await until("the line undone", () => !written());
  },

  async "annotate by command, and undo"(kit, assert) {
    await annotates(kit, assert, "Rogatica", [0, 8], /^T\d+\tOrganisation \d+ \d+\tRogatica$/, () =>
      kit.vscode.commands.executeCommand("postil.annotate", { type: "Organisation" }));
  },

  async "annotate by picker, and undo"(kit, assert) {
    await annotates(kit, assert, "on Saturday", [0, 11], /^T\d+\tDate \d+ \d+\ton Saturday$/, async () => {
      await untilDone(kit.vscode.commands.executeCommand("postil.annotate"), () =>
        kit.vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem"));
    });
  },

  async "type a note, and undo"(kit, assert) {
    await annotates(kit, assert, "Donji Vrbovik", [1, 1], /^#\d+\tAnnotatorNotes T9\t/, async () => {
      const commands = kit.vscode.commands;
      const [{ command }] = await commands.executeCommand(
        "vscode.executeCodeActionProvider", kit.uri, kit.editor.selection, "refactor.note");
      const choice = command.arguments[0];
      choice.input.value = "seen on site";
      await untilDone(commands.executeCommand(command.command, choice), () =>
        commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem"));
    });
  },

  async "leaving the picker does nothing"(kit, assert) {
    const { vscode, at } = kit;
    const before = await standoffOf(kit);
    await vscode.window.showTextDocument(kit.document);
    kit.editor.selection = new vscode.Selection(at("Donji Vrbovik"), at("Donji Vrbovik"));
    const done = await untilDone(vscode.commands.executeCommand("postil.setType"), () =>
      vscode.commands.executeCommand("workbench.action.closeQuickOpen"));
    assert.equal(done, undefined);
    assert.equal(await standoffOf(kit), before);
  },

  async "the stand-off file is made where there is none"(kit, assert) {
    const { vscode, folder, until } = kit;
    const uri = vscode.Uri.joinPath(folder, "fresh.txt");
    await vscode.workspace.fs.writeFile(uri, Buffer.from("Amra Selimovic walked from Foča’s bridge.\n"));
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 27, 0, 31);
    await vscode.commands.executeCommand("postil.annotate", { type: "Place" });
    const made = vscode.Uri.joinPath(folder, "fresh.ann");
    await until("the new file", async () => vscode.workspace.fs.stat(made).then(() => true, () => false));
    const standoff = await vscode.workspace.openTextDocument(made);
    assert.equal(standoff.getText(), "T1\tPlace 27 31\tFoča\n");
    await vscode.window.showTextDocument(kit.document);
  },
};

/** The text of the stand-off file in the editor. */
async function standoffOf(kit) {
  const uri = kit.vscode.Uri.joinPath(kit.folder, "drina.ann");
  return (await kit.vscode.workspace.openTextDocument(uri)).getText();
}

/** Answers what comes up on the screen, again and again until that was what `done` waits for. */
async function untilDone(done, answer) {
  let waiting = true;
  const settled = Promise.resolve(done).finally(() => {
    waiting = false;
  });
  while (waiting) {
    await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, 100))]);
    if (waiting) await answer();
  }
  return settled;
}

/** Selects, acts, waits for a new line of the stand-off file, and undoes it, which leaves every byte as it was. */
async function annotates(kit, assert, words, [from, to], pattern, act) {
  const { vscode, at, until } = kit;
  const before = await standoffOf(kit);
  kit.editor = await vscode.window.showTextDocument(kit.document);
  kit.editor.selection = new vscode.Selection(at(words, { into: from }), at(words, { into: to }));
  await act();
  const known = before.split("\n");
  await until("the new line", async () =>
    (await standoffOf(kit)).split("\n").some((line) => pattern.test(line) && !known.includes(line)));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(kit.folder, "drina.ann")));
  await vscode.commands.executeCommand("undo");
  await until("the file as it was", async () => (await standoffOf(kit)) === before);
  assert.equal(await standoffOf(kit), before);
  await vscode.window.showTextDocument(kit.document);
}
