//! Single values.

use jiff::civil::Date;
use jsonc_parser::ast::{NumberLit, ObjectProp, Value};
use jsonc_parser::common::Ranged;

use super::path::Path;
use super::quote::shorten;
use super::reader::Reader;
use crate::error::FaultCode;
use crate::model::Id;

/// What a value is, for messages.
fn describe(value: &Value<'_>) -> String {
    match value {
        Value::StringLit(text) => format!("the text \"{}\"", shorten(&text.value)),
        Value::NumberLit(number) => format!("the number {}", shorten(number.value)),
        Value::BooleanLit(flag) => flag.value.to_string(),
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::NullKeyword(_) => "null".to_owned(),
    }
}

impl Reader {
    /// Reports a value of the wrong type.
    pub(crate) fn wrong_type(&mut self, value: &Value<'_>, path: &Path<'_>, wanted: &str) {
        self.findings.unreadable(
            path,
            value.start(),
            FaultCode::WrongType,
            format!("expected {wanted}, found {}", describe(value)),
            match value {
                Value::NullKeyword(_) => format!("write {wanted}, or leave the field out"),
                _ => format!("write {wanted}"),
            },
        );
    }

    /// Reports a key that its object has already.
    pub(crate) fn duplicate_key(&mut self, path: &Path<'_>, prop: &ObjectProp<'_>) {
        self.findings.unreadable(
            path,
            prop.start(),
            FaultCode::DuplicateKey,
            format!("the key `{}` appears twice", shorten(prop.name.as_str())),
            "keep one of them",
        );
    }

    pub(crate) fn text(&mut self, value: Value<'_>, path: &Path<'_>) -> Option<String> {
        match value {
            Value::StringLit(text) => Some(text.value.into_owned()),
            other => {
                self.wrong_type(&other, path, "text");
                None
            }
        }
    }

    /// An id; equal ids share one allocation.
    pub(crate) fn id(&mut self, value: Value<'_>, path: &Path<'_>) -> Option<Id> {
        match value {
            Value::StringLit(text) => Some(self.intern(&text.value)),
            other => {
                self.wrong_type(&other, path, "an id");
                None
            }
        }
    }

    pub(crate) fn intern(&mut self, text: &str) -> Id {
        if let Some(id) = self.ids.get(text) {
            return id.clone();
        }
        let id = Id::from(text);
        self.ids.insert(id.clone());
        id
    }

    pub(crate) fn flag(&mut self, value: Value<'_>, path: &Path<'_>) -> Option<bool> {
        match value {
            Value::BooleanLit(flag) => Some(flag.value),
            other => {
                self.wrong_type(&other, path, "true or false");
                None
            }
        }
    }

    pub(crate) fn real(&mut self, value: Value<'_>, path: &Path<'_>) -> Option<f64> {
        let Value::NumberLit(number) = value else {
            self.wrong_type(&value, path, "a number");
            return None;
        };
        let parsed = number.value.parse().ok().filter(|x: &f64| x.is_finite());
        if parsed.is_none() {
            self.out_of_range(&number, path, "a finite number");
        }
        parsed
    }

    /// A number written without fraction or exponent.
    fn plain<'t>(&mut self, value: Value<'t>, path: &Path<'_>) -> Option<NumberLit<'t>> {
        let Value::NumberLit(number) = value else {
            self.wrong_type(&value, path, "a whole number");
            return None;
        };
        if number.value.contains(['.', 'e', 'E']) {
            self.findings.unreadable(
                path,
                number.start(),
                FaultCode::NotAnInteger,
                format!("{} is not written as a whole number", shorten(number.value)),
                "write a whole number without fraction or exponent",
            );
            return None;
        }
        Some(number)
    }

    /// A whole number from 0 to 4,294,967,295; narrower ranges are checked later.
    pub(crate) fn whole(&mut self, value: Value<'_>, path: &Path<'_>) -> Option<u32> {
        let number = self.plain(value, path)?;
        let parsed = number.value.parse::<i64>().ok().and_then(|x| u32::try_from(x).ok());
        if parsed.is_none() {
            self.out_of_range(&number, path, "a whole number from 0 to 4294967295");
        }
        parsed
    }

    /// A whole number that may be below 0; narrower ranges are checked later.
    pub(crate) fn integer(&mut self, value: Value<'_>, path: &Path<'_>) -> Option<i64> {
        let number = self.plain(value, path)?;
        let parsed = number.value.parse::<i64>().ok();
        if parsed.is_none() {
            self.out_of_range(&number, path, "a whole number of at most 64 bits");
        }
        parsed
    }

    /// A level of a competency.
    pub(crate) fn level(&mut self, value: Value<'_>, path: &Path<'_>) -> Option<u8> {
        let Value::NumberLit(number) = &value else {
            return self.whole(value, path).map(|_| 0);
        };
        let number = number.clone();
        let level = self.whole(value, path)?;
        let small = u8::try_from(level).ok();
        if small.is_none() {
            self.out_of_range(&number, path, "a level from 0 to 100");
        }
        small
    }

    pub(crate) fn out_of_range(&mut self, number: &NumberLit<'_>, path: &Path<'_>, wanted: &str) {
        self.findings.unreadable(
            path,
            number.start(),
            FaultCode::NumberOutOfRange,
            format!("{} is out of range", shorten(number.value)),
            format!("write {wanted}"),
        );
    }

    /// One of a few words.
    pub(crate) fn word<T: Copy>(
        &mut self,
        value: Value<'_>,
        path: &Path<'_>,
        words: &[(&str, T)],
    ) -> Option<T> {
        let wanted = || {
            let names: Vec<_> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
            names.join(", ")
        };
        let text = match value {
            Value::StringLit(text) => text,
            other => {
                self.wrong_type(&other, path, &format!("one of {}", wanted()));
                return None;
            }
        };
        let found = words.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            self.findings.unreadable(
                path,
                text.start(),
                FaultCode::UnknownWord,
                format!("\"{}\" is not one of the words allowed here", shorten(&text.value)),
                format!("write one of {}", wanted()),
            );
        }
        found.map(|&(_, meaning)| meaning)
    }

    pub(crate) fn date(&mut self, value: Value<'_>, path: &Path<'_>) -> Option<Date> {
        let text = match value {
            Value::StringLit(text) => text,
            other => {
                self.wrong_type(&other, path, "a date");
                return None;
            }
        };
        let date = text.value.parse::<Date>().ok();
        let date = date.filter(|date| date.to_string() == text.value);
        if date.is_none() {
            self.findings.unreadable(
                path,
                text.start(),
                FaultCode::BadDate,
                format!("\"{}\" is not a date", shorten(&text.value)),
                "write year, month and day as in 2027-03-01",
            );
        }
        date
    }
}
