//! Decimal numbers that remember how exactly they were written.

use std::{cmp::Ordering, fmt};

/// `mantissa × 10^exponent`; 3.50 keeps its zero. Equality and order are those of the value.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    mantissa: i128,
    exponent: i16,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal { mantissa: 0, exponent: 0 };

    /// `mantissa × 10^exponent`.
    pub fn new(mantissa: i128, exponent: i16) -> Self {
        Decimal { mantissa, exponent }
    }

    /// The nearest floating-point number.
    pub fn to_f64(self) -> f64 {
        // The exponent is applied exactly where it can be: 10^22 is the last power of ten a double holds.
        if (0..=22).contains(&self.exponent.unsigned_abs()) {
            let power = 10f64.powi(i32::from(self.exponent.unsigned_abs()));
            return if self.exponent < 0 { self.mantissa as f64 / power } else { self.mantissa as f64 * power };
        }
        self.mantissa as f64 * 10f64.powi(i32::from(self.exponent))
    }

    /// Mantissa and exponent without trailing zeros in the mantissa.
    fn reduced(self) -> (i128, i16) {
        let (mut mantissa, mut exponent) = (self.mantissa, self.exponent);
        while mantissa != 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        (mantissa, if mantissa == 0 { 0 } else { exponent })
    }
}

impl From<i64> for Decimal {
    fn from(n: i64) -> Self {
        Decimal::new(i128::from(n), 0)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.reduced() == other.reduced()
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self == other { Some(Ordering::Equal) } else { self.to_f64().partial_cmp(&other.to_f64()) }
    }
}

impl fmt::Display for Decimal {
    /// Plain digits, with a comma at every third: `1,200.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.mantissa.unsigned_abs().to_string();
        let places = usize::from(self.exponent.min(0).unsigned_abs());
        let whole = format!(
            "{digits:0>width$}{:0<zeros$}",
            "",
            width = places + 1,
            zeros = usize::from(self.exponent.max(0).unsigned_abs())
        );
        let (whole, fraction) = whole.split_at(whole.len() - places);
        if self.mantissa < 0 {
            f.write_str("-")?;
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        if fraction.is_empty() { Ok(()) } else { write!(f, ".{fraction}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_compares_and_converts() {
        let shown = |mantissa, exponent| Decimal::new(mantissa, exponent).to_string();
        assert_eq!(shown(35, 5), "3,500,000");
        assert_eq!(shown(-12005, -1), "-1,200.5");
        assert_eq!(shown(5, -2), "0.05");
        assert_eq!(Decimal::new(350, -2), Decimal::new(35, -1));
        assert!(Decimal::new(299, -2) < Decimal::from(3));
        assert!((Decimal::new(31, -1).to_f64() - 3.1).abs() < 1e-12);
    }
}
