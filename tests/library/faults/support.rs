//! Cases: a change to the faultless file and the one fault it raises.

use secondment::Scheme;
use secondment::error::{Fault, FaultCode, Severity};

/// A scheme file without faults or warnings that uses every part of the format.
pub(crate) const RICH: &str = include_str!("rich.json");

/// The faultless file with one piece replaced.
pub(crate) fn changed(old: &str, new: &str) -> String {
    assert!(RICH.contains(old), "the file has no {old:?}");
    RICH.replacen(old, new, 1)
}

/// Every fault and warning of a text.
pub(crate) fn faults(text: &str) -> Vec<Fault> {
    match Scheme::from_json(text) {
        Ok(scheme) => scheme.warnings().to_vec(),
        Err(invalid) => invalid.faults,
    }
}

/// Expects one fault, at a path, in the line where `¶` stands in `new` (its first line without it).
pub(crate) fn expect(severity: Severity, code: FaultCode, path: &str, old: &str, new: &str) {
    let start = RICH.find(old);
    expect_at(severity, code, path, &changed(old, new), start.expect("the piece is there"));
}

/// Expects one fault, at a path, in the line where `anchor` stands.
pub(crate) fn expect_on(
    severity: Severity,
    code: FaultCode,
    path: &str,
    [old, new, anchor]: [&str; 3],
) {
    let text = changed(old, new);
    expect_at(severity, code, path, &text, text.find(anchor).expect("the anchor is there"));
}

/// Expects one fault of a text, at a path, in the line of its mark or else of a position.
pub(crate) fn expect_at(
    severity: Severity,
    code: FaultCode,
    path: &str,
    marked: &str,
    start: usize,
) {
    let at = marked.find('¶').unwrap_or(start);
    let line = 1 + marked[..at].matches('\n').count();
    let found = faults(&marked.replace('¶', ""));
    let [fault] = found.as_slice() else { panic!("expected one fault, found {found:#?}") };
    assert_eq!(
        (fault.severity, fault.code, fault.path.as_str()),
        (severity, code, path),
        "{fault}"
    );
    assert_eq!(fault.line.map(|line| line as usize), Some(line), "{fault}");
    assert!(!fault.cause.is_empty() && !fault.action.is_empty());
}

/// Declares cases, one test each: `name: Code at "path", "old" => "new";`.
macro_rules! cases {
    ($severity:ident, $($name:ident: $code:ident at $path:literal, $old:expr => $new:expr;)*) => {
        /// The codes that this file's cases raise.
        pub(crate) const CODES: &[secondment::error::FaultCode] =
            &[$(secondment::error::FaultCode::$code),*];

        $(
            #[test]
            fn $name() {
                crate::faults::support::expect(
                    secondment::error::Severity::$severity,
                    secondment::error::FaultCode::$code,
                    $path,
                    $old,
                    $new,
                );
            }
        )*
    };
}

pub(crate) use cases;
