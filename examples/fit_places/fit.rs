//! Logistic regression and its softmax sister, with a ridge, by gradient steps of adaptive size
//! (Adam: Kingma and Ba, 2015). The problems are small and convex, so that does.

use crate::corpus::Example;

/// A name with what it could mean: what speaks for each, and whether it is right.
pub(crate) struct Choice<const N: usize> {
    pub(crate) options: Vec<([f32; N], bool)>,
    pub(crate) aside: bool,
    pub(crate) fold: u64,
}

const STEPS: usize = 600;

/// The mean log loss of a table of cues.
pub(crate) fn loss_of_yes_no<const N: usize>(examples: &[&Example<N>], weights: &[f64]) -> f64 {
    let loss = |example: &&Example<N>| {
        let sum = dot(weights, &example.features);
        (if example.yes { -sum } else { sum }).exp().ln_1p()
    };
    examples.iter().map(loss).sum::<f64>() / examples.len().max(1) as f64
}

/// How many spans are rightly taken for places, and how many are taken.
pub(crate) fn recognised<const N: usize>(examples: &[&Example<N>], weights: &[f64]) -> (usize, usize) {
    let taken = examples.iter().filter(|example| dot(weights, &example.features) >= 0.0);
    taken.fold((0, 0), |(found, taken), example| (found + usize::from(example.yes), taken + 1))
}

/// How many names are put right.
pub(crate) fn right<const N: usize>(choices: &[&Choice<N>], weights: &[f64]) -> usize {
    let best = |choice: &&&Choice<N>| {
        let sum = |option: &([f32; N], bool)| dot(weights, &option.0);
        choice.options.iter().max_by(|a, b| sum(a).total_cmp(&sum(b))).is_some_and(|(_, right)| *right)
    };
    choices.iter().filter(best).count()
}

/// The mean log loss of a table of grounds.
pub(crate) fn loss_of_choices<const N: usize>(choices: &[&Choice<N>], weights: &[f64]) -> f64 {
    let loss = |choice: &&Choice<N>| {
        let shares = shares(choice.options.iter().map(|(option, _)| option), weights);
        let right: f64 =
            choice.options.iter().zip(&shares).filter(|((_, right), _)| *right).map(|(_, share)| share).sum();
        -right.max(1e-12).ln()
    };
    choices.iter().map(loss).sum::<f64>() / choices.len().max(1) as f64
}

/// Fits a table of cues; the first of them is always 1 and bears no ridge.
pub(crate) fn fit_yes_no<const N: usize>(examples: &[&Example<N>], held: &[Option<f64>], ridge: f64) -> Vec<f64> {
    descend(held, |weights, slope| {
        for example in examples {
            let off = 1.0 / (1.0 + (-dot(weights, &example.features)).exp()) - f64::from(u8::from(example.yes));
            add(slope, &example.features, off);
        }
        for (slope, weight) in slope.iter_mut().zip(weights).skip(1) {
            *slope += ridge * weight;
        }
        examples.len()
    })
}

/// Fits a table of grounds.
pub(crate) fn fit_choices<const N: usize>(choices: &[&Choice<N>], held: &[Option<f64>], ridge: f64) -> Vec<f64> {
    descend(held, |weights, slope| {
        for choice in choices {
            let shares = shares(choice.options.iter().map(|(option, _)| option), weights);
            let right: f64 =
                choice.options.iter().zip(&shares).filter(|((_, right), _)| *right).map(|(_, share)| share).sum();
            for ((grounds, is_right), share) in choice.options.iter().zip(&shares) {
                let aim = if *is_right { share / right.max(1e-12) } else { 0.0 };
                add(slope, grounds, share - aim);
            }
        }
        for (slope, weight) in slope.iter_mut().zip(weights) {
            *slope += ridge * weight;
        }
        choices.len()
    })
}

/// How likely each option is.
pub(crate) fn shares<'o, const N: usize>(options: impl Iterator<Item = &'o [f32; N]>, weights: &[f64]) -> Vec<f64> {
    let sums: Vec<f64> = options.map(|grounds| dot(weights, grounds)).collect();
    let most = sums.iter().copied().fold(f64::MIN, f64::max);
    let all: f64 = sums.iter().map(|sum| (sum - most).exp()).sum();
    sums.iter().map(|sum| (sum - most).exp() / all).collect()
}

pub(crate) fn dot(weights: &[f64], features: &[f32]) -> f64 {
    weights.iter().zip(features).map(|(weight, &feature)| weight * f64::from(feature)).sum()
}

fn add(slope: &mut [f64], features: &[f32], by: f64) {
    for (slope, &feature) in slope.iter_mut().zip(features) {
        *slope += by * f64::from(feature);
    }
}

/// Goes down a slope from zero; `slope_at` adds the slope at some weights and gives the number of
/// examples it was summed over. Held weights stay.
fn descend(held: &[Option<f64>], slope_at: impl Fn(&[f64], &mut [f64]) -> usize) -> Vec<f64> {
    let mut weights: Vec<f64> = held.iter().map(|held| held.unwrap_or(0.0)).collect();
    let (mut mean, mut square) = (vec![0.0; weights.len()], vec![0.0; weights.len()]);
    for step in 1..=STEPS {
        let mut slope = vec![0.0; weights.len()];
        let count = slope_at(&weights, &mut slope).max(1) as f64;
        let rate = 0.05 * (1.0 - step as f64 / (STEPS as f64 + 1.0)).sqrt();
        for i in (0..weights.len()).filter(|&i| held[i].is_none()) {
            let slope = slope[i] / count;
            mean[i] = 0.9 * mean[i] + 0.1 * slope;
            square[i] = 0.999 * square[i] + 0.001 * slope * slope;
            let (mean, square) =
                (mean[i] / (1.0 - 0.9_f64.powi(step as i32)), square[i] / (1.0 - 0.999_f64.powi(step as i32)));
            weights[i] -= rate * mean / (square.sqrt() + 1e-9);
        }
    }
    weights
}
