//! The format of today: a header of lines `# KEY: value`.

use std::collections::BTreeMap;

use super::options::{OrderType, PrefLibOptions};
use super::orders;
use super::profile::{Line, MOST_ALTERNATIVES, Profile, Stated, number};
use crate::error::FaultCode;
use crate::sources::import::findings::{Findings, quoted};

const TYPE: &str = "DATA TYPE";
const ALTERNATIVES: &str = "NUMBER ALTERNATIVES";
const VOTERS: &str = "NUMBER VOTERS";
const UNIQUE: &str = "NUMBER UNIQUE ORDERS";
const NAME: &str = "ALTERNATIVE NAME ";
/// Other keys, which are kept.
const KEPT: [&str; 8] = [
    "FILE NAME",
    "TITLE",
    "DESCRIPTION",
    "MODIFICATION TYPE",
    "RELATES TO",
    "RELATED FILES",
    "PUBLICATION DATE",
    "MODIFICATION DATE",
];

pub(super) fn read(
    lines: &[Line<'_>],
    options: &PrefLibOptions,
    findings: &mut Findings,
) -> Profile {
    let end = lines.iter().position(|(_, line)| !line.starts_with('#')).unwrap_or(lines.len());
    let (header, rest) = lines.split_at(end);
    let entries = entries(header, findings);
    let mut profile = Profile {
        orders_are: orders_are(&entries, options, findings),
        voters: stated(&entries, VOTERS, 0..=u64::MAX, findings),
        unique: stated(&entries, UNIQUE, 0..=u64::MAX, findings),
        ..Profile::default()
    };
    let most = u64::from(MOST_ALTERNATIVES);
    if let Some(stated) = stated(&entries, ALTERNATIVES, 1..=most, findings) {
        profile.alternatives = Some(stated.number as u32);
        profile.names = names(&entries, stated, findings);
    }
    let kept = entries.iter().filter(|(key, _)| !key.starts_with(NAME));
    profile.header = kept.map(|(&key, &(_, value))| (key.to_owned(), value.to_owned())).collect();
    orders::read(rest, ':', &mut profile, findings);
    profile
}

/// Lines and values by key.
type Entries<'t> = BTreeMap<&'t str, (u32, &'t str)>;

fn entries<'t>(header: &[Line<'t>], findings: &mut Findings) -> Entries<'t> {
    let mut entries = Entries::new();
    for &(line, text) in header {
        let Some((key, value)) = text.trim_start_matches('#').split_once(':') else {
            let cause = format!("{} has no key and value", quoted(text));
            let action = "write # KEY: value, or remove the line";
            findings.error(FaultCode::Syntax, "header", line, cause, action);
            continue;
        };
        let (key, value) = (key.trim(), value.trim());
        let known = [TYPE, ALTERNATIVES, VOTERS, UNIQUE].contains(&key) || KEPT.contains(&key);
        if !known && !key.starts_with(NAME) {
            let cause = format!("the format has no key {}", quoted(key));
            let action = "correct the key, or remove the line";
            findings.error(FaultCode::UnknownField, "header", line, cause, action);
        } else if let Some((first, _)) = entries.insert(key, (line, value)) {
            let cause = format!("{key} stands in line {first} already");
            findings.error(FaultCode::DuplicateKey, "header", line, cause, "keep one of them");
        }
    }
    entries
}

fn missing(key: &str, findings: &mut Findings) {
    let cause = format!("the header has no {key}");
    let action = format!("add a line # {key}: ...");
    findings.error(FaultCode::MissingField, "header", 0, cause, action);
}

fn stated(
    entries: &Entries<'_>,
    key: &str,
    allowed: std::ops::RangeInclusive<u64>,
    findings: &mut Findings,
) -> Option<Stated> {
    let Some(&(line, value)) = entries.get(key) else {
        missing(key, findings);
        return None;
    };
    let path = format!("header.{key}");
    number(value, allowed, &path, line, findings).map(|number| Stated { number, line })
}

/// The sort of orders: that of the header, which must be the one asked for.
fn orders_are(
    entries: &Entries<'_>,
    options: &PrefLibOptions,
    findings: &mut Findings,
) -> Option<OrderType> {
    let Some(&(line, word)) = entries.get(TYPE) else {
        if options.orders.is_none() {
            missing(TYPE, findings);
        }
        return options.orders;
    };
    let path = "header.DATA TYPE";
    let Some(found) = OrderType::find(word) else {
        let cause = format!("the data type is {}", quoted(word));
        let action = "import a file of type soc, soi, toc or toi";
        findings.error(FaultCode::UnknownWord, path, line, cause, action);
        return options.orders;
    };
    if let Some(asked) = options.orders.filter(|&asked| asked != found) {
        let cause = format!("the data type is {word}, and the file is read as {}", asked.as_str());
        let action = "correct the header, or the name of the file";
        findings.error(FaultCode::FieldsConflict, path, line, cause, action);
    }
    Some(found)
}

/// Names of alternatives, in order; empty where they are missing.
fn names(entries: &Entries<'_>, stated: Stated, findings: &mut Findings) -> Vec<String> {
    let mut names = vec![None; stated.number as usize];
    for (key, &(line, name)) in entries.range(NAME..).take_while(|(key, _)| key.starts_with(NAME)) {
        let word = key[NAME.len()..].trim();
        let path = format!("header.{key}");
        if let Some(at) = number(word, 1..=stated.number, &path, line, findings)
            && names[at as usize - 1].replace(name.to_owned()).is_some()
        {
            let cause = format!("alternative {at} is named twice");
            findings.error(FaultCode::DuplicateKey, path, line, cause, "keep one of the names");
        }
    }
    let mut unnamed = (1..).zip(&names).filter(|(_, name)| name.is_none()).map(|(at, _)| at);
    if let Some(first) = unnamed.next() {
        let first: u32 = first;
        let count = 1 + unnamed.count();
        let cause = format!(
            "{} alternatives are stated, and {count} have no name, the first of them {first}",
            stated.number
        );
        let action = format!("add # ALTERNATIVE NAME {first}: ..., or correct their number");
        let path = "header.NUMBER ALTERNATIVES";
        findings.error(FaultCode::MissingField, path, stated.line, cause, action);
    }
    names.into_iter().map(Option::unwrap_or_default).collect()
}
