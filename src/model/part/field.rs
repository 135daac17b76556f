//! What a declaration says of one field.

use super::List;

/// Greatest size of a weight, of points and of an entry of a values profile.
pub(crate) const WEIGHT: f64 = 1e6;
/// The most periods, placements, months and ranks that anything is about.
pub(crate) const MANY: f64 = 10_000.0;
/// Longest way between two places, and farthest reach, in minutes.
pub(crate) const LONGEST_WAY: f64 = 100_000.0;
/// The greatest number of 32 bits.
pub(crate) const ANY: f64 = 4_294_967_295.0;

/// A field as it was declared.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in a file.
    pub name: &'static str,
    /// What it means, in Markdown.
    pub doc: &'static str,
    /// Its type in Rust.
    pub kind: &'static str,
    /// Whether a file must give it.
    pub required: bool,
    /// Whether a file may give it with no entry.
    pub may_be_empty: bool,
    /// The least and the greatest number it may hold.
    pub range: Option<(f64, f64)>,
    /// The list of the scheme in which its ids are.
    pub list: Option<List>,
    /// The fields of the part that it holds; none where it holds no part.
    pub inner: fn() -> &'static [Field],
}

impl Field {
    /// The field of a whole part: nothing is said of it.
    pub(crate) const PART: Self = Self {
        name: "",
        doc: "",
        kind: "",
        required: true,
        may_be_empty: true,
        range: None,
        list: None,
        inner: || &[],
    };

    /// What it says of the values of a map whose ids are in its list.
    pub(super) fn of_entries(&self) -> Self {
        Self { list: None, ..*self }
    }
}
