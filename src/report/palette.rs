//! Colours for kinds of provider.

use crate::model::KindIx;

/// Nine light colours that people with any common colour vision tell apart, under black text: the
/// light qualitative scheme of Tol (2021), Colour Schemes, SRON technical note 09-002.
const LIGHT: [&str; 9] = [
    "#77aadd", "#ee8866", "#eedd88", "#44bb99", "#ffaabb", "#99ddff", "#bbcc33", "#dddddd",
    "#aaaa00",
];

/// Colour of a kind. After nine kinds the colours come round again.
pub(super) fn colour(kind: KindIx) -> &'static str {
    LIGHT[kind.get() % LIGHT.len()]
}

/// How often all colours were used up before this kind: that many bars tell it from the others.
pub(super) fn bars(kind: KindIx) -> usize {
    kind.get() / LIGHT.len()
}
