//! Every measure, theme by theme.

use serde::Serialize;

use super::definition::Definition;

/// Measures that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Theme {
    /// What they are about.
    pub name: &'static str,
    /// The measures, in the order of tables.
    pub measures: &'static [Definition],
}

/// Every measure, theme by theme, in the order of tables.
static THEMES: [Theme; 9] = [
    Theme { name: "points", measures: &super::points::DEFINITIONS },
    Theme { name: "exposure", measures: &super::exposure::DEFINITIONS },
    Theme { name: "preferences", measures: &super::preferences::DEFINITIONS },
    Theme { name: "stability", measures: &super::stability::DEFINITIONS },
    Theme { name: "fairness", measures: &super::fairness::DEFINITIONS },
    Theme { name: "service", measures: &super::service::DEFINITIONS },
    Theme { name: "travel", measures: &super::travel::DEFINITIONS },
    Theme { name: "rules", measures: &super::violations::DEFINITIONS },
    Theme { name: "network", measures: &super::network::DEFINITIONS },
];

/// Every theme, with its measures, in the order of tables.
pub fn themes() -> &'static [Theme] {
    &THEMES
}

/// Every measure, in the order of tables.
///
/// ```
/// use secondment::methods::measures::definitions;
///
/// let total = definitions().next().unwrap();
/// assert_eq!((total.name, total.better), ("total", Some(true)));
/// ```
pub fn definitions() -> impl Iterator<Item = &'static Definition> {
    THEMES.iter().flat_map(|theme| theme.measures)
}

/// The measure of a name; `None` where there is none.
///
/// ```
/// use secondment::methods::measures::{Counted, definition};
///
/// let travel = definition("travel-km-mean").unwrap();
/// assert_eq!((travel.unit, travel.better), (Counted::Kilometres, Some(false)));
/// ```
pub fn definition(name: &str) -> Option<&'static Definition> {
    definitions().find(|definition| definition.name == name)
}
