//! What can be done about the problems of a stand-off file.

use std::cell::OnceCell;

use crate::{
    ide::{Action, Article, words},
    standoff::{
        Anchor, AnnFile, Base, Changes, Dependants, Line, Problem, Quoted, Reanchoring, Record, State, TextBound,
        TypeKind, by_quotes, covered_text,
    },
    text::{CharRange, Edit, Text},
};

/// How much of a text a title shows, in code points.
const SHOWN: usize = 40;

/// How many dependants a title names.
const NAMED: usize = 4;

/// What can be done about the problems of the lines that a selection of the stand-off file meets,
/// and about the file as a whole. `problems` are those of the file, `remembered` is the article as it was
/// when the file last fitted it, the newest version first.
pub fn actions(article: &Article, problems: &[Problem], remembered: &[Text], selection: CharRange) -> Vec<Action> {
    let Some(file) = article.annotations.as_deref() else { return Vec::new() };
    let mut offers = Offers { article, file, remembered, quotes: OnceCell::new(), out: Vec::new() };
    let met = |range: CharRange| range.start() <= selection.end() && selection.start() <= range.end();
    let lines: Vec<&Line> = file.lines().iter().filter(|line| met(line.range)).collect();
    let Some((first, last)) = lines.first().zip(lines.last()) else { return Vec::new() };
    let shown = first.range.join(last.range);
    let here: Vec<&Problem> = problems.iter().filter(|problem| shown.covers(problem.range)).collect();
    for problem in &here {
        if let Some(line) = file.line_at(problem.range.start()) {
            offers.fix(line, problem);
        }
    }
    offers.reanchor_all(&here);
    for problem in &here {
        if let Some(line) = file.line_at(problem.range.start()) {
            offers.remove(line, Some(problem));
        }
    }
    if let ([line], true) = (&lines[..], here.is_empty()) {
        offers.remove(line, None);
    }
    offers.renumber(here.iter().find(|problem| problem.code == "id-duplicate").copied());
    offers.out
}

/// The edits that put a stand-off file in its canonical order, by kind and number; lines whose
/// annotations moved are brought up to date along the way.
pub fn formatted(article: &Article) -> Vec<Edit> {
    let Some(file) = article.annotations.as_deref() else { return Vec::new() };
    let mut changes = Changes::new(file, &article.text);
    changes.format();
    changes.edits()
}

struct Offers<'a> {
    article: &'a Article,
    file: &'a AnnFile,
    remembered: &'a [Text],
    /// Where the words of each text-bound likely stand, once that was asked for.
    quotes: OnceCell<Vec<Anchor>>,
    out: Vec<Action>,
}

impl<'a> Offers<'a> {
    fn changes(&self) -> Changes<'a> {
        Changes::new(self.file, &self.article.text)
    }

    /// Offers edits, unless they change nothing or are offered already. The first that settles a
    /// problem is the one to prefer.
    fn offer(&mut self, title: String, problem: Option<&Problem>, edits: Vec<Edit>) {
        self.push(title, problem, edits, true);
    }

    /// Offers to take something out, which is only to be preferred where it is said again elsewhere.
    fn offer_removal(&mut self, title: String, problem: Option<&Problem>, edits: Vec<Edit>) {
        const SAID_TWICE: [&str; 5] =
            ["span-duplicate", "relation-duplicate", "equiv-duplicate", "attribute-duplicate", "link-duplicate"];
        let harmless = problem.is_some_and(|problem| SAID_TWICE.contains(&problem.code));
        self.push(title, problem, edits, harmless);
    }

    fn push(&mut self, title: String, problem: Option<&Problem>, edits: Vec<Edit>, to_prefer: bool) {
        if edits.is_empty() || self.out.iter().any(|other| other.title == title) {
            return;
        }
        let fixes = problem.map(|problem| (problem.code, problem.range));
        self.out.push(Action {
            title,
            preferred: to_prefer && fixes.is_some() && self.out.iter().all(|other| other.fixes != fixes),
            fixes,
            standoff: edits,
            ..Action::default()
        });
    }

    fn replace(&mut self, title: String, problem: &Problem, range: CharRange, text: impl Into<String>) {
        self.offer(title, Some(problem), vec![Edit { range, text: text.into() }]);
    }

    fn take_out(&mut self, title: String, problem: &Problem, range: CharRange) {
        self.offer_removal(title, Some(problem), vec![Edit { range, text: String::new() }]);
    }

    fn fix(&mut self, line: &Line, problem: &Problem) {
        match problem.code {
            "text-mismatch" | "offset-range" | "text-deleted" => self.reanchor(line, problem),
            "text-moved" => {
                let title = "Bring the offsets of all annotations up to date".to_owned();
                self.offer(title, Some(problem), self.changes().edits());
            }
            "text-missing" | "span-breaks" => self.rewrite(line, problem),
            "type-unknown" | "type-structural" => self.retype(line, problem),
            "attribute-value" => self.revalue(line, problem),
            "database-unknown" | "database-not-allowed" => self.rebase(line, problem),
            "relation-not-allowed" => self.swap(line, problem),
            "argument-not-allowed" | "argument-count" | "argument-type" => self.role(line, problem),
            "equiv-duplicate" | "equiv-not-allowed" => self.member(line, problem),
            "trigger-unreferenced" => self.event_for_trigger(line, problem),
            "trigger-reference" => self.event_of_trigger(line, problem),
            "trigger-type" => self.trigger(line, problem),
            "id-duplicate" => self.fresh_id(line, problem),
            "byte-order-mark" => {
                self.replace("Remove the byte order mark".to_owned(), problem, problem.range, "");
            }
            "line-malformed" => {
                let start = CharRange::empty(line.range.start());
                self.replace("Make the line a comment".to_owned(), problem, start, "# ");
            }
            _ => {}
        }
    }

    /// Puts an annotation where its text stands now, or gives it the text that stands there.
    fn reanchor(&mut self, line: &Line, problem: &Problem) {
        let Some(bound) = bound(self.file, line) else { return };
        let id = &bound.id.text;
        let anchor = self.anchor(&bound);
        let mut changes = self.changes();
        changes.set_spans(id, anchor.spans());
        let words = words::excerpt(bound.text, SHOWN);
        let title = match &anchor {
            Anchor::Gone => String::new(),
            Anchor::Certain(_) => format!("Re-anchor {id} to “{words}”"),
            Anchor::Doubtful(_) => format!("Re-anchor {id} to the nearest “{words}”, to be looked at"),
        };
        if anchor != Anchor::Gone {
            self.offer(title, Some(problem), changes.edits());
        }
        if problem.code == "text-mismatch" {
            let there = covered_text(&self.article.text, &bound.record.stored);
            let mut changes = self.changes();
            changes.set_spans(id, &bound.record.stored);
            let title = format!("Take the article’s text for {id}: “{}”", words::excerpt(&there, SHOWN));
            self.offer(title, Some(problem), changes.edits());
        }
    }

    /// Where the text of an annotation went since the article was last known to have it where the line
    /// says; where that is not known or the text is gone, the likeliest place that reads like it.
    fn anchor(&self, bound: &TextBound<'_>) -> Anchor {
        let (now, stored) = (self.article.text.to_string(), &bound.record.stored);
        let before = self.remembered.iter().find(|text| bound.fits(text));
        let went = before.map(|before| Reanchoring::new(&before.to_string(), &now).place(stored));
        match went {
            Some(Anchor::Gone) => self.by_quotes(bound, &now).doubted(),
            Some(anchor) => anchor,
            None => self.by_quotes(bound, &now),
        }
    }

    /// Where the words of an annotation likely stand, by what all of them say; where others have all
    /// their places, in one of those.
    fn by_quotes(&self, bound: &TextBound<'_>, now: &str) -> Anchor {
        let quotes = self.quotes.get_or_init(|| {
            let bounds = self.file.text_bounds();
            by_quotes(now, &bounds.map(|it| Quoted { stored: &it.record.stored, text: it.text }).collect::<Vec<_>>())
        });
        let own = self.file.text_bounds().position(|it| it.line == bound.line);
        let found = own.and_then(|own| quotes.get(own).cloned()).unwrap_or(Anchor::Gone);
        let alone = || by_quotes(now, &[Quoted { stored: &bound.record.stored, text: bound.text }]);
        let found = if found == Anchor::Gone { alone().into_iter().next().unwrap_or(found) } else { found };
        let once = now.match_indices(bound.text).nth(1).is_none();
        match found {
            Anchor::Doubtful(spans) if once && covered_text(&self.article.text, &spans) == bound.text => {
                Anchor::Certain(spans)
            }
            found => found,
        }
    }

    /// Puts every annotation that lost its text where that stands now.
    fn reanchor_all(&mut self, here: &[&Problem]) {
        let lost = |problem: &&&Problem| matches!(problem.code, "text-mismatch" | "offset-range");
        let Some(problem) = here.iter().find(lost) else { return };
        let adrift = self.file.text_bounds().filter(|it| it.state == State::Adrift).count();
        if adrift < 2 {
            return;
        }
        let mut file = self.file.clone();
        let adrift_in = |text: &&Text| {
            self.file.text_bounds().any(|it| it.state == State::Adrift && it.record.text.is_some() && it.fits(text))
        };
        let before = self.remembered.iter().find(adrift_in).map(Text::to_string);
        let base = before.as_deref().map_or(Base::Unknown, Base::Near);
        let found = file.reanchor(base, &self.article.text);
        let doubtful = found.iter().filter(|it| matches!(it.anchor, Anchor::Doubtful(_))).count();
        let gone = found.iter().filter(|it| it.anchor == Anchor::Gone).count();
        let placed = adrift.saturating_sub(gone);
        let edits = Changes::new(&file, &self.article.text).edits();
        let mut title = format!("Re-anchor all: {placed} of {} found again", words::counted(adrift, "annotation"));
        if doubtful > 0 {
            title += &format!(", {doubtful} to be looked at");
        }
        self.offer(title, Some(problem), edits);
    }

    /// Writes the line of an annotation anew from the article.
    fn rewrite(&mut self, line: &Line, problem: &Problem) {
        let Some(bound) = bound(self.file, line) else { return };
        let mut changes = self.changes();
        changes.set_spans(&bound.id.text, &bound.record.stored);
        let title = match problem.code {
            "text-missing" => {
                let there = covered_text(&self.article.text, &bound.record.stored);
                format!("Fill in the text “{}”", words::excerpt(&there, SHOWN))
            }
            _ => format!("Split {} where brat would break it", bound.id),
        };
        self.offer(title, Some(problem), changes.edits());
    }

    /// The types of the schema that the type of a line was most likely meant to be.
    fn retype(&mut self, line: &Line, problem: &Problem) {
        let (Some(label), schema) = (line.record.label(), &self.article.schema) else { return };
        let kinds: &[TypeKind] = match &line.record {
            Record::TextBound(_) => &[TypeKind::Entity, TypeKind::Event],
            Record::Event(_) => &[TypeKind::Event],
            Record::Relation(_) | Record::Equiv(_) => &[TypeKind::Relation],
            Record::Attribute(_) => &[TypeKind::Attribute],
            _ => return,
        };
        let equivalence = matches!(line.record, Record::Equiv(_));
        let fits = |kind: &TypeKind, equivalent: bool| *kind != TypeKind::Relation || equivalent == equivalence;
        let known: Vec<&str> = schema
            .types()
            .iter()
            .filter(|def| def.annotatable && kinds.contains(&def.kind) && fits(&def.kind, def.is_equivalence()))
            .map(|def| &*def.name.text)
            .collect();
        let below = known.iter().copied().filter(|name| schema.is_a(name, label));
        let near: Vec<&str> = match problem.code {
            "type-structural" => below.take(NAMED).collect(),
            _ => words::nearest(label, known.iter().copied()).into_iter().collect(),
        };
        for name in near {
            let title = format!("Change {label} to {name}");
            self.replace(title, problem, label.range, name);
            let mut changes = self.changes();
            changes.rename_label(label, name, |record| {
                std::mem::discriminant(record) == std::mem::discriminant(&line.record)
            });
            let edits = changes.edits();
            if edits.len() > 1 {
                self.offer(format!("Change every {label} of this file to {name}"), Some(problem), edits);
            }
        }
    }

    fn revalue(&mut self, line: &Line, problem: &Problem) {
        let Record::Attribute(it) = &line.record else { return };
        let Some(def) = self.article.schema.attribute(&it.label) else { return };
        let at = match &it.value {
            Some(value) => value.range,
            None => CharRange::empty(it.target.range.end()),
        };
        if def.values.is_empty() {
            // With the space before it.
            let range = CharRange::new(it.target.range.end(), at.end());
            return self.replace(format!("Remove the value of {}", it.label), problem, range, "");
        }
        let typed = it.value.as_ref().map_or("", |value| value);
        let near = words::nearest(typed, def.values.iter().map(String::as_str));
        let others = def.values.iter().map(String::as_str).filter(|value| Some(*value) != near);
        for value in near.into_iter().chain(others).take(NAMED) {
            let lead = if it.value.is_some() { "" } else { " " };
            self.replace(format!("Set {} to {value}", it.label), problem, at, format!("{lead}{value}"));
        }
    }

    fn rebase(&mut self, line: &Line, problem: &Problem) {
        let Record::Normalisation(it) = &line.record else { return };
        let databases = self.article.schema.databases();
        let Some(near) = words::nearest(&it.database, databases.iter().map(|known| &*known.name.text)) else { return };
        if near != &*it.database {
            self.replace(format!("Change {} to {near}", it.database), problem, it.database.range, near);
        }
    }

    /// Turns a relation around, where that makes it one the schema allows.
    fn swap(&mut self, line: &Line, problem: &Problem) {
        let Record::Relation(it) = &line.record else { return };
        let [one, other] = &it.arguments;
        let type_of = |id: &str| self.file.get(id).and_then(|line| line.record.label()).map_or("", |label| label);
        let (first, second) = (type_of(&one.target), type_of(&other.target));
        if self.article.schema.relation_allowed(&it.label, (&one.role, second), (&other.role, first)) {
            let edits = vec![
                Edit { range: one.target.range, text: other.target.text.clone() },
                Edit { range: other.target.range, text: one.target.text.clone() },
            ];
            self.offer(format!("Turn {} around", it.id), Some(problem), edits);
        }
    }

    fn role(&mut self, line: &Line, problem: &Problem) {
        let Record::Event(it) = &line.record else { return };
        let about = |range: CharRange| range == problem.range;
        let found = it.arguments.iter().find(|argument| about(argument.role.range) || about(argument.target.range));
        let (Some(argument), Some(def)) = (found, self.article.schema.event(&it.label)) else { return };
        let role = &argument.role;
        if problem.code == "argument-not-allowed"
            && let Some(near) = words::nearest(role, def.arguments.iter().map(|known| known.role.as_str()))
        {
            self.replace(format!("Change {role} to {near}"), problem, role.range, near);
        }
        let with_space = CharRange::new(role.range.start().minus(1), argument.target.range.end());
        self.take_out(format!("Remove {role}:{}", argument.target), problem, with_space);
    }

    /// Takes a member out of an equivalence that has others.
    fn member(&mut self, line: &Line, problem: &Problem) {
        let Record::Equiv(it) = &line.record else { return };
        let Some(member) = it.members.iter().find(|member| member.range == problem.range) else { return };
        if it.members.len() > 2 {
            let with_space = CharRange::new(member.range.start().minus(1), member.range.end());
            self.take_out(format!("Take {member} out of this equivalence"), problem, with_space);
        }
    }

    /// Adds the event that a trigger lacks.
    fn event_for_trigger(&mut self, line: &Line, problem: &Problem) {
        let Some(bound) = bound(self.file, line) else { return };
        let mut changes = self.changes();
        let event = changes.add_event_of(bound.label, bound.id);
        self.offer(format!("Make {event}, a {} of this trigger", bound.label), Some(problem), changes.edits());
    }

    fn event_of_trigger(&mut self, line: &Line, problem: &Problem) {
        let targets = line.record.targets();
        let Some(target) = targets.iter().find(|target| target.range == problem.range) else { return };
        let Some(event) = self.file.events().find(|event| event.trigger.text == target.text) else { return };
        self.replace(format!("Refer to {}, the event of {target}", event.id), problem, target.range, &*event.id.text);
    }

    fn trigger(&mut self, line: &Line, problem: &Problem) {
        let Record::Event(it) = &line.record else { return };
        let Some(trigger) = self.file.text_bound(&it.trigger) else { return };
        let (title, label) = (format!("Make the trigger {} {}", trigger.id, it.label), &trigger.label);
        self.replace(title, problem, label.range, &*it.label.text);
        if self.article.schema.event(label).is_some() {
            let title = format!("Make {} {label}, as its trigger is", it.id);
            self.replace(title, problem, it.label.range, &*label.text);
        }
    }

    fn fresh_id(&mut self, line: &Line, problem: &Problem) {
        let Some(id) = line.record.id() else { return };
        let prefix: String = id.chars().take_while(|c| !c.is_ascii_digit()).collect();
        let fresh = (1u32..).map(|number| format!("{prefix}{number}")).find(|id| self.file.get(id).is_none());
        if let Some(fresh) = fresh {
            self.replace(format!("Give this line the id {fresh}"), problem, id.range, fresh);
        }
    }

    /// Numbers every kind of annotation from one on.
    fn renumber(&mut self, problem: Option<&Problem>) {
        let mut changes = self.changes();
        changes.renumber();
        self.offer("Renumber all annotations".to_owned(), problem, changes.edits());
    }

    /// Removes the annotation of a line with what depends on it, or a line that is none.
    fn remove(&mut self, line: &Line, problem: Option<&Problem>) {
        let own = line.record.id().filter(|id| {
            self.file.get(id).is_some_and(|first| first.range == line.range)
                && !matches!(line.record, Record::Malformed(_))
        });
        let Some(id) = own else {
            if let Some(problem) =
                problem.filter(|problem| !matches!(problem.code, "byte-order-mark" | "article-missing"))
            {
                self.take_out("Remove this line".to_owned(), problem, line.full_range());
            }
            return;
        };
        if problem.is_some_and(|problem| matches!(problem.code, "byte-order-mark" | "article-missing")) {
            return;
        }
        let found = Dependants::of(self.file, id);
        let mut along: Vec<String> = found.connected.into_iter().chain(found.attached).collect();
        if along.len() > NAMED {
            let more = along.len() - NAMED;
            along.truncate(NAMED);
            along.push(format!("{more} more"));
        }
        let along = if along.is_empty() { String::new() } else { format!(" with {}", words::and(&along)) };
        let mut changes = self.changes();
        changes.remove(id);
        self.offer_removal(format!("Remove {id}{along}"), problem, changes.edits());
    }
}

/// The text-bound of a line, unless another line has its id.
fn bound<'a>(file: &'a AnnFile, line: &Line) -> Option<TextBound<'a>> {
    file.text_bound(line.record.id()?).filter(|bound| bound.line == line.range)
}
