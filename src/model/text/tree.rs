//! From text to a tree with positions.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::de::IgnoredAny;

use crate::error::{Fault, FaultCode, Severity};

/// The text without a byte order mark.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Parses strict JSON.
///
/// The tree's parser is lenient about control characters and white space, so the grammar is checked
/// by a strict parser first; that one keeps no stack and cannot be driven too deep.
pub(crate) fn parse(text: &str) -> Result<Value<'_>, Fault> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let line = u32::try_from(error.line()).unwrap_or(u32::MAX).max(1);
        return Err(fault(FaultCode::Syntax, line, error.to_string(), "write strict JSON"));
    }
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    match parse_to_ast(text, &CollectOptions::default(), &strict) {
        Ok(parsed) => parsed.value.ok_or_else(|| {
            fault(FaultCode::Syntax, 1, "the text is empty".into(), "write an object")
        }),
        Err(error) => {
            let line = super::lines::Lines::of(text).line(error.range().start());
            Err(match error.kind() {
                ParseErrorKind::NestingDepthExceeded => {
                    let cause = "lists and objects are nested more than 250 deep".into();
                    fault(FaultCode::TooDeep, line, cause, "flatten the content of `meta`")
                }
                kind => fault(FaultCode::Syntax, line, kind.to_string(), "write strict JSON"),
            })
        }
    }
}

fn fault(code: FaultCode, line: u32, cause: String, action: &str) -> Fault {
    Fault {
        code,
        severity: Severity::Error,
        path: String::new(),
        line: Some(line),
        cause,
        action: action.to_owned(),
    }
}
