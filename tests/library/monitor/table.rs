//! Tables in CSV: what is read, and every fault at once.

use secondment::error::FaultCode;
use secondment::error::InvalidInput;
use secondment::monitor::evidence::Past;

const HEADER: &str = "id,exposure,values_fit,translator,public_12,public_24\n";

fn past(rows: &str) -> Result<Past, InvalidInput> {
    Past::from_csv(format!("{HEADER}{rows}").as_bytes())
}

/// Code, path and line of every fault.
fn faults(text: &[u8]) -> Vec<(FaultCode, String, Option<u32>)> {
    let invalid = Past::from_csv(text).expect_err("a table with faults");
    assert_eq!(invalid.what, "table of past participants");
    let of = |fault: secondment::error::Fault| (fault.code, fault.path, fault.line);
    invalid.faults.into_iter().map(of).collect()
}

fn fault(code: FaultCode, path: &str, line: u32) -> (FaultCode, String, Option<u32>) {
    (code, path.into(), Some(line))
}

#[test]
fn order_of_rows_and_columns_does_not_matter() {
    let plain = past("b,1,2.5,no,yes,\na,-3,4e2,yes,,\n").expect("a table");
    let turned = b"\xEF\xBB\xBFpublic_24,public_12,translator,values_fit,exposure,id\r\n\
        ,,yes,400,-3,a\r\n\r\n,yes,no,2.5,1,\"b\"\r\n";
    assert_eq!(Past::from_csv(turned).expect("the same table"), plain);
    let first = &plain.participants()[0];
    assert_eq!((first.id.as_str(), first.exposure, first.values_fit), ("a", -3.0, 400.0));
    assert_eq!((first.translator, first.public_12, first.public_24), (true, None, None));
}

#[test]
fn quoted_fields_hold_commas_quotes_and_lines() {
    let table = past("\"a, \"\"b\"\"\",1,2,no,yes,\n").expect("a table");
    assert_eq!(table.participants()[0].id.as_str(), "a, \"b\"");
    // The line end in the id is one fault, and lines after it are counted from where they begin.
    let text = format!("{HEADER}\"a\nb\",1,2,no,yes,\n\nc,x,2,no,yes,\n");
    assert_eq!(
        faults(text.as_bytes()),
        [
            fault(FaultCode::BadId, "rows[0].id", 2),
            fault(FaultCode::WrongType, "rows[1].exposure", 5),
        ]
    );
}

#[test]
fn lines_are_counted_whatever_ends_them() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("{HEADER}a,1,2,no,yes,\n\nb,1,2,no,yes,\nc,x,2,no,yes,\n");
        let text = text.replace('\n', end);
        let expected = [fault(FaultCode::WrongType, "rows[2].exposure", 5)];
        assert_eq!(faults(text.as_bytes()), expected, "{end:?}");
    }
}

#[test]
fn an_empty_table_is_one_and_no_table_is_none() {
    assert!(past("").expect("a table").participants().is_empty());
    let missing = faults(b"");
    assert_eq!(missing.len(), 6);
    assert!(missing.iter().all(|fault| fault.0 == FaultCode::MissingField));
}

#[test]
fn every_fault_is_listed_at_once() {
    let text = "id,id,exposure,values_fit,translator,public_12,colour,\n\
        a,x,1,2,no,yes,red,\n\
        ,x,,2,no,yes,red,\n\
        a,x,one,1e99,maybe,Yes,red,\n\
        b,x,nan\n\
        c,x,inf,2,,,red,\n";
    let expected = [
        fault(FaultCode::DuplicateKey, "columns[1]", 1),
        fault(FaultCode::UnknownField, "columns[6]", 1),
        fault(FaultCode::EmptyId, "columns[7]", 1),
        fault(FaultCode::MissingField, "columns", 1),
        fault(FaultCode::EmptyId, "rows[1].id", 3),
        fault(FaultCode::MissingField, "rows[1].exposure", 3),
        fault(FaultCode::DuplicateId, "rows[2].id", 4),
        fault(FaultCode::WrongType, "rows[2].exposure", 4),
        fault(FaultCode::NumberOutOfRange, "rows[2].values_fit", 4),
        fault(FaultCode::UnknownWord, "rows[2].translator", 4),
        fault(FaultCode::UnknownWord, "rows[2].public_12", 4),
        fault(FaultCode::Syntax, "rows[3]", 5),
        fault(FaultCode::NumberOutOfRange, "rows[4].exposure", 6),
        fault(FaultCode::MissingField, "rows[4].translator", 6),
    ];
    assert_eq!(faults(text.as_bytes()), expected);
}

#[test]
fn bytes_that_are_no_text_are_faults_where_they_stand() {
    let mut text = HEADER.as_bytes().to_vec();
    text.extend_from_slice(b"a\xFF,1,2,no,yes,\nb,\xC3,2,no,yes,\n");
    assert_eq!(
        faults(&text),
        [
            fault(FaultCode::NotUtf8, "rows[0].id", 2),
            fault(FaultCode::NotUtf8, "rows[1].exposure", 3),
        ]
    );
    // A table in UTF-16 is one fault, not one for every byte.
    let utf_16: Vec<u8> =
        format!("\u{FEFF}{HEADER}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(faults(&utf_16), [fault(FaultCode::NotUtf8, "columns", 1)]);
}

#[test]
fn quotes_out_of_place_are_faults() {
    // A quote that is never closed would swallow the rows behind it.
    let text = format!("{HEADER}a,1,2,no,yes,\nb,1,2,no,yes,\"\nc,x,2,no,yes,\n");
    assert_eq!(faults(text.as_bytes()), [fault(FaultCode::Syntax, "", 3)]);
    for id in ["a\"b", "\"a\"b", "a\"\""] {
        let text = format!("{HEADER}{id},1,2,no,yes,\n");
        assert_eq!(faults(text.as_bytes()), [fault(FaultCode::Syntax, "", 2)], "{id}");
    }
}

#[test]
fn what_is_known_later_must_be_known_before() {
    let text = format!("{HEADER}a,1,2,no,,yes\nb,1,2,no,,no\nc,1,2,no,no,\nd,1,2,no,no,yes\n");
    assert_eq!(
        faults(text.as_bytes()),
        [
            fault(FaultCode::FieldsTogether, "rows[0].public_12", 2),
            fault(FaultCode::FieldsTogether, "rows[1].public_12", 3),
        ]
    );
}

#[test]
fn a_zero_has_no_sign() {
    let table = past("a,-0,-0.0,no,,\n").expect("a table");
    assert!(table.participants()[0].exposure.is_sign_positive());
    assert!(table.participants()[0].values_fit.is_sign_positive());
}
