//! Reads a table in CSV into typed columns, with every fault at once.
//!
//! The form is that of RFC 4180: commas, a header line, quotes around fields that need them and doubled
//! inside. A byte order mark is skipped, lines end in CRLF or LF, empty lines do not count. Columns may
//! stand in any order.
//!
//! A table is read in steps: its form first ([`Table::read`]), then column by column, and what was found
//! wrong on the way comes out at the end ([`Table::finish`]). Entries that are wrong are `None` until then.

mod columns;
mod form;
mod quotes;
mod records;

pub(in crate::monitor) use columns::Entry;
pub(in crate::monitor) use form::{Others, Table};
