//! Layers: an objective of several goals, the first before the second, and so on.

use jsonc_parser::ast::Value as Json;
use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::error::FaultCode;
use crate::model::part::{Check, Field, Value, given, outside, part};
use crate::model::text::{Fields, Path, Reader};

part! {
    /// One goal of the objective: a sum of components, each with a whole multiplier.
    ///
    /// A later layer never costs an earlier one a point.
    ///
    /// ```
    /// use secondment::SchemeBuilder;
    /// use secondment::model::{Layer, Objective, Terms};
    ///
    /// let exposure = Terms { crossing: 1, breadth: 1, bonus: 1, ..Terms::default() };
    /// let wishes = Terms { preference: 1, ..Terms::default() };
    /// let layers = vec![Layer::new("exposure", exposure), Layer::new("wishes", wishes)];
    /// let scheme =
    ///     SchemeBuilder::new(2).objective(Objective::default().layers(layers)).build()?;
    /// assert_eq!(scheme.layers().len(), 2);
    /// # Ok::<(), secondment::error::InvalidScheme>(())
    /// ```
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Layer {
        /// Name for people to read.
        pub name: String,
        /// What it adds up. At least one is above 0.
        pub terms: Terms [required],
    }
}

impl Layer {
    /// A layer from its name and what it adds up.
    pub fn new(name: impl Into<String>, terms: Terms) -> Self {
        Self { name: name.into(), terms }
    }
}

macro_rules! terms {
    ($($(#[$doc:meta])* $term:ident),* $(,)?) => {
        /// How often each component of the points counts, from 0 to 1000. Default 0.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Terms {
            $($(#[$doc])* pub $term: i64,)*
        }

        impl Terms {
            /// Every component once.
            pub const EACH: Self = Self { $($term: 1,)* };

            /// Every component with its name.
            pub fn named(&self) -> impl Iterator<Item = (&'static str, i64)> {
                [$((stringify!($term), self.$term),)*].into_iter()
            }

            /// Builds multipliers by name.
            pub(crate) fn by_name(mut of: impl FnMut(&'static str) -> i64) -> Self {
                Self { $($term: of(stringify!($term)),)* }
            }

            /// Another so many times on top of these; `None` if a multiplier grows too large.
            pub(crate) fn plus(&self, times: i64, other: &Self) -> Option<Self> {
                Some(Self { $($term: other.$term.checked_mul(times)?.checked_add(self.$term)?,)* })
            }
        }
    };
}

// A new component of the points is one line here, in `RotationPoints::weighted` or
// `PlanPoints::weighted`, in the sizes that validation adds up, and where the engine counts it.
terms! {
    /// Boundaries crossed.
    crossing,
    /// More kinds of provider met.
    breadth,
    /// Having become a system translator.
    bonus,
    /// Competency fit.
    competency,
    /// Values fit.
    values,
    /// Candidates' preferences.
    preference,
    /// Hosts' preferences.
    host,
    /// The scheme's own points.
    own,
    /// Levels gained.
    development,
    /// Points lost to soft rules on one rotation.
    penalties,
    /// Points lost to waiting.
    waiting,
    /// Points lost to soft rules of the cohort.
    cohort,
}

impl Serialize for Terms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, times) in self.named().filter(|(_, times)| *times != 0) {
            map.serialize_entry(name, &times)?;
        }
        map.end()
    }
}

/// Greatest multiplier of a term.
const MOST_TIMES: i64 = 1000;

given!(Terms);

impl Value for Terms {
    fn blank() -> Self {
        Self::default()
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        let mut fields = Fields::of(reader, json, path);
        let terms =
            Self::by_name(|name| fields.optional(name, u32::read).flatten().map_or(0, i64::from));
        fields.finish();
        Some(terms)
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, _field: &Field) {
        for (name, times) in self.named() {
            if !(0..=MOST_TIMES).contains(&times) {
                outside(check, &path.field(name), times, 0, MOST_TIMES);
            }
        }
        if *self == Self::default() && !check.findings.has_errors_in(path) {
            check.error(
                path,
                FaultCode::EmptySet,
                "the layer counts nothing",
                "give a term above 0, or remove the layer",
            );
        }
    }
}
