//! Number words added up to one value.

use crate::lexicon::numbers::NumberWord;

use super::Decimal;

/// What was taken last, which decides what may follow.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Last {
    Start,
    Digit,
    Teen,
    Tens,
    Hundred,
    Scale,
    Figures,
}

/// The words of a number as far as they were taken: “two hundred and six thousand …”.
#[derive(Clone, Copy)]
pub(super) struct Sum {
    pub(super) total: Decimal,
    pub(super) group: Option<Decimal>,
    pub(super) hundred: bool,
    pub(super) scale: u8,
    pub(super) parts: u8,
    pub(super) last: Last,
    pub(super) digits: bool,
    pub(super) scaled: bool,
    /// The token behind what was taken so far.
    pub(super) end: usize,
}

impl Sum {
    pub(super) fn new(at: usize) -> Self {
        Sum {
            total: Decimal::ZERO,
            group: None,
            hundred: false,
            scale: u8::MAX,
            parts: 0,
            last: Last::Start,
            digits: false,
            scaled: false,
            end: at,
        }
    }

    fn add_to_group(&mut self, n: u8, last: Last) -> Option<()> {
        self.group = Some(self.group.unwrap_or_default().checked_add(Decimal::from(i64::from(n)))?);
        self.last = last;
        Some(())
    }

    /// Takes one word; `None` if it can't go on with what was taken so far.
    pub(super) fn take(&mut self, word: NumberWord) -> Option<()> {
        let fresh = matches!(self.last, Last::Start | Last::Hundred | Last::Scale);
        match word {
            NumberWord::Digit(0) if self.last == Last::Start => self.add_to_group(0, Last::Digit),
            NumberWord::Digit(n) if n > 0 && (fresh || self.last == Last::Tens) => self.add_to_group(n, Last::Digit),
            NumberWord::Teen(n) if fresh => self.add_to_group(n, Last::Teen),
            NumberWord::Tens(n) if fresh => self.add_to_group(n, Last::Tens),
            NumberWord::Hundred => {
                let group = match self.group {
                    None if self.last == Last::Start => Decimal::ONE,
                    Some(group) if !self.hundred && self.last != Last::Hundred && !group.is_zero() => group,
                    _ => return None,
                };
                self.group = Some(group.checked_mul(Decimal::new(1, 2))?);
                (self.hundred, self.last, self.scaled) = (true, Last::Hundred, true);
                Some(())
            }
            NumberWord::Scale(power) => {
                let shift = i16::from(power);
                match self.group {
                    Some(group) if power < self.scale && !group.is_zero() => {
                        self.total = self.total.checked_add(group.shift(shift))?;
                        self.parts += 1;
                    }
                    None if self.last == Last::Start => {
                        self.total = Decimal::ONE.shift(shift);
                        self.parts = 1;
                    }
                    // “three lakh crore”, “a hundred thousand million”.
                    None if self.last == Last::Scale && self.parts == 1 && power >= 6 => {
                        self.total = self.total.shift(shift);
                    }
                    _ => return None,
                }
                (self.group, self.hundred, self.scale, self.last, self.scaled) =
                    (None, false, power, Last::Scale, true);
                Some(())
            }
            NumberWord::Dozen
                if matches!(self.last, Last::Digit | Last::Teen | Last::Tens | Last::Hundred | Last::Figures) =>
            {
                self.group = Some(self.group?.checked_mul(Decimal::from(12))?);
                (self.last, self.scaled) = (Last::Scale, true);
                self.scale = 0;
                Some(())
            }
            _ => None,
        }
    }

    pub(super) fn end(&self) -> usize {
        self.end
    }

    pub(super) fn value(&self) -> Option<Decimal> {
        self.total.checked_add(self.group.unwrap_or_default())
    }
}
