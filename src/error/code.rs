//! Codes of faults.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $text:literal;)*) => {
        /// The sort of a fault; stable across versions, written in kebab case.
        ///
        #[doc = include_str!("../docs/faults.md")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum FaultCode {
            $($(#[$doc])* $code,)*
        }

        impl FaultCode {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// The code as it is written in reports.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$code => $text,)*
                }
            }
        }
    };
}

codes! {
    /// The text is not JSON, or the table not CSV.
    Syntax = "syntax";
    /// The bytes are not UTF-8.
    NotUtf8 = "not-utf8";
    /// Lists and objects are nested too deep.
    TooDeep = "too-deep";
    /// `format` is not 1.
    UnsupportedFormat = "unsupported-format";
    /// A value is of another JSON type than its place takes.
    WrongType = "wrong-type";
    /// A required field is absent.
    MissingField = "missing-field";
    /// A field that the format does not know.
    UnknownField = "unknown-field";
    /// A key stands twice in one object.
    DuplicateKey = "duplicate-key";
    /// The key of a map keyed by numbers is no number.
    BadKey = "bad-key";
    /// A word that is none of those allowed.
    UnknownWord = "unknown-word";
    /// A text that is not an ISO date.
    BadDate = "bad-date";
    /// A number with a fraction or exponent where a whole one is wanted.
    NotAnInteger = "not-an-integer";
    /// A number outside its range, or not finite.
    NumberOutOfRange = "number-out-of-range";
    /// Fields that go together, of which some are absent.
    FieldsTogether = "fields-together";
    /// Fields that exclude each other, or a field that has no meaning here.
    FieldsConflict = "fields-conflict";
    /// An empty id.
    EmptyId = "empty-id";
    /// An id that is too long or holds control characters.
    BadId = "bad-id";
    /// Two entries of a list share an id.
    DuplicateId = "duplicate-id";
    /// A set names one thing twice, or a list states two entries for the same thing.
    DuplicateEntry = "duplicate-entry";
    /// A reference to something that the scheme does not have.
    UnknownId = "unknown-id";
    /// More entries than the engine can hold.
    TooMany = "too-many";
    /// The calendar's dates run beyond what can be computed.
    BadCalendar = "bad-calendar";
    /// A date or a number of months in a scheme whose calendar has no dates.
    NoCalendar = "no-calendar";
    /// A period or date outside the horizon.
    OutsideHorizon = "outside-horizon";
    /// A candidate's first period comes after the last.
    ContradictoryWindow = "contradictory-window";
    /// A set that may not be empty is.
    EmptySet = "empty-set";
    /// A level above the competency's top level.
    LevelAboveTop = "level-above-top";
    /// A boundary between a thing and itself.
    SelfPair = "self-pair";
    /// A table of breadth with gaps, decreasing, or not concave.
    BreadthShape = "breadth-shape";
    /// A rule asks for more than it allows.
    ContradictoryRule = "contradictory-rule";
    /// A reach in kilometres or minutes without a base to measure from.
    MissingBase = "missing-base";
    /// Two spells of history ended at the same time.
    SameEnd = "same-end";
    /// Two spells of history overlap.
    SpellsOverlap = "spells-overlap";
    /// Two pinned placements, or one and the placement under way, overlap.
    PinsOverlap = "pins-overlap";
    /// A placement is both pinned and ruled out.
    PinContradicted = "pin-contradicted";
    /// More pinned placements at one provider than the rules allow.
    PinsAboveProviderLimit = "pins-above-provider-limit";
    /// Placements under way need more places than a post has.
    PostOverfilled = "post-overfilled";
    /// The points of a plan could exceed what the engine counts exactly.
    PointsOverflow = "points-overflow";
    /// Warning: a post has no place in any period.
    ClosedThroughout = "closed-throughout";
    /// Warning: no placement in a post can start.
    NeverStarts = "never-starts";
    /// Warning: a candidate can be placed nowhere.
    NothingAvailable = "nothing-available";
    /// Warning: a pinned placement that cannot happen, so no plan exists.
    PinImpossible = "pin-impossible";
    /// Warning: a spell of history overlaps the placement under way.
    SpellUnderWay = "spell-under-way";
    /// Warning: a target that the scheme has too few candidates for.
    OutOfReach = "out-of-reach";
    /// Warning: values profiles that are too short or constant, so values fit is 0.
    FlatProfile = "flat-profile";
}

impl fmt::Display for FaultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for FaultCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
