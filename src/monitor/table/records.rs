//! Splits CSV text into records, each with the line it begins in.

use csv::{ByteRecord, ReaderBuilder};

/// One line of a table, which may run over several lines of the text.
pub(super) struct Record {
    /// Line of the text it begins in, from 1.
    pub(super) line: u32,
    /// Its fields, without quotes.
    pub(super) fields: Vec<Vec<u8>>,
    /// Whether it has one field for every column.
    pub(super) whole: bool,
}

/// All records of a text, header included. Empty lines are none.
pub(super) fn records(text: &[u8]) -> Vec<Record> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    let mut lines = Lines { text, at: 0, line: 1 };
    let (mut record, mut records) = (ByteRecord::new(), Vec::new());
    // Reading from memory, of rows of any length, as bytes: there is no error left.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let begin = record.position().map_or(0, |position| position.byte() as usize);
        let fields = record.iter().map(<[u8]>::to_vec).collect();
        records.push(Record { line: lines.of_record(begin), fields, whole: true });
    }
    records
}

/// Counts lines, which end in LF, CRLF or CR.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of the first byte from `begin` on that ends no line: the reader's records begin with
    /// what is left of the end of the line before, and with empty lines.
    fn of_record(&mut self, begin: usize) -> u32 {
        while let Some(&byte) = self.text.get(self.at) {
            if self.at >= begin && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            let ends = byte == b'\n' || byte == b'\r' && self.text.get(self.at + 1) != Some(&b'\n');
            self.line += u32::from(ends);
            self.at += 1;
        }
        self.line
    }
}
