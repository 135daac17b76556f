//! Damage to scheme files: to the text, and to the document it stands for.

use serde_json::{Map, Value, json};

use super::rng::Rng;

/// Damages a text in one of several ways.
pub(crate) fn damage(text: &mut Vec<u8>, rng: &mut Rng) {
    let at = rng.below(text.len());
    let length = 1 + rng.below(40.min(text.len() - at));
    match rng.below(7) {
        0 => text[at] ^= 1 << rng.below(8),
        1 => drop(text.drain(at..at + length)),
        2 => {
            let piece = text[at..at + length].to_vec();
            let to = rng.below(text.len());
            text.splice(to..to, piece);
        }
        3 => {
            let words: [&[u8]; 9] =
                [b"null", b"-1", b"1e999", b"1.5", b"{}", b"[]", b"\"\"", b"4294967296", b"true"];
            let word = words[rng.below(words.len())];
            text.splice(at..at + length, word.iter().copied());
        }
        4 => swap_words(text, rng),
        5 => {
            let digits: Vec<_> = (0..text.len()).filter(|&i| text[i].is_ascii_digit()).collect();
            if !digits.is_empty() {
                text[digits[rng.below(digits.len())]] = b'0' + rng.below(10) as u8;
            }
        }
        _ => text.truncate(at.max(1)),
    }
}

/// Swaps two quoted or bare words: ids, keys, rng.
fn swap_words(text: &mut Vec<u8>, rng: &mut Rng) {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"-.\"_".contains(&byte);
    let mut words = Vec::new();
    let mut start = 0;
    for end in 0..=text.len() {
        if end == text.len() || !is_word(text[end]) {
            if start < end {
                words.push(start..end);
            }
            start = end + 1;
        }
    }
    if words.len() < 2 {
        return;
    }
    let (a, b) = (rng.below(words.len()), rng.below(words.len()));
    let (first, second) = (words[a.min(b)].clone(), words[a.max(b)].clone());
    let [left, right] = [text[first.clone()].to_vec(), text[second.clone()].to_vec()];
    text.splice(second, left);
    text.splice(first, right);
}

/// Where every value of a document stands, the document itself last.
pub(crate) fn pointers(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect(value, String::new(), &mut found);
    found
}

fn collect(value: &Value, pointer: String, found: &mut Vec<String>) {
    match value {
        Value::Array(list) => {
            for (at, entry) in list.iter().enumerate() {
                collect(entry, format!("{pointer}/{at}"), found);
            }
        }
        Value::Object(map) => {
            for (key, entry) in map {
                collect(entry, format!("{pointer}/{key}"), found);
            }
        }
        _ => {}
    }
    found.push(pointer);
}

/// Changes one value of a document: to another one of the same document, to one nearby, to nothing.
pub(crate) fn alter(document: &mut Value, rng: &mut Rng) {
    let all = pointers(document);
    let pointer = rng.pick(&all[..all.len() - 1]);
    let other = rng.pick(&all);
    let elsewhere = document.pointer(&other).expect("collected above").clone();
    let (parent, key) = pointer.rsplit_once('/').expect("not the document itself");
    let choice = rng.below(4);
    if choice == 0 {
        match document.pointer_mut(parent).expect("a parent") {
            Value::Object(map) => drop(map.remove(&key.replace("~1", "/").replace("~0", "~"))),
            Value::Array(list) => drop(list.remove(key.parse().expect("a position"))),
            _ => unreachable!("only these have entries"),
        }
        return;
    }
    let value = document.pointer_mut(&pointer).expect("collected above");
    let alike = std::mem::discriminant(value) == std::mem::discriminant(&elsewhere);
    *value = match value {
        _ if choice == 1 && alike => elsewhere,
        Value::Number(number) => nearby(number.as_f64().expect("finite"), rng),
        Value::Bool(yes) => json!(!*yes),
        Value::Array(_) => json!([]),
        Value::Object(_) => Value::Object(Map::new()),
        Value::String(_) | Value::Null if alike => elsewhere,
        Value::String(_) | Value::Null => return,
    };
}

fn nearby(number: f64, rng: &mut Rng) -> Value {
    let whole = number.fract() == 0.0;
    match rng.below(5) {
        0 => json!(0),
        1 if whole => json!(number as i64 + 1),
        2 if whole => json!(number as i64 - 1),
        3 => json!(-number),
        _ => json!(rng.range(1, 3)),
    }
}
