//! How often a confidence is right, of articles that the weights were not fitted on.
//!
//! Each fifth of the articles is read with weights fitted on the other four; how sure those readings are is
//! then set against how many are right, and what is not monotone is pooled (isotonic regression by pooling adjacent
//! violators: Barlow et al., 1972).

/// A stretch of confidences: their mean, the share that is right, and how many there are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bin {
    pub(crate) mean: f64,
    pub(crate) right: f64,
    pub(crate) count: f64,
}

/// Readings are put together in at least so many.
const LEAST: usize = 150;

/// The monotone table of confidences and shares that are right.
pub(crate) fn isotonic(mut readings: Vec<(f64, bool)>) -> Vec<Bin> {
    readings.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut bins: Vec<Bin> = Vec::new();
    for chunk in readings.chunks(LEAST) {
        let count = chunk.len() as f64;
        let mean = chunk.iter().map(|(sure, _)| sure).sum::<f64>() / count;
        let right = chunk.iter().filter(|(_, right)| *right).count() as f64 / count;
        bins.push(Bin { mean, right, count });
        while let [.., a, b] = bins[..]
            && b.right <= a.right
        {
            bins.truncate(bins.len() - 2);
            let count = a.count + b.count;
            let pooled = |x: f64, y: f64| (x * a.count + y * b.count) / count;
            bins.push(Bin { mean: pooled(a.mean, b.mean), right: pooled(a.right, b.right), count });
        }
    }
    bins
}

/// Readings in tenths of their confidence, as a table to print.
pub(crate) fn reliability(readings: &[(f64, bool)]) -> String {
    let mut out = String::new();
    for (low, high) in [(0.0, 0.3), (0.3, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)] {
        let within: Vec<_> = readings.iter().filter(|(sure, _)| (low..high).contains(sure)).collect();
        let count = within.len().max(1) as f64;
        let mean = within.iter().map(|(sure, _)| sure).sum::<f64>() / count;
        let right = within.iter().filter(|(_, right)| *right).count() as f64 / count;
        out += &format!(
            "  {low:.1}–{:.1}: {} readings, mean {:.0} %, right {:.0} %\n",
            f64::min(high, 1.0),
            within.len(),
            100.0 * mean,
            100.0 * right
        );
    }
    out
}
