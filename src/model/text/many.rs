//! Lists, sets and maps.

use std::collections::{BTreeMap, BTreeSet, btree_map};
use std::fmt::Display;

use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;

use super::path::Path;
use super::quote::shorten;
use super::reader::Reader;
use crate::error::FaultCode;
use crate::model::{Id, Meta};

impl Reader {
    /// A list; each entry keeps its position, whether it could be read or not.
    pub(crate) fn list<'t, T>(
        &mut self,
        value: Value<'t>,
        path: &Path<'_>,
        decode: impl Fn(&mut Self, Value<'t>, &Path<'_>) -> T,
    ) -> Vec<T> {
        let Value::Array(array) = value else {
            self.wrong_type(&value, path, "a list");
            return Vec::new();
        };
        let entries = array.elements.into_iter().enumerate();
        entries.map(|(at, entry)| decode(self, entry, &path.index(at))).collect()
    }

    /// A list whose entries must differ.
    pub(crate) fn set<'t, T: Ord + Display>(
        &mut self,
        value: Value<'t>,
        path: &Path<'_>,
        decode: impl Fn(&mut Self, Value<'t>, &Path<'_>) -> Option<T>,
    ) -> BTreeSet<T> {
        let Value::Array(array) = value else {
            self.wrong_type(&value, path, "a list");
            return BTreeSet::new();
        };
        let mut set = BTreeSet::new();
        for (at, entry) in array.elements.into_iter().enumerate() {
            let path = path.index(at);
            let start = entry.start();
            let Some(read) = decode(self, entry, &path) else { continue };
            if set.contains(&read) {
                self.findings.unreadable(
                    &path,
                    start,
                    FaultCode::DuplicateEntry,
                    format!("`{}` appears twice in this list", shorten(&read.to_string())),
                    "keep one of them",
                );
            }
            set.insert(read);
        }
        set
    }

    /// A map keyed by ids.
    pub(crate) fn by_id<'t, V>(
        &mut self,
        value: Value<'t>,
        path: &Path<'_>,
        decode: impl Fn(&mut Self, Value<'t>, &Path<'_>) -> Option<V>,
    ) -> BTreeMap<Id, V> {
        self.map(value, path, |reader, prop, _| Some(reader.intern(prop.name.as_str())), decode)
    }

    /// A map keyed by whole numbers.
    pub(crate) fn by_number<'t, V>(
        &mut self,
        value: Value<'t>,
        path: &Path<'_>,
        decode: impl Fn(&mut Self, Value<'t>, &Path<'_>) -> Option<V>,
    ) -> BTreeMap<u32, V> {
        self.map(value, path, Self::number_key, decode)
    }

    fn number_key(&mut self, prop: &ObjectProp<'_>, path: &Path<'_>) -> Option<u32> {
        let text = prop.name.as_str();
        let number = text.parse::<u32>().ok().filter(|number| number.to_string() == text);
        if number.is_none() {
            self.findings.unreadable(
                path,
                prop.start(),
                FaultCode::BadKey,
                format!("the key \"{}\" is not a whole number", shorten(text)),
                "write the key as digits without leading zeros",
            );
        }
        number
    }

    fn map<'t, K: Ord, V>(
        &mut self,
        value: Value<'t>,
        path: &Path<'_>,
        key: impl Fn(&mut Self, &ObjectProp<'_>, &Path<'_>) -> Option<K>,
        decode: impl Fn(&mut Self, Value<'t>, &Path<'_>) -> Option<V>,
    ) -> BTreeMap<K, V> {
        let Value::Object(object) = value else {
            self.wrong_type(&value, path, "an object");
            return BTreeMap::new();
        };
        let mut map = BTreeMap::new();
        for mut prop in object.properties {
            let value = std::mem::replace(&mut prop.value, NOTHING);
            let path = path.key(prop.name.as_str());
            let Some(key) = key(self, &prop, &path) else { continue };
            match map.entry(key) {
                btree_map::Entry::Occupied(_) => self.duplicate_key(&path, &prop),
                btree_map::Entry::Vacant(slot) => {
                    if let Some(read) = decode(self, value, &path) {
                        slot.insert(read);
                    }
                }
            }
        }
        map
    }

    /// What the caller keeps beside an object.
    pub(crate) fn meta(&mut self, value: Value<'_>, path: &Path<'_>) -> Meta {
        let map =
            self.map(value, path, |_, prop, _| Some(prop.name.as_str().to_owned()), Self::any);
        map.into_iter().collect()
    }

    /// Any JSON, as the caller's own.
    fn any(&mut self, value: Value<'_>, path: &Path<'_>) -> Option<serde_json::Value> {
        Some(match value {
            Value::StringLit(text) => text.value.into_owned().into(),
            Value::BooleanLit(flag) => flag.value.into(),
            Value::NullKeyword(_) => serde_json::Value::Null,
            Value::NumberLit(number) => {
                let Ok(read) = serde_json::from_str(number.value) else {
                    self.out_of_range(&number, path, "a number that a computer can hold");
                    return None;
                };
                serde_json::Value::Number(read)
            }
            Value::Array(array) => {
                let entries = array.elements.into_iter().enumerate();
                entries.filter_map(|(at, entry)| self.any(entry, &path.index(at))).collect()
            }
            object @ Value::Object(_) => {
                let map = self.meta(object, path);
                serde_json::Value::Object(map.into_iter().collect())
            }
        })
    }
}

/// Stands in for a value that was moved out of its field.
const NOTHING: Value<'static> = Value::NullKeyword(jsonc_parser::ast::NullKeyword {
    range: jsonc_parser::common::Range { start: 0, end: 0 },
});
