//! File patterns as in `.gitignore`, the way people know them.

/// `*` stands for any characters but `/`, `?` for one of them, `**` for any number of folders. A
/// pattern without `/` is matched with the file name alone, any other with the whole path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    parts: Vec<String>,
    anchored: bool,
}

impl Pattern {
    pub(super) fn new(pattern: &str) -> Self {
        let bare = pattern.trim_start_matches("./").trim_start_matches('/');
        Pattern { parts: bare.split('/').map(str::to_owned).collect(), anchored: pattern.contains('/') }
    }

    /// Whether the file at `path` is meant; parts of a path are separated by `/`.
    pub(super) fn matches(&self, path: &str) -> bool {
        let parts: Vec<&str> = path.trim_start_matches("./").split('/').collect();
        if self.anchored {
            return path_matches(&self.parts, &parts);
        }
        match (self.parts.first(), parts.last()) {
            (Some(pattern), Some(name)) => name_matches(pattern, name),
            _ => false,
        }
    }

    /// How exactly it says which file it means; the greater wins where several match. A name
    /// without wildcards comes before any other, a longer pattern before a shorter one.
    pub(super) fn exactness(&self) -> (bool, bool, usize) {
        let literal = |part: &String| part.chars().filter(|c| !matches!(c, '*' | '?')).count();
        let wild = self.parts.iter().any(|part| part.contains(['*', '?']));
        (!wild, self.anchored, self.parts.iter().map(literal).sum())
    }
}

fn path_matches(pattern: &[String], path: &[&str]) -> bool {
    match pattern.split_first() {
        None => path.is_empty(),
        Some((first, rest)) if first == "**" => (0..=path.len()).any(|skipped| path_matches(rest, &path[skipped..])),
        Some((first, rest)) => {
            path.split_first().is_some_and(|(name, others)| name_matches(first, name) && path_matches(rest, others))
        }
    }
}

/// Matches without recursion: on a mismatch the last `*` takes one character more.
fn name_matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut p, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(&c) if c == '?' || c == name[n] => {
                p += 1;
                n += 1;
            }
            _ => {
                let Some((at, taken)) = star else { return false };
                star = Some((at, taken + 1));
                (p, n) = (at + 1, taken + 1);
            }
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_mean_what_people_expect() {
        for (pattern, path, expected) in [
            ("bridge.txt", "bridge.txt", true),
            ("bridge.txt", "2024/bridge.txt", true),
            ("*.txt", "2024/03/bridge.txt", true),
            ("*.txt", "bridge.md", false),
            ("2024/*.txt", "2024/bridge.txt", true),
            ("2024/*.txt", "2024/03/bridge.txt", false),
            ("./2024/*.txt", "2024/bridge.txt", true),
            ("2024/**", "2024/03/bridge.txt", true),
            ("**/bridge.txt", "bridge.txt", true),
            ("a/**/z/?.txt", "a/b/c/z/é.txt", true),
            ("bridge-*-*.txt", "bridge-a-b-c.txt", true),
            ("bridge-*-d*.txt", "bridge-a-b-c.txt", false),
            ("*", "", true),
            ("", "x", false),
        ] {
            assert_eq!(Pattern::new(pattern).matches(path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn the_more_exact_pattern_counts() {
        let exactness = |pattern| Pattern::new(pattern).exactness();
        assert!(exactness("bridge.txt") > exactness("2024/*.txt"));
        assert!(exactness("2024/*.txt") > exactness("bridge-*.txt"));
        assert!(exactness("bridge-*.txt") > exactness("*.txt"));
    }
}
