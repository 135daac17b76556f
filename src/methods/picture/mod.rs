//! Pictures of comparisons as SVG text: what every chart of the bench is built from, and the picture of a
//! suite of runs.
//!
//! # What to feed
//!
//! [`ComparisonPicture`] draws what each way of matching gives up. It is a plain value: a title, the labels of the
//! methods from top to bottom, and a [`Panel`] for each measure with one [`Whiskers`] per method, in the same
//! order, `None` where the measure is undefined. [`Whiskers::of`] takes the low end, the median and the high end
//! of whatever interval its maker wants to show, and the note says which; [`Whiskers::at`] is a single value.
//! [`ComparisonPicture::to_svg`] is the picture.
//!
//! Everything here is a function of its input: the same bits in give the same bytes out. Pictures name no font,
//! load nothing, and tell things apart by shape and place as well as by colour.

mod chart;
mod comparison;
mod number;
mod scale;

pub(crate) use chart::{BLUE, CHARACTER, Chart, FOOT, GREY, INK, Mark, Stroke, VERMILION, lines};
pub use comparison::{Better, ComparisonPicture, Panel, Whiskers};
pub(crate) use number::{decimals, number};
pub(crate) use scale::Scale;
