//! Entries of lists that are no more than an id and a name.

use super::{Id, Meta};
use crate::model::part::part;

macro_rules! named {
    ($($(#[doc = $doc:literal])+ $Name:ident, $new:literal;)*) => {$(
        part! {
            $(#[doc = $doc])+
            #[derive(Clone, Debug, PartialEq)]
            pub struct $Name by id {
                /// Unique id.
                pub id: Id [required],
                /// Name for people to read.
                pub name: String,
                /// Kept and ignored.
                pub meta: Meta,
            }
        }

        impl $Name {
            #[doc = $new]
            pub fn new(id: impl Into<Id>) -> Self {
                Self { id: id.into(), name: String::new(), meta: Meta::new() }
            }
        }
    )*};
}

named! {
    /// A kind of provider: local authority, NHS trust, police force ...
    Kind, "A kind by its id.";
    /// One of the scheme's own dimensions in which providers may differ, such as a tier.
    Attribute, "An attribute by its id.";
    /// A label of posts, such as `frontline` or `strategic`.
    Tag, "A tag by its id.";
    /// One dimension of a values profile, such as "recognition" or "support".
    ValueDimension, "A dimension by its id.";
    /// Something that some candidates require of their posts, and that some posts meet.
    ///
    /// What it stands for is known to nobody but those who keep the scheme: reports and violations never
    /// list the requirements of a candidate.
    Requirement, "A requirement by its id.";
}
