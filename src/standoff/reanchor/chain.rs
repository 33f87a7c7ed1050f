//! Where pieces of a text that is no longer known are in the one that took its place.
//!
//! Of the old text there are only pieces, each with the offset it had. In the new one each may stand
//! in several places, or in none. What tells them apart is that pieces keep their order and their
//! distances but for the edits between them: the likeliest way through all of them is that of a
//! hidden Markov model whose states are the places, found by Viterbi's algorithm in both directions,
//! so that for each piece it is known how much likelier its place is than the next best.
//!
//! Costs are negative logarithms of likelihoods. They are those of edits in general, not of any
//! text: how often a text is edited is estimated from the text at hand.

use std::collections::HashMap;

use super::passages::{Passages, Piece};

/// What became of a piece.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    /// Where it starts now, in code points; `None` where it was likely deleted, or changed inside.
    pub(super) at: Option<usize>,
    /// Whether that is much likelier than anything else.
    pub(super) sure: bool,
    /// Where else it may be.
    pub(super) other: Option<usize>,
}

/// A piece is surely where it is so much likelier to be than anywhere else, or nowhere, as the logarithm
/// of the ratio of the likelihoods.
const CLEAR: f64 = 5.0;

/// The same for a piece of several words that stands nowhere else.
const CLEAR_ALONE: f64 = 3.0;

/// The same for a piece that reads like another, or stands in several places.
const CLEAR_OF_OTHERS: f64 = 7.0;

/// A place that is no less likely than this, by the same measure, is worth a look.
const LIKELY: f64 = 10.0;

/// So many ways to come to a piece are followed up.
const BEAM: usize = 40;

/// A piece that stands in no more places than this is looked for in all of them; one that stands in
/// more, where those before it make it likely.
const FEW: usize = 16;

/// What it costs that a piece, or a row of them, was deleted or changed inside.
const GONE: f64 = 4.0;

/// What each further piece of such a row costs.
const GONE_ON: f64 = 0.7;

/// So often a text of one code point that was annotated stood somewhere else besides, at the least; the
/// longer it is, the less.
const ELSEWHERE: f64 = 3.0;

/// What it costs that text was moved, and that it was not moved to a paragraph of its own.
const MOVED: f64 = 8.0;
const INTO_A_LINE: f64 = 3.0;

/// What it costs to stand inside a longer word.
const IN_A_WORD: f64 = 5.0;

/// How often a text is edited, in edits per code point, before anything is known of it; and the
/// bounds of what is believed.
const EDITED: f64 = 0.002;
const EDITED_LEAST: f64 = 0.000_3;
const EDITED_MOST: f64 = 0.02;

/// The start of a text is edited as often as so many code points elsewhere: there go datelines and what
/// is new.
const START: i64 = 40;

/// So rare, in one of so many code points, is any text elsewhere, however short the article is.
const RARE: usize = 1000;

/// A place where a piece may be, and the costs of the best way that leads over it.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The piece, counted from one; before them all is the start of the text.
    piece: usize,
    /// Where it ended in the old text, and where it would end in the new one.
    old_end: usize,
    end: usize,
    /// Where it would start.
    at: usize,
    /// What this place costs.
    own: f64,
    /// The best way from the start to here, with this place.
    to: f64,
    /// The best way from here to the end, without this place.
    on: f64,
    /// The node before it on the best way.
    before: usize,
}

/// Where each piece is. The pieces must be in the order of the old text.
pub(super) fn chain(pieces: &[Piece], passages: &Passages) -> Vec<Link> {
    let mut chain = Chain { pieces, passages, edited: EDITED, nodes: Vec::new(), active: Vec::new(), gone: Vec::new() };
    chain.forwards();
    let way = chain.way();
    let jumps = way.windows(2).filter(|two| !chain.goes_on(two[1], two[0])).count();
    let length = pieces.last().map_or(0, Piece::end).max(1);
    chain.edited = ((jumps as f64 + 1.0) / length as f64).clamp(EDITED_LEAST, EDITED_MOST);
    chain.forwards();
    let mut links = chain.links();
    release(&mut links, pieces);
    links
}

struct Chain<'c> {
    pieces: &'c [Piece],
    passages: &'c Passages,
    /// Edits per code point.
    edited: f64,
    /// The start, then the places of the pieces in their order.
    nodes: Vec<Node>,
    /// For each piece the nodes that a way may come from.
    active: Vec<Vec<usize>>,
    /// What it costs that all pieces up to one are gone, but for the first of each row.
    gone: Vec<f64>,
}

impl Chain<'_> {
    /// Finds the best way to each place.
    fn forwards(&mut self) {
        self.nodes.clear();
        self.active.clear();
        self.gone = vec![0.0];
        self.nodes.push(Node { piece: 0, old_end: 0, end: 0, at: 0, own: 0.0, to: 0.0, on: f64::INFINITY, before: 0 });
        let mut active = vec![0];
        for (index, piece) in self.pieces.iter().enumerate() {
            let number = index + 1;
            self.gone.push(self.gone[index] + GONE_ON + self.left_over(piece));
            let likely = self.likely(piece, &active);
            let length = piece.length;
            let first = self.nodes.len();
            for at in likely {
                let own = if self.passages.stands_alone(at, length) { 0.0 } else { IN_A_WORD };
                let mut node = Node {
                    piece: number,
                    old_end: piece.end(),
                    end: at + length,
                    at,
                    own,
                    to: f64::INFINITY,
                    on: f64::INFINITY,
                    before: 0,
                };
                for &from in &active {
                    let to = self.nodes[from].to + self.step(from, &node) + own;
                    if to < node.to {
                        (node.to, node.before) = (to, from);
                    }
                }
                self.nodes.push(node);
            }
            self.active.push(active.clone());
            active.extend(first..self.nodes.len());
            let cost = |node: &usize| self.nodes[*node].to + self.row(self.nodes[*node].piece, number + 1);
            active.sort_by(|a, b| cost(a).total_cmp(&cost(b)));
            active.truncate(BEAM);
        }
        self.active.push(active);
    }

    /// Where a piece may be, coming from one of some nodes.
    fn likely(&self, piece: &Piece, active: &[usize]) -> Vec<usize> {
        let places = self.passages.places_of(piece);
        if places.len() <= FEW {
            return places.to_vec();
        }
        let mut likely: Vec<usize> = Vec::new();
        for &from in active {
            let from = self.nodes[from];
            let expected = (from.end + piece.at).saturating_sub(from.old_end);
            let behind = places.partition_point(|at| *at < expected);
            likely.extend(&places[behind.saturating_sub(1)..(behind + 2).min(places.len())]);
        }
        likely.sort_unstable();
        likely.dedup();
        likely
    }

    /// What it costs that a piece is gone while its text stands somewhere: that must be there by chance.
    fn left_over(&self, piece: &Piece) -> f64 {
        let (places, asked_for) = (self.passages.places_of(piece).len(), self.passages.asked_for(piece));
        if places == 0 {
            return 0.0;
        }
        let others = places.saturating_sub(asked_for) as f64 + ELSEWHERE / piece.length as f64;
        // Of several that read alike some must be gone where there are fewer places.
        let share = places as f64 / asked_for.max(places) as f64;
        share * (self.passages.length().max(RARE) as f64 / others).ln()
    }

    /// What it costs that the pieces between two are gone.
    fn row(&self, from: usize, to: usize) -> f64 {
        if to > from + 1 { GONE + self.gone[to - 1] - self.gone[from] } else { 0.0 }
    }

    /// What it costs to go from one place to the next.
    fn step(&self, from: usize, to: &Node) -> f64 {
        let before = &self.nodes[from];
        let old_gap = signed(self.pieces[to.piece - 1].at) - signed(before.old_end);
        let gap = signed(to.at) - signed(before.end);
        let row = self.row(before.piece, to.piece);
        let start = if before.piece == 0 { START } else { 0 };
        let length = self.edited * (old_gap.max(0) + start) as f64;
        if gap == old_gap {
            return row + length;
        }
        let by = (gap - old_gap).unsigned_abs() as f64;
        let far = 1.0 + by.ln_1p();
        let edited = far - (-(-length - self.edited).exp_m1()).ln();
        let own_line = self.passages.line_between(before.end, to.at);
        let moved = MOVED + far + if own_line { 0.0 } else { INTO_A_LINE };
        row + if gap >= 0 || gap >= old_gap { edited.min(moved) } else { moved }
    }

    /// Whether nothing was edited between a place and the one before it.
    fn goes_on(&self, before: usize, at: usize) -> bool {
        let (before, node) = (&self.nodes[before], &self.nodes[at]);
        node.piece == before.piece + 1
            && signed(self.pieces[node.piece - 1].at) - signed(before.old_end) == signed(node.at) - signed(before.end)
    }

    /// The best way, from its end to the start.
    fn way(&self) -> Vec<usize> {
        let mut way: Vec<usize> = self.active.last().and_then(|active| active.first()).copied().into_iter().collect();
        while let Some(&last) = way.last().filter(|last| **last != 0) {
            way.push(self.nodes[last].before);
        }
        way
    }

    /// What became of each piece.
    fn links(&mut self) -> Vec<Link> {
        let count = self.pieces.len();
        for &node in self.active.last().into_iter().flatten() {
            self.nodes[node].on = self.row(self.nodes[node].piece, count + 1);
        }
        let best = self.nodes[self.way().first().copied().unwrap_or_default()];
        let best = best.to + best.on;
        // For each piece the best way that passes it over.
        let mut over = vec![f64::INFINITY; count + 2];
        let mut pass_over = |from: usize, to: usize, cost: f64| {
            for piece in &mut over[from + 1..to] {
                *piece = piece.min(cost);
            }
        };
        for &node in self.active.last().into_iter().flatten() {
            pass_over(self.nodes[node].piece, count + 1, self.nodes[node].to + self.nodes[node].on);
        }
        for index in (1..self.nodes.len()).rev() {
            let node = self.nodes[index];
            if !node.on.is_finite() {
                continue;
            }
            for place in 0..self.active[node.piece - 1].len() {
                let from = self.active[node.piece - 1][place];
                let on = self.step(from, &node) + node.own + node.on;
                let whole = self.nodes[from].to + on;
                if self.nodes[from].piece + 1 < node.piece && whole < best + 2.0 * CLEAR_OF_OTHERS {
                    pass_over(self.nodes[from].piece, node.piece, whole);
                }
                self.nodes[from].on = self.nodes[from].on.min(on);
            }
        }
        let mut links = Vec::with_capacity(count);
        let mut first = 1;
        for (index, piece) in self.pieces.iter().enumerate() {
            let end = first + self.nodes[first..].iter().take_while(|node| node.piece == index + 1).count();
            let places = self.nodes[first..end].iter().map(|node| (node.to + node.on, Some(node.at)));
            let mut ways: Vec<_> = places.chain([(over[index + 1], None)]).collect();
            ways.sort_by(|a, b| a.0.total_cmp(&b.0));
            let (cost, at) = ways[0];
            let alone = self.passages.asked_for(piece).max(self.passages.places_of(piece).len()) == 1;
            let whole = at.is_none_or(|at| self.passages.stands_alone(at, piece.length));
            let margin = ways.get(1).map_or(f64::INFINITY, |next| next.0 - cost);
            let needed = match alone {
                true if piece.words > 1 => CLEAR_ALONE,
                true => CLEAR,
                false => CLEAR_OF_OTHERS,
            };
            let sure = whole && margin >= needed;
            let other = ways[1..].iter().find_map(|(other, at)| at.filter(|_| other - cost < LIKELY));
            links.push(Link { at, sure, other });
            first = end;
        }
        links
    }
}

/// Takes pieces from places that others surely have.
fn release(links: &mut [Link], pieces: &[Piece]) {
    let holders = links.iter().zip(pieces).filter(|(link, _)| link.sure);
    let holders: HashMap<(usize, usize), usize> =
        holders.filter_map(|(link, piece)| Some(((link.at?, piece.length), piece.at))).collect();
    for (link, piece) in links.iter_mut().zip(pieces) {
        let taken = |at: &usize| holders.get(&(*at, piece.length)).is_some_and(|holder| *holder != piece.at);
        let free = |at: Option<usize>| at.filter(|at| !taken(at));
        if !link.sure {
            *link = Link { at: free(link.at), sure: false, other: free(link.other) };
        }
    }
}

fn signed(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
