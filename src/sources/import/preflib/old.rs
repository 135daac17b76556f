//! The format until 2022: numbers and names in fixed lines.

use super::options::PrefLibOptions;
use super::orders;
use super::profile::{Line, MOST_ALTERNATIVES, Profile, Stated, number};
use crate::error::FaultCode;
use crate::sources::import::findings::Findings;

pub(super) fn read(
    lines: &[Line<'_>],
    options: &PrefLibOptions,
    findings: &mut Findings,
) -> Profile {
    let mut profile = Profile { orders_are: options.orders, ..Profile::default() };
    if options.orders.is_none() {
        let cause = "the format without a header does not say what its orders are";
        let action = "say whether they are soc, soi, toc or toi";
        findings.error(FaultCode::MissingField, "options.orders", 0, cause, action);
    }
    let Some((&(line, word), rest)) = lines.split_first() else {
        findings.error(FaultCode::MissingField, "", 1, "the file is empty", "state orders");
        return profile;
    };
    let most = u64::from(MOST_ALTERNATIVES);
    let path = "number of alternatives";
    let Some(count) = number(word, 1..=most, path, line, findings) else {
        // What the further lines are depends on it.
        return profile;
    };
    profile.alternatives = Some(count as u32);
    let (names, rest) = rest.split_at(rest.len().min(count as usize));
    profile.names = (1..).zip(names).map(|(at, line)| name(at, *line, findings)).collect();
    let Some((&totals, rest)) = rest.split_first() else {
        let found = names.len();
        let cause =
            format!("{count} alternatives are stated, and the file ends after {found} names");
        let action = "complete the file, which is cut short";
        findings.error(FaultCode::MissingField, path, line, cause, action);
        return profile;
    };
    read_totals(totals, &mut profile, findings);
    orders::read(rest, ',', &mut profile, findings);
    profile
}

/// The name of an alternative in a line `number,name`.
fn name(at: u64, (line, text): Line<'_>, findings: &mut Findings) -> String {
    let (word, name) = text.split_once(',').unwrap_or((text, ""));
    number(word.trim(), at..=at, &format!("names[{}]", at - 1), line, findings);
    name.trim().to_owned()
}

/// The line with the number of voters, their sum, and the number of different orders.
fn read_totals((line, text): Line<'_>, profile: &mut Profile, findings: &mut Findings) {
    let words: Vec<&str> = text.split(',').map(str::trim).collect();
    let &[voters, sum, unique] = words.as_slice() else {
        let cause = format!("{} numbers stand where three should", words.len());
        let action = "write the number of voters, their sum, and the number of different orders";
        findings.error(FaultCode::Syntax, "totals", line, cause, action);
        return;
    };
    let mut stated = |word, path| {
        let number = number(word, 0..=u64::MAX, path, line, findings);
        number.map(|number| Stated { number, line })
    };
    profile.voters = stated(voters, "number of voters");
    let sum = stated(sum, "sum of voters");
    profile.unique = stated(unique, "number of unique orders");
    if let (Some(voters), Some(sum)) = (profile.voters, sum)
        && voters.number != sum.number
    {
        let cause = format!("there are {} voters, and their sum is {}", voters.number, sum.number);
        let action = "correct one of them";
        findings.error(FaultCode::NumberOutOfRange, "sum of voters", line, cause, action);
    }
}
