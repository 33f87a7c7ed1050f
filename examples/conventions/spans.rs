use crate::record::{Reading, Text};
pub(crate) fn recognizers(_text: &Text<'_>, _model: &str, _reading: &mut Reading) {}
