// Figures and dates: every finding about them, and about people and quotes, on the example of its page, with its level, its
// page, its other places and its fixes; then what an article's hovers, hints, outline, links and views say of them.
const fs = require("node:fs");
const path = require("node:path");
const { fill } = require("./acting.js");

const LEVELS = ["error", "warning", "information", "hint"];

/** The findings about figures, dates, people and quotes, as their pages tell of them. */
function pages() {
  const folder = path.join(__dirname, "../../../../docs/findings");
  const about = /^(figures|date|style|person|quote|mark|source)-.*\.md$/;
  return fs.readdirSync(folder).sort().filter((name) => about.test(name)).map((name) => {
    const page = fs.readFileSync(path.join(folder, name), "utf8");
    const text = (heading) => page.match(new RegExp(`## ${heading}\n\n\`\`\`text\n([^]*?)\`\`\``))[1];
    return {
      code: name.replace(".md", ""),
      level: page.match(/\nLevel: (\w+)/)[1],
      message: page.match(/\n> ([^\n]+)/)[1],
      fix: page.match(/\n> Fix: (.*)\.\n/)?.[1],
      example: text("Example"),
      instead: text("Instead"),
    };
  });
}

/** Findings that are told with the other figure they are about. */
const TWO = [
  "figures-contradict", "figures-headline", "figures-sources-differ", "figures-strain", "figures-toll-falls", "figures-parts-sum",
  "figures-conversion", "figures-percent-change", "figures-multiple", "date-duration", "person-two-ages",
];

let opened;
async function open(kit) {
  if (opened) return opened;
  const folder = kit.fixture("flood");
  const file = (name) => kit.vscode.Uri.joinPath(folder, name);
  const uri = file("flood.txt");
  const article = await kit.show(uri);
  await kit.until("findings", () => kit.codes(uri).includes("date-impossible"));
  opened = { uri, article, file };
  return opened;
}

const found = (kit, uri, code) =>
  kit.vscode.languages.getDiagnostics(uri).find((it) => (it.code?.value ?? it.code) === code);

exports.checks = {
  "hovers of figures": async (kit, assert) => {
    const { uri, article } = await open(kit);
    const card = (words, into = 1) => kit.hover(kit.at(words, { into, of: article }), uri);
    const fled = await card("More than 3,000 people");
    for (const part of [
      "**more than 3,000 people**, no upper bound; displaced, BIHAĆ; says interior ministry",
      "`> 3,000`",
      "Likely meant",
      "line 7: “Nearly 4,000 people”, Amra Hadžić: hard to square with this, though both may hold",
    ]) assert.ok(fled.includes(part), `${part}: ${fled}`);
    assert.match(fled, /line 9: “2,500 people”, .*: another source, another figure/);
    assert.match(await card("more than 56,000"), /\*\*more than 56,000 people\*\*, no upper bound; population of Bihać; says the article/);
    assert.match(await card("500 acres"), /200 hectares/);
    assert.match(await card("20 km"), /12 miles/);
    assert.match(await card("4°C", 0), /39 °F/);
    assert.match(await card("5 percent"), /\*\*exactly 5 per cent a year\*\*/);
    const money = await card("2 million euros");
    assert.ok(/2,000,000 EUR/.test(money) && !/USD|Also/.test(money), money);
    assert.match(await card("last week"), /Monday, 6 May 2024 to Sunday, 12 May 2024[^]*2024-W19/);
  },

  "outline, references and definition of figures": async (kit, assert) => {
    const { vscode, at } = kit;
    const { uri, article } = await open(kit);
    const symbols = await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", uri);
    const lines = (symbols, above = "") => symbols.flatMap(({ name, children }) => [above + name, ...lines(children, `${above}${name} > `)]);
    const outline = lines(symbols);
    for (const entry of ["people displaced > More than 3,000 people", "people displaced > 2,500 people", "Figures > more than 56,000"])
      assert.ok(outline.some((line) => line.endsWith(entry)), `${entry}: ${outline}`);
    const here = at("2,500 people", { of: article });
    const references = await vscode.commands.executeCommand("vscode.executeReferenceProvider", uri, here);
    assert.deepEqual(references.map((it) => it.range.start.line + 1).sort(), [3, 7, 9]);
    const [first] = await vscode.commands.executeCommand("vscode.executeDefinitionProvider", uri, here);
    assert.equal(article.getText(first.targetSelectionRange ?? first.range), "More than 3,000 people");
  },

  "days behind dates on request": async (kit, assert) => {
    const { vscode, until } = kit;
    const { uri } = await open(kit);
    const setting = vscode.workspace.getConfiguration("postil");
    const shown = async () => {
      const hints = await vscode.commands.executeCommand("vscode.executeInlayHintProvider", uri, new vscode.Range(0, 0, 99, 0));
      return hints.map((hint) => (typeof hint.label === "string" ? hint.label : hint.label.map((part) => part.value).join(""))).join("|");
    };
    assert.doesNotMatch(await shown(), /May 2024/);
    await setting.update("hints.dates", true, vscode.ConfigurationTarget.Global);
    await until("the days", async () => /6–12 May 2024.*12 May 2024/.test(await shown()));
    await setting.update("hints.dates", undefined, vscode.ConfigurationTarget.Global);
  },

  "figures and timeline as documents": async (kit, assert) => {
    const { vscode, until } = kit;
    const { uri, article } = await open(kit);
    const view = (name) => vscode.workspace.textDocuments.find((it) => it.uri.scheme === "postil-view" && it.uri.query.includes(name) && it.uri.toString(true).includes("flood"));
    await vscode.window.showTextDocument(article);
    await vscode.commands.executeCommand("postil.showFigures");
    await until("the figures", () => /people displaced/.test(view("figures")?.getText() ?? ""));
    const figures = view("figures");
    assert.match(figures.getText(), /people displaced\n {2}line 3 {2}More than 3,000 people .*interior ministry/);
    const line = figures.getText().split("\n").findIndex((text) => /2,500 people/.test(text));
    const [there] = await vscode.commands.executeCommand("vscode.executeDefinitionProvider", figures.uri, new vscode.Position(line, 4));
    assert.equal(article.getText(there.targetSelectionRange ?? there.range), "2,500 people");
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await vscode.window.showTextDocument(article);
    await vscode.commands.executeCommand("postil.showTimeline");
    const text = () => view("timeline")?.getText() ?? "";
    await until("the timeline", () => /6–12 May 2024 {2}last week/.test(text()) && /there is no such day {2}31 June/.test(text()));
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  },

  "a finding about a date is silenced, and why is told": async (kit, assert) => {
    const { vscode, until } = kit;
    const { uri, article, file } = await open(kit);
    await vscode.window.showTextDocument(article);
    const { range } = await until("the day", () => found(kit, uri, "date-impossible"));
    const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, range);
    const { command } = actions.find((it) => it.title.startsWith("Silence “date-impossible” here"));
    await vscode.commands.executeCommand(command.command, ...command.arguments, "the sign has it so");
    await until("silence", () => !found(kit, uri, "date-impossible"));
    const standoff = await vscode.workspace.openTextDocument(file("flood.ann"));
    assert.match(standoff.getText(), /\tPostilSilence T\d+\tdate-impossible: the sign has it so/);
    const card = await kit.hover(kit.at("31 June", { of: article }), uri);
    assert.match(card, /Silenced[^]*date-impossible[^]*the sign has it so/);
  },

  "postil.toml sets levels of findings": async (kit, assert) => {
    const { vscode, until } = kit;
    const { file } = await open(kit);
    const uri = file("quiet/ferry.txt");
    await kit.show(uri);
    const day = await until("the day", () => found(kit, uri, "date-impossible"));
    assert.equal(day.severity, vscode.DiagnosticSeverity.Hint);
    assert.equal(found(kit, uri, "style-small-number").severity, vscode.DiagnosticSeverity.Warning);
  },

  "an article is told its date": async (kit, assert) => {
    const { vscode, until } = kit;
    const { file } = await open(kit);
    const uri = file("undated.txt");
    const article = await kit.show(uri);
    const { range } = await until("that it has none", () => found(kit, uri, "date-unanchored"));
    const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, range);
    const { command } = actions.find((it) => it.title.startsWith("Say when the article was published"));
    const done = vscode.commands.executeCommand(command.command, ...command.arguments);
    await fill("Year, month and day", "2024-05-14");
    await done;
    await until("that it has one", () => !found(kit, uri, "date-unanchored"));
    assert.match(await kit.hover(kit.at("last week", { of: article }), uri), /Monday, 6 May 2024 to Sunday, 12 May 2024/);
  },

  "every finding about figures and dates": async (kit, assert) => {
    const { vscode, until } = kit;
    const all = pages();
    assert.ok(all.length >= 49, `${all.length} pages`);
    for (const { code, example } of all.filter((page) => page.level === "off")) {
      const uri = await kit.write("findings/off.txt", example);
      await kit.show(uri);
      assert.ok(!found(kit, uri, code), `${code} is off`);
      await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    }
    const setting = vscode.workspace.getConfiguration("postil");
    const styles = Object.fromEntries(all.filter((page) => page.level === "off").map((page) => [page.code, "warning"]));
    await setting.update("findings", styles, vscode.ConfigurationTarget.Global);
    for (const { code, level, message, fix, example, instead } of all) {
      const uri = await kit.write(`findings/${code}.txt`, example);
      const article = await kit.show(uri);
      const finding = await until(code, () => found(kit, uri, code));
      assert.equal(finding.message, message);
      assert.equal(LEVELS[finding.severity], level === "off" ? "warning" : level, code);
      assert.ok(finding.code.target.toString().endsWith(`docs/findings/${code}.md`), `${code}: ${finding.code.target}`);
      if (TWO.includes(code)) assert.ok(finding.relatedInformation?.length > 0, `${code} points at its other figure`);
      if (fix) {
        const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, finding.range, undefined, 100);
        const mend = actions.find((it) => it.title === fix);
        assert.ok(mend, `${code}: ${actions.map((it) => it.title).join(" | ")}`);
        assert.ok(await vscode.workspace.applyEdit(mend.edit));
        await until(`${code} mended`, () => article.getText() !== example && !found(kit, uri, code));
      }
      const whole = new vscode.WorkspaceEdit();
      whole.replace(uri, new vscode.Range(0, 0, article.lineCount, 0), instead);
      await vscode.workspace.applyEdit(whole);
      await until(`nothing of ${code}`, () => !found(kit, uri, code));
      await article.save();
    }
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await kit.show(kit.uri);
    await setting.update("findings", undefined, vscode.ConfigurationTarget.Global);
  },
};
