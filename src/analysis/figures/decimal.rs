//! Decimal numbers that remember how exactly they were written.

use std::{cmp::Ordering, fmt};

/// `mantissa × 10^exponent`; 3.50 keeps its zero. Equality and order are those of the value.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    mantissa: i128,
    exponent: i16,
}

/// Mantissas stay below this, so that sums and comparisons of two numbers can't overflow.
const MAX_MANTISSA: u128 = 10u128.pow(36);

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal { mantissa: 0, exponent: 0 };
    /// One.
    pub const ONE: Decimal = Decimal { mantissa: 1, exponent: 0 };

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

    /// One unit of the last place that was written: 0.01 for 3.50, 1 for 350.
    pub fn unit_of_last_place(self) -> Self {
        Decimal { mantissa: 1, exponent: self.exponent }
    }

    /// The power of ten a bare number looks rounded to: 10,000 for 180,000, 1 for 35, 0.1 for 3.5.
    pub fn roundness(self) -> Self {
        if self.exponent < 0 || self.mantissa == 0 {
            return self.unit_of_last_place();
        }
        Decimal { mantissa: 1, exponent: self.reduced().1 }
    }

    /// Digits with an optional fraction, `1234.50`; `None` where there is anything else or it is
    /// longer than the type holds.
    pub fn parse(digits: &str) -> Option<Self> {
        let (mut mantissa, mut exponent, mut fraction) = (0i128, 0i16, false);
        for byte in digits.bytes() {
            match byte {
                b'0'..=b'9' => {
                    mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
                    exponent -= i16::from(fraction);
                }
                b'.' if !fraction => fraction = true,
                _ => return None,
            }
        }
        (!digits.is_empty() && mantissa.unsigned_abs() < MAX_MANTISSA).then_some(Decimal { mantissa, exponent })
    }

    /// `self × 10^power`.
    #[must_use]
    pub fn shift(self, power: i16) -> Self {
        Decimal { mantissa: self.mantissa, exponent: self.exponent.saturating_add(power) }
    }

    /// The sum; `None` where it would not be exact.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        // What was written alike, as nearly everything is.
        if self.exponent == other.exponent {
            let mantissa = self.mantissa.checked_add(other.mantissa)?;
            return (mantissa.unsigned_abs() < MAX_MANTISSA).then_some(Decimal { mantissa, ..self });
        }
        let exponent = self.exponent.min(other.exponent);
        let mantissa = self.scaled_to(exponent)?.checked_add(other.scaled_to(exponent)?)?;
        (mantissa.unsigned_abs() < MAX_MANTISSA).then_some(Decimal { mantissa, exponent })
    }

    /// The difference; `None` where it would not be exact.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.negated())
    }

    /// The product; `None` where it would not be exact.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let mantissa = self.mantissa.checked_mul(other.mantissa)?;
        let exponent = self.exponent.checked_add(other.exponent)?;
        (mantissa.unsigned_abs() < MAX_MANTISSA).then_some(Decimal { mantissa, exponent })
    }

    /// The quotient to fifteen places; `None` for a divisor of zero and where it doesn't fit.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        const PLACES: i16 = 15;
        if other.mantissa == 0 {
            return None;
        }
        let scaled = self.mantissa.checked_mul(10i128.pow(PLACES.unsigned_abs().into()))?;
        let rounding = if (scaled < 0) == (other.mantissa < 0) { other.mantissa / 2 } else { -(other.mantissa / 2) };
        let mantissa = scaled.checked_add(rounding)?.checked_div(other.mantissa)?;
        let exponent = self.exponent.checked_sub(other.exponent)?.checked_sub(PLACES)?;
        let (mantissa, exponent) = Decimal { mantissa, exponent }.reduced();
        // A whole quotient stays whole: 20 / 4 is 5, not 5.000.
        Some(if exponent > 0 && exponent < 19 {
            Decimal { mantissa: mantissa.checked_mul(10i128.pow(exponent.unsigned_abs().into()))?, exponent: 0 }
        } else {
            Decimal { mantissa, exponent }
        })
    }

    /// `-self`.
    #[must_use]
    pub fn negated(self) -> Self {
        Decimal { mantissa: self.mantissa.saturating_neg(), exponent: self.exponent }
    }

    /// Whether it is less than zero.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The value as a whole number, where it is one that fits.
    pub fn to_i64(self) -> Option<i64> {
        let (mantissa, exponent) = self.reduced();
        let power = 10i128.checked_pow(u32::try_from(exponent).ok()?)?;
        i64::try_from(mantissa.checked_mul(power)?).ok()
    }

    /// The mantissa it would have at a smaller exponent.
    fn scaled_to(self, exponent: i16) -> Option<i128> {
        let power = u32::try_from(i32::from(self.exponent) - i32::from(exponent)).ok()?;
        self.mantissa.checked_mul(10i128.checked_pow(power)?)
    }

    /// The digits that count and the power of ten they stand at: 36 and 5 for 3.6 million.
    pub fn significant(self) -> (i128, i16) {
        self.reduced()
    }

    /// Mantissa and exponent without trailing zeros in the mantissa.
    fn reduced(self) -> (i128, i16) {
        // A processor divides 64 bits at once, and hardly a number has more.
        if let Ok(mut mantissa) = i64::try_from(self.mantissa) {
            let mut exponent = self.exponent;
            while mantissa != 0 && mantissa % 10 == 0 {
                mantissa /= 10;
                exponent += 1;
            }
            return (mantissa.into(), if mantissa == 0 { 0 } else { exponent });
        }
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
        if self.exponent == other.exponent {
            return self.mantissa == other.mantissa;
        }
        self.reduced() == other.reduced()
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        // Numbers of so few digits that a double tells them apart as well.
        if self.exponent == other.exponent
            && let (Ok(mantissa), Ok(other)) = (i32::try_from(self.mantissa), i32::try_from(other.mantissa))
        {
            return Some(mantissa.cmp(&other));
        }
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
