//! What setters take: anything that gives the type of the field.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{Id, When};

/// Gives a value of a field, so that `"desk"` does for an id, `[1, 2]` for a set of periods, and a value for one
/// that may be left out.
pub trait Given<T> {
    /// The value.
    fn given(self) -> T;
}

/// Lets types give themselves, or, after `from`, others; and what may be left out.
macro_rules! given {
    ($($Type:ty),*) => {$(
        impl $crate::model::part::Given<Option<$Type>> for Option<$Type> {
            fn given(self) -> Option<$Type> {
                self
            }
        }

        $crate::model::part::given!(from $Type, $Type, |value| value);
    )*};
    (from $From:ty, $Type:ty, |$value:ident| $given:expr) => {
        impl $crate::model::part::Given<$Type> for $From {
            fn given(self) -> $Type {
                let $value = self;
                $given
            }
        }

        impl $crate::model::part::Given<Option<$Type>> for $From {
            fn given(self) -> Option<$Type> {
                Some(self.given())
            }
        }
    };
}
pub(in crate::model) use given;

given!(u8, u32, i64, f64, bool, String, Date, Id, When, serde_json::Value);
given!(from & str, String, |text| text.to_owned());
given!(from & str, Id, |text| text.into());
given!(from String, Id, |text| text.into());
given!(from & Id, Id, |id| id.clone());
given!(from u32, When, |period| period.into());
given!(from Date, When, |date| date.into());

impl<T: Given<U>, U: Ord, I: IntoIterator<Item = T>> Given<BTreeSet<U>> for I {
    fn given(self) -> BTreeSet<U> {
        self.into_iter().map(T::given).collect()
    }
}

impl<T: Given<U>, U: Ord, I: IntoIterator<Item = T>> Given<Option<BTreeSet<U>>> for I {
    fn given(self) -> Option<BTreeSet<U>> {
        Some(self.given())
    }
}

impl<T: Given<U>, U, I: IntoIterator<Item = T>> Given<Vec<U>> for I {
    fn given(self) -> Vec<U> {
        self.into_iter().map(T::given).collect()
    }
}

impl<A: Given<K>, B: Given<V>, K: Ord, V, I: IntoIterator<Item = (A, B)>> Given<BTreeMap<K, V>>
    for I
{
    fn given(self) -> BTreeMap<K, V> {
        self.into_iter().map(|(key, value)| (key.given(), value.given())).collect()
    }
}

impl<A: Given<K>, B: Given<V>, K: Ord, V, I: IntoIterator<Item = (A, B)>>
    Given<Option<BTreeMap<K, V>>> for I
{
    fn given(self) -> Option<BTreeMap<K, V>> {
        Some(self.given())
    }
}
