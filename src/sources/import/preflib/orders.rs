//! Orders: who likes which alternatives, in which order.

use super::profile::{Line, Order, Profile, number};
use crate::error::FaultCode;
use crate::sources::import::findings::{Findings, quoted};

/// Reads all orders, each a count, a separator and a list, into the profile.
pub(super) fn read(
    lines: &[Line<'_>],
    separator: char,
    profile: &mut Profile,
    findings: &mut Findings,
) {
    if lines.is_empty() {
        let action = "state at least one order";
        findings.error(FaultCode::EmptySet, "orders", 0, "there are no orders", action);
    }
    for (at, &(line, text)) in lines.iter().enumerate() {
        let mut reading = Reading { path: format!("orders[{at}]"), line, profile, findings };
        let order = reading.order(text, separator);
        profile.orders.push(order);
    }
}

/// An order while it is read.
struct Reading<'a> {
    path: String,
    line: u32,
    profile: &'a Profile,
    findings: &'a mut Findings,
}

impl Reading<'_> {
    fn error(&mut self, code: FaultCode, cause: String, action: &str) {
        self.findings.error(code, self.path.clone(), self.line, cause, action);
    }

    fn order(&mut self, text: &str, separator: char) -> Order {
        let line = self.line;
        if text.starts_with('#') {
            let cause = "a line of the header stands among the orders".to_owned();
            self.error(FaultCode::Syntax, cause, "move it before the first order");
            return Order { line, count: 0, ranks: None };
        }
        let (count, list) = match text.split_once(separator) {
            Some((count, list)) => (count.trim(), Some(list)),
            // In the old format a count alone is an order of nothing.
            None if separator == ',' => (text, Some("")),
            None => (text, None),
        };
        let path = format!("{}.count", self.path);
        let count = number(count, 1..=u64::from(u32::MAX), &path, line, self.findings).unwrap_or(0);
        let ranks = if let Some(list) = list {
            self.ranks(list)
        } else {
            let cause = format!("no {separator:?} parts a count from an order");
            self.error(FaultCode::Syntax, cause, "write a line such as 12: 3,{1,4},2");
            None
        };
        Order { line, count: count as u32, ranks }
    }

    /// The alternatives by rank, if there is nothing wrong with them.
    fn ranks(&mut self, list: &str) -> Option<Vec<Vec<u32>>> {
        let words = match groups(list) {
            Ok(words) => words,
            Err(cause) => {
                self.error(FaultCode::Syntax, cause, "write a line such as 12: 3,{1,4},2");
                return None;
            }
        };
        let mut listed = vec![false; self.profile.alternatives.unwrap_or(0) as usize + 1];
        let mut ranks = Vec::with_capacity(words.len());
        let mut sound = true;
        for group in words {
            let mut rank = Vec::with_capacity(group.len());
            for word in group {
                match self.alternative(word, &mut listed) {
                    Some(alternative) => rank.push(alternative),
                    None => sound = false,
                }
            }
            rank.sort_unstable();
            ranks.push(rank);
        }
        (sound && self.keeps_to_type(&ranks)).then_some(ranks)
    }

    fn alternative(&mut self, word: &str, listed: &mut [bool]) -> Option<u32> {
        let most = self.profile.alternatives?;
        let alternative = word.parse().ok().filter(|number| (1..=most).contains(number));
        let Some(alternative) = alternative else {
            let cause = format!("{} is no alternative", quoted(word));
            self.error(FaultCode::UnknownId, cause, &format!("name one of 1 to {most}"));
            return None;
        };
        if std::mem::replace(&mut listed[alternative as usize], true) {
            let cause = format!("alternative {alternative} is listed twice");
            self.error(FaultCode::DuplicateEntry, cause, "keep one of them");
            return None;
        }
        Some(alternative)
    }

    /// Whether the order is as strict and as complete as the file is said to be.
    fn keeps_to_type(&mut self, ranks: &[Vec<u32>]) -> bool {
        let (Some(orders), Some(all)) = (self.profile.orders_are, self.profile.alternatives) else {
            return true;
        };
        let strict = orders.has_ties() || ranks.iter().all(|rank| rank.len() == 1);
        if !strict {
            let cause =
                format!("alternatives tie, and orders of type {} are strict", orders.as_str());
            let action = "part them, or say that the file has ties: toc or toi";
            self.error(FaultCode::FieldsConflict, cause, action);
        }
        let listed: usize = ranks.iter().map(Vec::len).sum();
        let complete = !orders.is_complete() || listed == all as usize;
        if !complete {
            let orders = orders.as_str();
            let cause =
                format!("{listed} of {all} are listed, and orders of type {orders} are complete");
            let action = "list all, or say that the file is incomplete: soi or toi";
            self.error(FaultCode::MissingField, cause, action);
        }
        strict && complete
    }
}

/// The words of each group of a list such as `3,{1,4},2`; nothing for an empty list.
fn groups(list: &str) -> Result<Vec<Vec<&str>>, String> {
    let mut groups = Vec::new();
    let mut rest = list.trim();
    if rest.is_empty() {
        return Ok(groups);
    }
    loop {
        let after = if let Some(inner) = rest.strip_prefix('{') {
            let (inner, after) =
                inner.split_once('}').ok_or_else(|| "a group is not closed".to_owned())?;
            groups.push(inner.split(',').map(word).collect::<Result<_, _>>()?);
            after.trim_start()
        } else {
            let end = rest.find(',').unwrap_or(rest.len());
            groups.push(vec![word(&rest[..end])?]);
            &rest[end..]
        };
        if after.is_empty() {
            return Ok(groups);
        }
        let next = after.strip_prefix(',');
        rest = next.ok_or_else(|| format!("{} follows a group", quoted(after)))?.trim_start();
    }
}

/// A number of an alternative as it is written.
fn word(word: &str) -> Result<&str, String> {
    let word = word.trim();
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(word);
    }
    Err(format!("{} stands where the number of an alternative should", quoted(word)))
}
