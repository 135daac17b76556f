//! One declaration for each field: what a scheme's parts are made of.
//!
//! [`part!`](declare) declares a struct, [`words!`](declare) an enum of words. From the declaration come the type,
//! how it is read, written, checked and put in order, and a [`Field`] for each field, which says the same
//! to whoever walks them at run time.

mod check;
mod declare;
mod field;
mod given;
mod horizon;
mod lists;
mod value;

pub(in crate::model) use check::Check;
pub(in crate::model) use declare::{modifier, part, setter, words};
pub use field::Field;
pub(in crate::model) use field::{ANY, LONGEST_WAY, MANY, WEIGHT};
pub use given::Given;
pub(in crate::model) use given::given;
pub(in crate::model) use horizon::Horizon;
pub use lists::List;
pub(in crate::model) use lists::{Names, id_form};
pub(in crate::model) use value::{Part, Value, outside, same};
