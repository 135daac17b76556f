//! The fields of one object, taken one by one; what is left over is unknown.

use std::collections::HashSet;

use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;

use super::path::Path;
use super::quote::shorten;
use super::reader::Reader;
use crate::error::FaultCode;

/// Field counts up to which duplicates are sought pair by pair.
const FEW: usize = 32;

/// An object whose fields are being read.
pub(crate) struct Fields<'r, 't, 'p> {
    pub(crate) reader: &'r mut Reader,
    path: Path<'p>,
    props: Vec<ObjectProp<'t>>,
    start: usize,
    readable: bool,
}

impl<'r, 't, 'p> Fields<'r, 't, 'p> {
    /// The fields of a value, none (and a fault) where it is no object.
    pub(crate) fn of(reader: &'r mut Reader, value: Value<'t>, path: &Path<'p>) -> Self {
        let start = value.start();
        match value {
            Value::Object(object) => {
                let props = without_duplicates(reader, object.properties, path);
                Self { reader, path: *path, props, start, readable: true }
            }
            other => {
                reader.wrong_type(&other, path, "an object");
                Self { reader, path: *path, props: Vec::new(), start, readable: false }
            }
        }
    }

    /// Whether the field is there and not taken yet.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.props.iter().any(|prop| prop.name.as_str() == name)
    }

    /// Whether the value was an object at all.
    pub(crate) fn readable(&self) -> bool {
        self.readable
    }

    /// Reads a field that may be absent.
    pub(crate) fn optional<T>(
        &mut self,
        name: &str,
        decode: impl FnOnce(&mut Reader, Value<'t>, &Path<'_>) -> T,
    ) -> Option<T> {
        let at = self.props.iter().position(|prop| prop.name.as_str() == name)?;
        let value = self.props.swap_remove(at).value;
        Some(decode(self.reader, value, &self.path.field(name)))
    }

    /// Reads a field that must be there; a fault if it is not.
    pub(crate) fn required<T>(
        &mut self,
        name: &str,
        decode: impl FnOnce(&mut Reader, Value<'t>, &Path<'_>) -> T,
    ) -> Option<T> {
        let found = self.optional(name, decode);
        if found.is_none() && self.readable {
            self.reader.findings.unreadable(
                &self.path.field(name),
                self.start,
                FaultCode::MissingField,
                format!("`{name}` is missing"),
                format!("give `{name}`"),
            );
        }
        found
    }

    /// Reads a field that may be absent, or must be there.
    pub(crate) fn value<T>(
        &mut self,
        name: &str,
        is_required: bool,
        read: impl FnOnce(&mut Reader, Value<'t>, &Path<'_>) -> T,
    ) -> Option<T> {
        if is_required { self.required(name, read) } else { self.optional(name, read) }
    }

    /// Reports fields of which one excludes the others.
    pub(crate) fn conflict(&mut self, cause: &str, action: &str) {
        let (path, start) = (self.path, self.start);
        self.reader.findings.unreadable(&path, start, FaultCode::FieldsConflict, cause, action);
        self.props.clear();
    }

    /// Reports every field that was not taken, and gives the reader back.
    pub(crate) fn finish(self) -> &'r mut Reader {
        for prop in &self.props {
            let name = prop.name.as_str();
            self.reader.findings.unreadable(
                &self.path.field(name),
                prop.start(),
                FaultCode::UnknownField,
                format!("the format has no field `{}` here", shorten(name)),
                "correct its name, remove it, or keep it under `meta`",
            );
        }
        self.reader
    }
}

fn without_duplicates<'t>(
    reader: &mut Reader,
    props: Vec<ObjectProp<'t>>,
    path: &Path<'_>,
) -> Vec<ObjectProp<'t>> {
    if props.len() <= FEW {
        let same = |a: &ObjectProp<'_>, b: &ObjectProp<'_>| a.name.as_str() == b.name.as_str();
        let is_plain = (1..props.len()).all(|i| !props[..i].iter().any(|p| same(p, &props[i])));
        if is_plain {
            return props;
        }
    }
    let mut seen = HashSet::new();
    let mut kept = Vec::with_capacity(props.len());
    for prop in props {
        if seen.insert(prop.name.as_str().to_owned()) {
            kept.push(prop);
        } else {
            reader.duplicate_key(&path.field(prop.name.as_str()), &prop);
        }
    }
    kept
}
