// Annotations changed from the keyboard: their extent, type, attributes, notes and links; removed; made of all mentions of
// a name and of what postil reads. Each is one step of undo, and changes these lines and no other.
const fs = require("node:fs");
const path = require("node:path");
const { first, running, step, taking, turns, typing } = require("./acting.js");

/** A text of the fixture that is changed. */
const ferry = (name) => fs.readFileSync(path.join(__dirname, "../../fixtures/ferry", name), "utf8");
const ARTICLE = ferry("ferry.txt");
const ANNOTATIONS = ferry("ferry.ann");
const SCHEMA = ferry("annotation.conf");

const LENA = "T1\tPerson 29 40\tLena Brandt";
const QUOTE = "T3\tQuote 0 23\t“The ferry runs again,”";
const HARBOUR = "T6\tOrganisation 92 99\tharbour";
const OMAR = ["T7\tPerson 75 79\tOmar", "T8\tPerson 80 84\tAziz"];
const SPEAKER = "R1\tSpeaker Arg1:T3 Arg2:T1\t";

/** Opens an article with annotations, once. */
const opened = new Map();
async function open(kit, name, annotations) {
  if (!opened.has(name)) {
    const { vscode } = kit;
    await kit.write(`${name}/annotation.conf`, SCHEMA);
    const uri = await kit.write(`${name}/${name}.txt`, ARTICLE);
    const standoff = await vscode.workspace.openTextDocument(await kit.write(`${name}/${name}.ann`, annotations));
    const article = await kit.show(uri);
    await kit.until("it read", async () => (await kit.hover(kit.at("Izmir", { of: article }), uri)).includes("Izmir"));
    opened.set(name, { article, standoff });
  }
  return opened.get(name);
}

/** A step after which just these lines are new and just those are gone; with `keep` the next builds on it. */
async function changes(kit, words, where, act, added, gone, keep) {
  await turns(kit, await open(kit, "ferry", ANNOTATIONS), words, where, act, added, gone, keep);
}

/** A step after which there are spans of just these types and texts. */
async function accepts(kit, words, act, wanted) {
  wanted.sort();
  await step(kit, await open(kit, "pier", ""), words, {}, act, (now) => {
    const got = [...now.matchAll(/^T\d+\t(\S+) [\d ;]+\t(.*)$/gm)].map(([, type, text]) => `${type} ${text}`).sort();
    return { wanted, got, done: JSON.stringify(got) === JSON.stringify(wanted) };
  });
}

const over = { selected: true };

exports.checks = {
  "a span grows and shrinks by words": async (kit) => {
    const office = "T6\tOrganisation 92 106\tharbour office";
    await changes(kit, "harbour", {}, running(kit, "grow"), [office], [HARBOUR]);
    await changes(kit, "harbour", {}, running(kit, "grow", { edge: "start" }), ["T6\tOrganisation 88 99\tthe harbour"], [HARBOUR]);
    await changes(kit, "harbour", { into: 7 }, taking(kit, "Grow “harbour” to"), [office], [HARBOUR]);
    await changes(kit, "Lena", {}, running(kit, "shrink"), ["T1\tPerson 29 33\tLena"], [LENA]);
    await changes(kit, "Lena", {}, running(kit, "shrink", { edge: "start" }), ["T1\tPerson 34 40\tBrandt"], [LENA]);
  },

  "a span grows over a selection and shrinks to one": async (kit) => {
    const whole = ["T6\tOrganisation 88 106\tthe harbour office"];
    await changes(kit, "the harbour office", over, taking(kit, "Grow “harbour” over"), whole, [HARBOUR]);
    await changes(kit, "the harbour office", over, first(kit, "reshape"), whole, [HARBOUR]);
    await changes(kit, "Lena", over, taking(kit, "Shrink “Lena Brandt” to “Lena”"), ["T1\tPerson 29 33\tLena"], [LENA]);
  },

  "a span is split and joined": async (kit) => {
    const halves = "T3\tQuote 0 10;11 23\t“The ferry runs again,”";
    await changes(kit, "ferry", over, running(kit, "split"), ["T3\tQuote 0 4;11 23\t“The runs again,”"], [QUOTE]);
    await changes(kit, " runs", { into: 0 }, taking(kit, "Split “The ferry runs again,” here"), [halves], [QUOTE]);
    await changes(kit, " runs", { into: 0 }, running(kit, "split"), [halves], [QUOTE], true);
    await changes(kit, "ferry", {}, running(kit, "join"), [QUOTE], [halves], true);
  },

  "neighbours are merged": async (kit) => {
    await changes(kit, "Omar", {}, first(kit, "merge"), ["T7\tPerson 75 84\tOmar Aziz"], OMAR);
    await changes(kit, "Aziz", {}, taking(kit, "Merge “Omar” and “Aziz”"), ["T7\tPerson 75 84\tOmar Aziz"], OMAR);
  },

  "all mentions of a name are annotated": async (kit) => {
    await changes(kit, "Lena Brandt", {}, first(kit, "annotateAll"),
      ["T10\tPerson 187 198\tLena Brandt", "R2\tCoref Arg1:T2 Arg2:T1\t", "R3\tCoref Arg1:T10 Arg2:T1\t"], []);
    await changes(kit, "Mersin", {}, taking(kit, "Annotate all 2 mentions of “Mersin” as Place"),
      ["T10\tPlace 110 116\tMersin", "N1\tReference T10 GeoNames:304531\tMersin",
        "T11\tPlace 214 220\tMersin", "N2\tReference T11 GeoNames:304531\tMersin"], []);
    await changes(kit, "harbour office", over, running(kit, "annotateAll", { type: "Organisation" }),
      ["T10\tOrganisation 92 106\tharbour office", "T11\tOrganisation 161 175\tharbour office"], []);
  },

  "an attribute is set, changed and cleared": async (kit) => {
    const direct = "A1\tKind T3 Direct";
    await changes(kit, "ferry", {}, running(kit, "setAttribute", { attribute: "Kind", value: "Direct" }), [direct], [], true);
    await changes(kit, "ferry", {}, taking(kit, "Set Kind of “The ferry runs again,” to Mixed"), ["A1\tKind T3 Mixed"], [direct]);
    await changes(kit, "ferry", {}, running(kit, "clearAttribute", { attribute: "Kind" }), [], [direct], true);
    await changes(kit, "Ms Brandt", {}, first(kit, "setAttribute"), ["A1\tStatus T2 Verified"], []);
  },

  "the type is changed": async (kit) => {
    await changes(kit, "harbour", {}, running(kit, "setType", { type: "Place" }), ["T6\tPlace 92 99\tharbour"], [HARBOUR]);
    await changes(kit, "harbour", {}, first(kit, "setType"), ["T6\tPerson 92 99\tharbour"], [HARBOUR]);
    await changes(kit, "Lena Brandt", {}, taking(kit, "Change “Lena Brandt” from Person to Place, without R1"),
      ["T1\tPlace 29 40\tLena Brandt"], [LENA, SPEAKER]);
  },

  "a note is written, edited and taken off": async (kit) => {
    const notes = ["#1\tAnnotatorNotes T2\tcaptain or mate?", "#1\tAnnotatorNotes T2\tcaptain"];
    await changes(kit, "Ms Brandt", {}, typing(kit, "Add a note to “Ms Brandt”", "captain or mate?"), [notes[0]], [], true);
    await changes(kit, "Ms Brandt", {}, typing(kit, "Edit the note on “Ms Brandt”", "captain"), [notes[1]], [notes[0]], true);
    await changes(kit, "Ms Brandt", {}, running(kit, "note", { text: "" }), [], [notes[1]], true);
  },

  "marked as verified and as disputed": async (kit) => {
    const verified = "A1\tStatus T2 Verified";
    await changes(kit, "Ms Brandt", {}, taking(kit, "Mark “Ms Brandt” as verified"), [verified], [], true);
    await changes(kit, "Ms Brandt", {}, typing(kit, "Mark “Ms Brandt” as disputed, with a source", "harbour log"),
      ["A1\tStatus T2 Disputed", "#1\tAnnotatorNotes T2\tDisputed: harbour log"], [verified]);
    await changes(kit, "Ms Brandt", {}, taking(kit, "Clear Status of “Ms Brandt”"), [], [verified], true);
  },

  "a span is linked by Speaker, Cue and Coref": async (kit) => {
    const link = (relation, to) => running(kit, "link", { relation, to });
    await changes(kit, "Nobody", {}, link("Speaker", "T7"), ["R2\tSpeaker Arg1:T9 Arg2:T7\t"], []);
    await changes(kit, "ferry", {}, taking(kit, "Link “The ferry runs again,” to “said” (Cue)"), ["R2\tCue Arg1:T3 Arg2:T4\t"], []);
    await changes(kit, "Ms Brandt", {}, link("Coref", "T1"), ["R2\tCoref Arg1:T2 Arg2:T1\t"], []);
    await changes(kit, "Ms Brandt", {}, taking(kit, "Link “Ms Brandt” to “Lena Brandt” (Coref)"), ["R2\tCoref Arg1:T2 Arg2:T1\t"], []);
  },

  "an annotation is removed, or refused for what depends on it": async (kit, assert) => {
    await changes(kit, "said", {}, running(kit, "remove"), [], ["T4\tCue 24 28\tsaid"]);
    await changes(kit, "Lena Brandt", {}, running(kit, "remove", { dependants: true }), [], [LENA, SPEAKER]);
    await changes(kit, "Lena Brandt", {}, taking(kit, "Remove Person “Lena Brandt” with R1"), [], [LENA, SPEAKER]);
    const { vscode } = kit;
    const { article, standoff } = await open(kit, "ferry", ANNOTATIONS);
    await assert.rejects(
      vscode.commands.executeCommand("postil.remove", { uri: article.uri.toString(), id: "T1" }),
      /R1 \(Speaker from “The ferry runs again,” to “Lena Brandt”\)/);
    assert.equal(standoff.getText(), ANNOTATIONS);
  },

  "what was read is accepted: here, in the paragraph, of one kind, everywhere": async (kit) => {
    const paragraph = ["Person Lena Brandt", "Person Ms Brandt", "Person Omar Aziz", "Place Mersin", "Date Monday",
      "Quote “Nobody was hurt,”", "Cue said"];
    const places = ["Place Izmir", "Place Izmir", "Place Mersin", "Place Mersin"];
    const all = [...paragraph, "Quote “The ferry runs again,”", "Cue said", "Person Lena Brandt", "Place Izmir",
      "Place Izmir", "Place Mersin"];
    const accept = (scope) => running(kit, "accept", { scope });
    await accepts(kit, "Izmir", accept("here"), ["Place Izmir"]);
    await accepts(kit, "Izmir", taking(kit, "Accept this reading: “Izmir”"), ["Place Izmir"]);
    await accepts(kit, "Mersin", accept("paragraph"), paragraph);
    await accepts(kit, "Mersin", taking(kit, "Accept all readings in this paragraph"), paragraph);
    await accepts(kit, "Mersin", accept("kind"), places);
    await accepts(kit, "Mersin", taking(kit, "Accept all places in the article"), places);
    await accepts(kit, "Mersin", accept("article"), all);
    await accepts(kit, "Mersin", taking(kit, "Accept all readings in the article"), all);
    await kit.vscode.window.showTextDocument(kit.document);
  },
};
