//! Why a line is no record, in brat's words where brat has some.

use std::fmt;

/// Why a line could not be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// No tab behind the id.
    NoFields,
    /// Not an id: letters (or `#`) and a number.
    Id,
    /// An id whose letter means nothing.
    Kind,
    /// A text-bound without `TYPE START END`.
    Offsets,
    /// `start > end`
    StartBehindEnd,
    /// `start < 0`
    Negative,
    /// Two fragments share text.
    Overlap,
    /// A relation with other than two arguments.
    ArgumentCount,
    /// A relation whose two roles are the same.
    SameRoles,
    /// An argument that is not `ROLE:ID`.
    Argument,
    /// An event without `TYPE:TRIGGER`.
    Trigger,
    /// An equivalence with fewer than two members.
    Members,
    /// An attribute, link or note without a target.
    Target,
    /// A link without `DATABASE:ENTRY`.
    Reference,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::NoFields => "Not a stand-off line: a tab must follow the ID.",
            Fault::Id => "Not an ID: one or more letters and a number, as in “T1”.",
            Fault::Kind => "Unknown kind of annotation: IDs start with T, R, E, A, M, N or #.",
            Fault::Offsets => "Text-bound annotation must have the format ID, tab, TYPE START END, tab, TEXT.",
            Fault::StartBehindEnd => "Text-bound annotation start > end.",
            Fault::Negative => "Text-bound annotation start < 0.",
            Fault::Overlap => "Text-bound annotation spans overlap",
            Fault::ArgumentCount => "Error parsing relation: must have exactly two arguments",
            Fault::SameRoles => "Error parsing relation: arguments must not be identical",
            Fault::Argument => "Error parsing argument: must have the format ROLE:ID",
            Fault::Trigger => "Error parsing event: must have the format TYPE:TRIGGER ROLE:ID …",
            Fault::Members => "Error parsing equivalence: must have at least two members",
            Fault::Target => "Error parsing annotation: must name the ID it is about",
            Fault::Reference => "Error parsing normalization: must have the format TYPE ID DATABASE:ENTRY",
        })
    }
}
