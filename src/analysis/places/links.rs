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
        let with_mute: Pairs = with_mute.collect();
        let mute_peers = (0..count).map(|name| u32::try_from(with_mute.of(name).len()).unwrap_or(u32::MAX));
        Links {
            chains: chains.iter().copied().filter(live).collect(),
            chained: chains.iter().filter(|pair| live(pair)).map(|&(x, y)| (y, x)).collect(),
            neighbours: neighbours.iter().filter(|pair| live(pair)).flat_map(both).collect(),
            peers: peers.iter().filter(|pair| live(pair)).flat_map(both).collect(),
            mute_peers: mute_peers.collect(),
        }
    }
}

/// Pairs of names, each once, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pairs {
    /// Where in `seconds` the names begin that come second to each name, up to the last that comes first.
    starts: Vec<u32>,
    seconds: Vec<u32>,
}

impl Pairs {
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

impl FromIterator<(usize, usize)> for Pairs {
    fn from_iter<I: IntoIterator<Item = (usize, usize)>>(pairs: I) -> Self {
        // One number a pair, the first name in its upper half: numbers are sorted several times as fast. An article
        // has fewer names than 2³².
        let pairs = pairs.into_iter();
        let mut packed: Vec<u64> = Vec::with_capacity(pairs.size_hint().1.unwrap_or_default());
        packed.extend(pairs.map(|(name, other)| (name as u64) << 32 | other as u64));
        packed.sort_unstable();
        packed.dedup();
        let mut pairs = Pairs { starts: Vec::new(), seconds: Vec::with_capacity(packed.len()) };
        for pair in packed {
            let name = (pair >> 32) as usize;
            if pairs.starts.len() <= name {
                pairs.starts.resize(name + 1, pairs.seconds.len() as u32);
            }
            pairs.seconds.push(pair as u32);
        }
        pairs
    }
}
