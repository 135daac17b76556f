//! JSON text: reading it with every fault at once, each with its place and line.
//!
//! The text is parsed once into a tree that is consumed while the parts are built, so the tree of a large file
//! shrinks as the scheme grows. What cannot be read leaves a lenient stand-in, so that the rest is still checked
//! and positions in lists stay those of the file. Lines are looked up only when there is something to report.

mod fields;
mod findings;
mod leaf;
mod lines;
mod locate;
mod many;
mod path;
mod quote;
mod reader;
mod tree;

pub(crate) use fields::Fields;
#[cfg(feature = "methods")]
pub(crate) use findings::Finding;
pub(crate) use findings::Findings;
pub(crate) use locate::in_text;
pub(crate) use path::Path;
#[cfg(feature = "methods")]
pub(crate) use quote::shorten;
pub(crate) use reader::Reader;
pub(crate) use tree::{parse, without_mark};
