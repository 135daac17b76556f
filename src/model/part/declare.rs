//! The macros that declare parts and words.

/// Declares a part of a scheme: a struct whose fields say in brackets what is asked of them.
///
/// | in brackets | it means |
/// |---|---|
/// | `required` | a file must give it; without this, what is not given is [`Value::blank`](super::Value) |
/// | `= x` | what is not given is `x` |
/// | `else x` | what cannot be read is taken for `x`, which nothing else faults |
/// | `always` | it is written even where it says what leaving it out would say |
/// | `in a, b` | numbers from `a` to `b` |
/// | `of List` | ids, keys of a map included, are in this list of the scheme |
/// | `some` | a set that is given has an entry |
/// | `as "name"` | its name in a file, where that is no name in Rust |
/// | `read f` | read by `f` instead of as its type is |
/// | `add f(x: X)` | its setter is `f`, and adds an entry |
/// | `set f` | its setter is `f` |
/// | `hand` | its setter is written by hand, or there is none |
///
/// `by` names the fields that lists of it are sorted by; a part sorted by `id` has an id of its own in its list.
/// After the struct, `order`, `settle` and `check` name functions that do what a declaration cannot say.
macro_rules! part {
    (
        $(#[$meta:meta])*
        pub struct $Part:ident $(by $($key:ident)+)? {
            $(
                $(#[doc = $doc:literal])+
                $vis:vis $field:ident: $Type:ty $([$($say:tt)*])?,
            )*
        }
        $(order $order:path;)? $(settle $settle:path;)? $(check $check:path;)?
    ) => {
        $(#[$meta])*
        #[non_exhaustive]
        pub struct $Part {
            $($(#[doc = $doc])+ $vis $field: $Type,)*
        }

        impl $Part {
            $($crate::model::part::setter!($field, $Type, concat!($($doc),+), [$($($say)*)?]);)*
        }

        $crate::model::part::given!($Part);

        impl $crate::model::part::Value for $Part {
            fn blank() -> Self {
                Self { $($field: $crate::model::part::modifier!(default [$($($say)*)?]),)* }
            }

            fn read(
                reader: &mut $crate::model::text::Reader,
                json: jsonc_parser::ast::Value<'_>,
                path: &$crate::model::text::Path<'_>,
            ) -> Option<Self> {
                let (part, is_read) = <Self as $crate::model::part::Part>::of(reader, json, path);
                is_read.then_some(part)
            }

            fn check(
                &self,
                check: &mut $crate::model::part::Check<'_, '_>,
                path: &$crate::model::text::Path<'_>,
                _field: &$crate::model::part::Field,
            ) {
                use $crate::model::part::Value;
                let mut fields = Self::fields().iter();
                $(if let Some(field) = fields.next() {
                    Value::check(&self.$field, check, &path.field(field.name), field);
                })*
                $($check(self, check, path);)?
            }

            fn settle(&mut self) {
                $($crate::model::part::Value::settle(&mut self.$field);)*
                $($settle(self);)?
            }

            fn fields() -> &'static [$crate::model::part::Field] {
                const FIELDS: &[$crate::model::part::Field] = &[$($crate::model::part::Field {
                    name: $crate::model::part::modifier!(name $field [$($($say)*)?]),
                    doc: concat!($($doc),+),
                    kind: stringify!($Type),
                    required: $crate::model::part::modifier!(required [$($($say)*)?]),
                    may_be_empty: !$crate::model::part::modifier!(some [$($($say)*)?]),
                    range: $crate::model::part::modifier!(range [$($($say)*)?]),
                    list: $crate::model::part::modifier!(list [$($($say)*)?]),
                    inner: <$Type as $crate::model::part::Value>::fields,
                },)*];
                FIELDS
            }
        }

        impl $crate::model::part::Part for $Part {
            fn of(
                reader: &mut $crate::model::text::Reader,
                json: jsonc_parser::ast::Value<'_>,
                path: &$crate::model::text::Path<'_>,
            ) -> (Self, bool) {
                use $crate::model::part::modifier;
                let mut fields = $crate::model::text::Fields::of(reader, json, path);
                let part = Self {$(
                    $field: match fields.value(
                        modifier!(name $field [$($($say)*)?]),
                        modifier!(required [$($($say)*)?]),
                        modifier!(read $Type [$($($say)*)?]),
                    ) {
                        Some(Some(value)) => value,
                        None if !modifier!(required [$($($say)*)?]) => modifier!(default [$($($say)*)?]),
                        _ => modifier!(stand_in [$($($say)*)?]),
                    },
                )*};
                let is_read = fields.readable();
                fields.finish();
                (part, is_read)
            }

            $(fn order(&self, other: &Self) -> std::cmp::Ordering {
                ($(&self.$key,)+).cmp(&($(&other.$key,)+))
            })?
            $(fn order(&self, other: &Self) -> std::cmp::Ordering {
                $order(self, other)
            })?
            $($crate::model::part::modifier!(id $($key)+);)?
        }

        impl serde::Serialize for $Part {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                use $crate::model::part::modifier;
                let mut map = serializer.serialize_map(None)?;
                $(
                    let left_out = !modifier!(always [$($($say)*)?])
                        && $crate::model::part::same(&self.$field, &modifier!(default [$($($say)*)?]));
                    if !left_out {
                        map.serialize_entry(modifier!(name $field [$($($say)*)?]), &self.$field)?;
                    }
                )*
                map.end()
            }
        }
    };
}
pub(in crate::model) use part;

/// What the brackets of a field say, one question at a time: each looks for its word and passes over all others.
macro_rules! modifier {
    (name $field:ident [as $name:literal $($more:tt)*]) => { $name };
    (name $field:ident [$skip:tt $($rest:tt)*]) => { $crate::model::part::modifier!(name $field [$($rest)*]) };
    (name $field:ident []) => { stringify!($field) };

    (required [required $($more:tt)*]) => { true };
    (required [$skip:tt $($rest:tt)*]) => { $crate::model::part::modifier!(required [$($rest)*]) };
    (required []) => { false };

    (always [always $($more:tt)*]) => { true };
    (always [required $($more:tt)*]) => { true };
    (always [$skip:tt $($rest:tt)*]) => { $crate::model::part::modifier!(always [$($rest)*]) };
    (always []) => { false };

    (some [some $($more:tt)*]) => { true };
    (some [$skip:tt $($rest:tt)*]) => { $crate::model::part::modifier!(some [$($rest)*]) };
    (some []) => { false };

    (range [in $least:expr, $most:expr $(, $($more:tt)*)?]) => { Some(($least, $most)) };
    (range [$skip:tt $($rest:tt)*]) => { $crate::model::part::modifier!(range [$($rest)*]) };
    (range []) => { None };

    (list [of $List:ident $($more:tt)*]) => { Some($crate::model::part::List::$List) };
    (list [$skip:tt $($rest:tt)*]) => { $crate::model::part::modifier!(list [$($rest)*]) };
    (list []) => { None };

    (read $Type:ty [read $read:path $(, $($more:tt)*)?]) => { $read };
    (read $Type:ty [$skip:tt $($rest:tt)*]) => { $crate::model::part::modifier!(read $Type [$($rest)*]) };
    (read $Type:ty []) => { <$Type as $crate::model::part::Value>::read };

    (default [= $default:expr $(, $($more:tt)*)?]) => { $default };
    (default [$skip:tt $($rest:tt)*]) => { $crate::model::part::modifier!(default [$($rest)*]) };
    (default []) => { $crate::model::part::Value::blank() };

    (stand_in [else $stand_in:expr $(, $($more:tt)*)?]) => { $stand_in };
    (stand_in [= $default:expr, else $stand_in:expr $(, $($more:tt)*)?]) => { $stand_in };
    (stand_in [= $default:expr $(, $($more:tt)*)?]) => { $default };
    (stand_in [$skip:tt $($rest:tt)*]) => { $crate::model::part::modifier!(stand_in [$($rest)*]) };
    (stand_in []) => { $crate::model::part::Value::blank() };

    (id id) => {
        fn id(&self) -> Option<&$crate::model::Id> {
            Some(&self.id)
        }
    };
    (id $($key:ident)+) => {};
}
pub(in crate::model) use modifier;

/// The setter of a field.
macro_rules! setter {
    ($field:ident, $Type:ty, $doc:expr, [hand $($more:tt)*]) => {};
    ($field:ident, $Type:ty, $doc:expr, [add $add:ident($($arg:ident: $Arg:ty),+) $($more:tt)*]) => {
        #[doc = concat!("Adds to `", stringify!($field), "`. ", $doc)]
        #[must_use]
        pub fn $add(mut self, $($arg: impl $crate::model::part::Given<$Arg>),+) -> Self {
            self.$field.extend([($($arg.given()),+)]);
            self
        }
    };
    ($field:ident, $Type:ty, $doc:expr, [set $set:ident $($more:tt)*]) => {
        #[doc = concat!("Sets `", stringify!($field), "`. ", $doc)]
        #[must_use]
        pub fn $set(mut self, $field: impl $crate::model::part::Given<$Type>) -> Self {
            self.$field = $field.given();
            self
        }
    };
    ($field:ident, $Type:ty, $doc:expr, [$skip:tt $($rest:tt)*]) => {
        $crate::model::part::setter!($field, $Type, $doc, [$($rest)*]);
    };
    ($field:ident, $Type:ty, $doc:expr, []) => {
        $crate::model::part::setter!($field, $Type, $doc, [set $field]);
    };
}
pub(in crate::model) use setter;

/// Declares words that a field may hold, each with how it is written.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $Words:ident { $($(#[$doc:meta])+ $Word:ident = $word:literal,)+ }
    ) => {
        $(#[$meta])*
        pub enum $Words { $($(#[$doc])+ $Word,)+ }

        impl $Words {
            /// The word as a scheme file writes it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$Word => $word,)+ }
            }
        }

        $crate::model::part::given!($Words);

        impl $crate::model::part::Value for $Words {
            fn blank() -> Self {
                [$(Self::$Word),+][0]
            }

            fn read(
                reader: &mut $crate::model::text::Reader,
                json: jsonc_parser::ast::Value<'_>,
                path: &$crate::model::text::Path<'_>,
            ) -> Option<Self> {
                reader.word(json, path, &[$(($word, Self::$Word)),+])
            }
        }

        impl std::fmt::Display for $Words {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde::Serialize for $Words {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}
pub(in crate::model) use words;
