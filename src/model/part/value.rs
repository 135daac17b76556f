//! What every type of field can do, and the types that more than one part has.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use jiff::civil::Date;
use jsonc_parser::ast::Value as Json;

use super::lists::{id_form, meta_depth, unique_ids};
use super::{Check, Field};
use crate::error::FaultCode;
use crate::model::text::{Path, Reader};
use crate::model::{Id, Meta, When};

/// A type that a field may have.
pub(in crate::model) trait Value: Sized {
    /// What stands where nothing is given, or nothing could be read.
    fn blank() -> Self;

    /// Reads it; none, and a fault, where something else stands there.
    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self>;

    /// Reports what is wrong with it by itself, and references that lead nowhere.
    fn check(&self, _check: &mut Check<'_, '_>, _path: &Path<'_>, _field: &Field) {}

    /// The same of a map's value, whose id stands at this position of its list.
    fn check_entry(
        &self,
        _at: Option<usize>,
        check: &mut Check<'_, '_>,
        path: &Path<'_>,
        field: &Field,
    ) {
        self.check(check, path, field);
    }

    /// The same of a set of them.
    fn check_set(set: &BTreeSet<Self>, check: &mut Check<'_, '_>, path: &Path<'_>, field: &Field)
    where
        Self: Ord + Display,
    {
        for value in set {
            value.check(check, &path.member(&value.to_string()), field);
        }
    }

    /// Gives equal values one form.
    fn settle(&mut self) {}

    /// The fields of a part; none of anything else.
    fn fields() -> &'static [Field] {
        &[]
    }
}

/// A struct of fields.
pub(in crate::model) trait Part: Value {
    /// Reads it. Where it is no object, stand-ins and `false`.
    fn of(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> (Self, bool);

    /// Its place in a list.
    fn order(&self, _other: &Self) -> Ordering {
        Ordering::Equal
    }

    /// What no other entry of its list has.
    fn id(&self) -> Option<&Id> {
        None
    }
}

/// Whether two values are the same; of numbers, that is what is written of them.
pub(in crate::model) fn same<T: PartialEq>(one: &T, other: &T) -> bool {
    one == other
}

/// Reports a number that is out of range.
pub(in crate::model) fn outside(
    check: &mut Check<'_, '_>,
    path: &Path<'_>,
    found: impl Display,
    least: impl Display,
    most: impl Display,
) {
    check.error(
        path,
        FaultCode::NumberOutOfRange,
        format!("{found} is out of range"),
        format!("give a number from {least} to {most}"),
    );
}

macro_rules! numbers {
    ($($Number:ty, $read:ident, |$number:ident| $real:expr;)*) => {$(
        impl Value for $Number {
            fn blank() -> Self {
                0
            }

            fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
                reader.$read(json, path)
            }

            fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, field: &Field) {
                let Some((least, most)) = field.range else { return };
                let $number = *self;
                if !(least..=most).contains(&$real) {
                    outside(check, path, self, least, most);
                }
            }
        }
    )*};
}

numbers! {
    u32, whole, |number| f64::from(number);
    i64, integer, |number| number as f64;
}

/// A level of a competency.
impl Value for u8 {
    fn blank() -> Self {
        0
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        reader.level(json, path)
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, field: &Field) {
        u32::from(*self).check(check, path, field);
    }

    fn check_entry(
        &self,
        at: Option<usize>,
        check: &mut Check<'_, '_>,
        path: &Path<'_>,
        field: &Field,
    ) {
        let Some((least, most)) = field.range else { return };
        if f64::from(*self) < least {
            outside(check, path, self, least, most);
        }
        check.below_top(*self, at, path);
    }
}

impl Value for f64 {
    fn blank() -> Self {
        0.0
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        reader.real(json, path)
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, field: &Field) {
        let Some((least, most)) = field.range else { return };
        if !(least..=most).contains(self) {
            outside(check, path, self, least, most);
        }
    }

    fn settle(&mut self) {
        // Adding 0 leaves every number as it is, except that -0 becomes 0.
        *self += 0.0;
    }
}

macro_rules! plain {
    ($($Type:ty, $read:ident, $blank:expr;)*) => {$(
        impl Value for $Type {
            fn blank() -> Self {
                $blank
            }

            fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
                reader.$read(json, path)
            }
        }
    )*};
}

plain! {
    bool, flag, false;
    String, text, Self::new();
    Date, date, Self::ZERO;
}

impl Value for Id {
    fn blank() -> Self {
        "".into()
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        reader.id(json, path)
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, field: &Field) {
        if let Some(list) = field.list {
            check.find(list, self, path);
        }
    }

    fn check_set(set: &BTreeSet<Self>, check: &mut Check<'_, '_>, path: &Path<'_>, field: &Field) {
        for id in set {
            id.check(check, &path.member(id.as_str()), field);
        }
    }

    /// Under an id of a list stands a text of the caller's own.
    fn check_entry(
        &self,
        _at: Option<usize>,
        check: &mut Check<'_, '_>,
        path: &Path<'_>,
        _field: &Field,
    ) {
        id_form(check.findings, self, path);
    }
}

impl Value for When {
    fn blank() -> Self {
        Self::Period(1)
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        match json {
            Json::NumberLit(_) => reader.whole(json, path).map(Self::Period),
            Json::StringLit(_) => reader.date(json, path).map(Self::Date),
            other => {
                reader.wrong_type(&other, path, "the number of a period or a date");
                None
            }
        }
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, _field: &Field) {
        check.when(*self, path);
    }

    fn check_set(set: &BTreeSet<Self>, check: &mut Check<'_, '_>, path: &Path<'_>, _field: &Field) {
        check.whens(set, path);
    }
}

impl Value for Meta {
    fn blank() -> Self {
        Self::new()
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        Some(reader.meta(json, path))
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, _field: &Field) {
        meta_depth(check.findings, self, path);
    }
}

impl<T: Value> Value for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        Some(T::read(reader, json, path))
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, field: &Field) {
        if let Some(value) = self {
            value.check(check, path, field);
        }
    }

    fn settle(&mut self) {
        self.iter_mut().for_each(T::settle);
    }

    fn fields() -> &'static [Field] {
        T::fields()
    }
}

impl<T: Part> Value for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    /// Each entry keeps its position, whether it could be read or not.
    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        Some(reader.list(json, path, |reader, json, path| T::of(reader, json, path).0))
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, _field: &Field) {
        unique_ids(check.findings, self.iter().filter_map(T::id), path);
        for (at, part) in self.iter().enumerate() {
            part.check(check, &path.index(at), &Field::PART);
        }
    }

    fn settle(&mut self) {
        self.iter_mut().for_each(T::settle);
        self.sort_by(T::order);
    }

    fn fields() -> &'static [Field] {
        T::fields()
    }
}

impl<T: Value + Ord + Display> Value for BTreeSet<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        Some(reader.set(json, path, T::read))
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, field: &Field) {
        T::check_set(self, check, path, field);
        if self.is_empty() && !field.may_be_empty && !check.findings.has_errors_in(path) {
            check.error(
                path,
                FaultCode::EmptySet,
                "the set is empty, so the rule would apply to nobody",
                "name at least one, or leave the field out to mean all",
            );
        }
    }
}

impl<V: Value> Value for BTreeMap<Id, V> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        Some(reader.by_id(json, path, V::read))
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, field: &Field) {
        let of_entries = field.of_entries();
        for (id, value) in self {
            let path = path.key(id.as_str());
            let at = field.list.and_then(|list| check.find(list, id, &path));
            value.check_entry(at, check, &path, &of_entries);
        }
    }

    fn settle(&mut self) {
        self.values_mut().for_each(V::settle);
    }

    fn fields() -> &'static [Field] {
        V::fields()
    }
}

impl<V: Value> Value for BTreeMap<u32, V> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        Some(reader.by_number(json, path, V::read))
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, field: &Field) {
        for (number, value) in self {
            value.check(check, &path.key(&number.to_string()), field);
        }
    }

    fn settle(&mut self) {
        self.values_mut().for_each(V::settle);
    }
}
