//! Catching up with what happened elsewhere: the stand-off file or the article was changed by
//! somebody else.

use std::collections::{BTreeMap, HashMap, HashSet};

use rapidhash::RapidHashMap;

use crate::text::{CharRange, Format, Text};

use super::{
    AnnFile,
    edits::{covered_text, covers, storable},
    file::TextBound,
    places::{Moves, State},
    reanchor::{Anchor, Quoted, Reanchoring, by_quotes},
};

/// What is known of the article that a stand-off file was written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base<'a> {
    /// It was written for just this text. What its lines don't find there had no place then either.
    Of(&'a str),
    /// It was written for a text like this one: it may have been changed since, and so may the text.
    Near(&'a str),
    /// Nothing.
    Unknown,
}

/// How a text-bound was found again, or not, after a change that nobody saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// It is where its text went.
    Found,
    /// It is where its text likely went; somebody should look.
    Doubtful,
    /// Its text is gone.
    Gone,
}

/// What became of a text-bound that is not where its line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reanchored {
    /// Its id.
    pub id: String,
    /// Where it is, and how sure that is.
    pub anchor: Anchor,
}

impl AnnFile {
    /// Reads a newer text of the same stand-off file, changed in another window or by another
    /// program, and keeps the places that are known better than the file says: of a text-bound
    /// whose line is the same as before, and of one whose line says something that is not so
    /// while what it says it covers is where it was.
    #[must_use]
    pub fn reread(&self, source: &str, article: &Text) -> Self {
        let mut file = AnnFile::parse(source);
        let mut moves = Moves::new();
        for index in 0..file.places.len() {
            let Some(new) = file.place(index) else { continue };
            // Most stand where they stood in the file before.
            let there = self.place(index).filter(|old| old.id.text == new.id.text && old.line == new.line);
            let old = there.or_else(|| self.text_bound(new.id));
            // Whatever line it is on by now.
            let said = |old: &TextBound<'_>| {
                let (was, is) = (&old.record.text, &new.record.text);
                old.record.stored == new.record.stored
                    && was.as_ref().map(|text| &text.text) == is.as_ref().map(|text| &text.text)
            };
            let old = match old {
                // What is said as before, of what is where it was said to be, is so.
                Some(old) if said(&old) && old.state == State::AsWritten => continue,
                old => old,
            };
            let fits = new.fits(article);
            let (spans, state) = match old {
                Some(old) if said(&old) && old.is_parked() => (Vec::new(), old.state),
                Some(old) if said(&old) || (!fits && !old.is_parked() && covers(article, old.spans, new.text)) => {
                    match (old.spans == new.record.stored, fits) {
                        (true, true) => continue,
                        (true, false) => (old.spans.to_vec(), old.state),
                        (false, _) => (old.spans.to_vec(), State::Moved),
                    }
                }
                _ if fits => continue,
                _ => (Vec::new(), State::Adrift),
            };
            moves.insert(index, (spans, state));
        }
        file.places.set(moves);
        file.inherit(self, article);
        file.keep_recoveries(self);
        file
    }

    /// Takes over from an earlier reading what is known of the edits of the article since it was opened,
    /// for the text-bounds that are where they were, but for what a line of a stand-off file can't hold.
    fn inherit(&mut self, before: &AnnFile, article: &Text) {
        if before.places.deleted.is_empty() && before.places.seen.is_empty() {
            return;
        }
        let ids = (0..self.places.len()).filter_map(|index| Some((self.place(index)?.id.text.as_str(), index)));
        let by_id: RapidHashMap<&str, usize> = ids.collect();
        let numbers: Vec<Option<usize>> = (0..before.places.len())
            .map(|index| {
                let number = *by_id.get(before.place(index)?.id.text.as_str())?;
                let (now, then) = (self.places.get(number), before.places.get(index));
                (now == then || now == storable(article, then)).then_some(number)
            })
            .collect();
        self.places.inherit(&before.places, |index| numbers.get(index).copied().flatten());
    }

    /// Whether every text-bound stands where its line says.
    pub fn fits(&self, article: &Text) -> bool {
        self.text_bounds().all(|it| it.fits(article))
    }

    /// Finds text-bounds again after the article was changed where we did not see it. Where it is
    /// not known what the file was written for, only the text of an annotation is left to find it
    /// by. Reports what became of those that are not where their lines say; see
    /// [`AnnFile::recovery`].
    pub fn reanchor(&mut self, base: Base<'_>, article: &Text) -> Vec<Reanchored> {
        self.find_again(base, article, |_| true)
    }

    /// The same for those alone that have no place: the others are known to be where they are.
    pub fn reanchor_adrift(&mut self, base: Base<'_>, article: &Text) -> Vec<Reanchored> {
        self.find_again(base, article, |it| it.state == State::Adrift)
    }

    fn find_again(
        &mut self,
        base: Base<'_>,
        article: &Text,
        wanted: impl Fn(&TextBound<'_>) -> bool,
    ) -> Vec<Reanchored> {
        let now = article.to_string();
        let (base, exact) = match base {
            Base::Of(text) => (Some(text), true),
            Base::Near(text) => (Some(text), false),
            Base::Unknown => (None, false),
        };
        let base_text = base.map(|base| Text::new(base, Format::Plain));
        let aligned = base.filter(|base| *base != now).map(|base| Reanchoring::new(base, &now));
        let mut anchors: BTreeMap<usize, Anchor> = BTreeMap::new();
        let mut quotes: Option<Vec<Anchor>> = None;
        let lost = self.text_bounds().any(|it| it.state == State::Adrift && wanted(&it));
        // What stands where its line says while everything around it went elsewhere.
        let mut astray = Vec::new();
        // Where nothing tells what an annotation was about, that its text is nowhere does not mean
        // that it was deleted: its line may always have been wrong.
        let mut never_seen = HashSet::new();
        let mut claims: HashMap<Vec<CharRange>, HashSet<Vec<CharRange>>> = HashMap::new();
        for index in 0..self.places.len() {
            let Some(it) = self.place(index) else { continue };
            let known = it.state != State::Adrift;
            let stays = !wanted(&it) || (known && aligned.is_none());
            if stays && !it.is_parked() {
                claims.entry(it.spans.to_vec()).or_default().insert(it.record.stored.clone());
            }
            if !wanted(&it) {
                continue;
            }
            let fitted = base_text.as_ref().is_some_and(|base| it.fits(base));
            let anchor = match &aligned {
                Some(aligned) if fitted => aligned.place(&it.record.stored),
                _ if known => {
                    if base.is_none() && lost {
                        let quotes = quotes.get_or_insert_with(|| self.by_quotes(&now));
                        let elsewhere = |anchor: &Anchor| matches!(anchor, Anchor::Certain(at) if *at != it.spans);
                        astray.extend(quotes.get(index).filter(|anchor| elsewhere(anchor)).map(|_| it.id.text.clone()));
                    }
                    continue;
                }
                _ if exact => {
                    never_seen.insert(it.id.text.clone());
                    Anchor::Gone
                }
                _ => {
                    never_seen.insert(it.id.text.clone());
                    let quotes = quotes.get_or_insert_with(|| self.by_quotes(&now));
                    // Other words where the line says: that is the article's word against the line's.
                    let elsewhere = |anchor: &&Anchor| anchor.spans() != it.record.stored;
                    quotes.get(index).filter(elsewhere).cloned().unwrap_or(Anchor::Gone)
                }
            };
            claims.entry(anchor.spans().to_vec()).or_default().insert(it.record.stored.clone());
            anchors.insert(index, anchor);
        }
        let mut moves = Moves::new();
        let mut report = Vec::new();
        for (index, mut anchor) in anchors {
            let Some(it) = self.place(index) else { continue };
            // What stood in two places can't be in one.
            if claims.get(anchor.spans()).is_some_and(|from| from.len() > 1) {
                anchor = anchor.doubted();
            }
            let (spans, state) = match &anchor {
                Anchor::Gone => (Vec::new(), State::Adrift),
                found if found.spans() == it.record.stored && it.text == covered_text(article, found.spans()) => {
                    (it.record.stored.clone(), State::AsWritten)
                }
                found => (found.spans().to_vec(), State::Moved),
            };
            if state != State::AsWritten {
                report.push(Reanchored { id: it.id.text.clone(), anchor });
            }
            moves.insert(index, (spans, state));
        }
        self.places.set(moves);
        self.recovered.extend(astray.into_iter().map(|id| (id, Recovery::Doubtful)));
        for found in &report {
            let recovery = match found.anchor {
                Anchor::Certain(_) => Recovery::Found,
                Anchor::Doubtful(_) => Recovery::Doubtful,
                Anchor::Gone if never_seen.contains(&found.id) => continue,
                Anchor::Gone => Recovery::Gone,
            };
            self.recovered.insert(found.id.clone(), recovery);
        }
        report
    }

    /// Where all text-bounds likely are, by what they say they cover.
    fn by_quotes(&self, article: &str) -> Vec<Anchor> {
        let all: Vec<TextBound<'_>> = self.text_bounds().collect();
        let quoted: Vec<Quoted<'_>> =
            all.iter().map(|it| Quoted { stored: &it.record.stored, text: it.text }).collect();
        by_quotes(article, &quoted)
    }

    /// How a text-bound was found again when the article had been changed unseen; `None` for one
    /// that did not have to be.
    pub fn recovery(&self, id: &str) -> Option<Recovery> {
        self.recovered.get(id).copied()
    }

    /// Notes that somebody looked at a text-bound that was found again, or that it was doubtful
    /// when it was last seen.
    pub fn set_recovery(&mut self, id: &str, recovery: Option<Recovery>) {
        match recovery {
            Some(recovery) => self.recovered.insert(id.to_owned(), recovery),
            None => self.recovered.remove(id),
        };
    }

    /// Takes over from an earlier reading of the file what is known of text-bounds that are where
    /// they were: a line that is brought up to date says no more than the one before.
    pub(super) fn keep_recoveries(&mut self, before: &AnnFile) {
        for (id, recovery) in &before.recovered {
            let spans = |file: &AnnFile| file.text_bound(id).map(|it| it.spans.to_vec());
            let pending = self.text_bound(id).is_some_and(|it| it.state != State::AsWritten);
            if spans(self).is_some() && spans(self) == spans(before) && (pending || *recovery != Recovery::Found) {
                self.recovered.insert(id.clone(), *recovery);
            }
        }
    }

    /// Where text-bounds have no place and every line turns out to say where its text is after
    /// all, the file was written for the article as it is now: it came before the article did.
    pub fn settle(&mut self, article: &Text) {
        if self.text_bounds().any(|it| it.state == State::Adrift) && self.fits(article) {
            *self = AnnFile::read(self.source(), article);
        }
    }
}
