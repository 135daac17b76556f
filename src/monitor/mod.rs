//! People after the fact: what a plan does for groups of a cohort, and past participants beside a plan;
//! feature `monitor`.

pub mod evidence;
pub mod groups;
mod readable;
mod table;
