//! How the names of an article stand to each other.

/// How the names of an article stand to each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Links {
    /// “X, Y”: X and Y.
    pub(super) chains: Pairs,
    /// The same the other way round.
    pub(super) chained: Pairs,
    /// Names that follow one another in one paragraph, either way.
    pub(super) neighbours: Pairs,
    /// Names that stand in one list, “X, Y and Z”, either way.
    pub(super) peers: Pairs,
    /// How many names that mean nothing stand in one list with each name.
    pub(super) mute_peers: Vec<u32>,
}

impl Links {
    /// Of pairs of `count` names; those from `count` on mean nothing.
    pub(super) fn new(
        count: usize,
        neighbours: &[(usize, usize)],
        chains: &[(usize, usize)],
        peers: &[(usize, usize)],
    ) -> Self {
        let live = |&(x, y): &(usize, usize)| x < count && y < count;
        let both = |&(x, y): &(usize, usize)| [(x, y), (y, x)];
        let with_mute = peers.iter().flat_map(both).filter(|&(name, peer)| name < count && peer >= count);
        let with_mute = Pairs::new(count, with_mute);
        let mute_peers = (0..count).map(|name| u32::try_from(with_mute.of(name).len()).unwrap_or(u32::MAX));
        let chained = chains.iter().copied().filter(live);
        Links {
            chained: Pairs::new(count, chained.clone().map(|(x, y)| (y, x))),
            chains: Pairs::new(count, chained),
            neighbours: Pairs::new(count, neighbours.iter().filter(|pair| live(pair)).flat_map(both)),
            peers: Pairs::new(count, peers.iter().filter(|pair| live(pair)).flat_map(both)),
            mute_peers: mute_peers.collect(),
        }
    }
}

/// Pairs of names, each once, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pairs {
    /// Where in `seconds` the names begin that come second to each name.
    starts: Vec<u32>,
    seconds: Vec<u32>,
}

impl Pairs {
    /// Of names of which those that come first are fewer than `count`.
    fn new(count: usize, pairs: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        // They are counted, put where they belong, and sorted there: a name has few neighbours. An article has fewer
        // names than 2³².
        let mut starts = vec![0_u32; count];
        pairs.clone().for_each(|(name, _)| starts[name] += 1);
        let mut all = 0;
        for start in &mut starts {
            all += std::mem::replace(start, all);
        }
        let mut seconds = vec![0_u32; all as usize];
        for (name, other) in pairs {
            let place = &mut starts[name];
            seconds[*place as usize] = other as u32;
            *place += 1;
        }
        // Each start is now where the next name begins, and what comes twice is still there.
        let (mut from, mut kept) = (0, 0);
        for start in &mut starts {
            let to = std::mem::replace(start, kept as u32) as usize;
            seconds[from..to].sort_unstable();
            let first = kept;
            for at in from..to {
                if kept == first || seconds[kept - 1] != seconds[at] {
                    seconds[kept] = seconds[at];
                    kept += 1;
                }
            }
            from = to;
        }
        seconds.truncate(kept);
        Pairs { starts, seconds }
    }

    /// The names that come second to a name.
    pub(super) fn of(&self, name: usize) -> Seconds<'_> {
        let start = |name: usize| self.starts.get(name).map_or(self.seconds.len(), |&start| start as usize);
        Seconds(self.seconds.get(start(name)..start(name + 1)).unwrap_or_default())
    }
}

/// The names that come second to one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seconds<'l>(&'l [u32]);

impl<'l> Seconds<'l> {
    /// How many there are.
    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    /// The same with a quick answer to whether a name is one of them.
    pub(super) fn sifted(self) -> Sifted<'l> {
        Sifted { bits: self.0.iter().fold(0, |bits, name| bits | 1 << (name % u64::BITS)), names: self.0 }
    }

    /// In order.
    pub(super) fn iter(self) -> impl Iterator<Item = usize> + use<'l> {
        self.0.iter().map(|&name| name as usize)
    }
}

/// Names among which others are looked for many times.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sifted<'l> {
    names: &'l [u32],
    /// Has the bit of each of them, its number modulo 64: most names are told to be none of them by that.
    bits: u64,
}

impl Sifted<'_> {
    /// Whether a name is one of them.
    pub(super) fn contains(self, name: usize) -> bool {
        self.bits >> (name % u64::BITS as usize) & 1 == 1 && self.names.iter().any(|&other| other as usize == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_pair_is_there_once_and_in_order(all in proptest::collection::vec((0..6_usize, 0..9_usize), 0..30)) {
            let pairs = Pairs::new(6, all.iter().copied());
            for name in 0..8 {
                let seconds: std::collections::BTreeSet<usize> =
                    all.iter().filter(|pair| pair.0 == name).map(|pair| pair.1).collect();
                prop_assert!(pairs.of(name).iter().eq(seconds));
            }
        }
    }
}
