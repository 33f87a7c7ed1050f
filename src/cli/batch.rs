//! Many articles at once: in parallel, answers in the order of the input, progress for whoever watches.

use std::io::{self, IsTerminal as _};

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

/// Items that are worked on before the answers to them are handed out, per thread. Enough to keep
/// every thread busy when one article is long, few enough to hold them all in memory.
const AHEAD: usize = 16;

/// Does `work` on every item, on all cores, and hands the answers to `emit` in the order of the
/// items. Items are drawn as they are needed, so there may be any number of them.
pub(super) fn in_order<T: Send, U: Send>(
    items: impl IntoIterator<Item = T>,
    progress: &ProgressBar,
    work: impl Fn(T) -> U + Sync,
    mut emit: impl FnMut(U) -> io::Result<()>,
) -> io::Result<()> {
    let mut items = items.into_iter();
    let size = AHEAD * rayon::current_num_threads();
    loop {
        let chunk: Vec<T> = items.by_ref().take(size).collect();
        if chunk.is_empty() {
            progress.finish_and_clear();
            return Ok(());
        }
        let answers: Vec<U> = chunk
            .into_par_iter()
            .map(|item| {
                let answer = work(item);
                progress.inc(1);
                answer
            })
            .collect();
        answers.into_iter().try_for_each(&mut emit)?;
    }
}

/// A progress bar on stderr, or none: it shows only when a person watches stderr and the answers
/// go elsewhere. `total` is unknown where the items come from a pipe.
pub(super) fn progress(total: Option<usize>) -> ProgressBar {
    let watched = io::stderr().is_terminal() && !io::stdout().is_terminal();
    if !watched || total.is_some_and(|n| n < 2) {
        return ProgressBar::hidden();
    }
    let (bar, template) = match total {
        Some(n) => (ProgressBar::new(n as u64), "{bar:30} {pos}/{len} articles, {eta} left"),
        None => (ProgressBar::new_spinner(), "{spinner} {pos} articles, {per_sec}"),
    };
    // A template that did not parse would leave the plain style.
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_the_order_of_the_items() {
        let mut answers = Vec::new();
        let slow_at_first = |n: u64| {
            std::thread::sleep(std::time::Duration::from_micros(500 - n.min(500)));
            n
        };
        in_order(0..500u64, &ProgressBar::hidden(), slow_at_first, |n| {
            answers.push(n);
            Ok(())
        })
        .expect("nothing is written");
        assert_eq!(answers, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn a_closed_pipe_stops_the_work() {
        let mut emitted = 0;
        let stopped = in_order(
            0..,
            &ProgressBar::hidden(),
            |n: u64| n,
            |_| {
                emitted += 1;
                if emitted == 3 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
            },
        );
        assert_eq!(stopped.map_err(|e| e.kind()), Err(io::ErrorKind::BrokenPipe));
        assert_eq!(emitted, 3);
    }
}
