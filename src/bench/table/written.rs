//! Writes a table in CSV.

/// A table in CSV: a header line, lines that end in LF, quotes where they are needed.
pub(in crate::bench) fn written<const COLUMNS: usize>(
    header: [&str; COLUMNS],
    rows: impl Iterator<Item = [String; COLUMNS]>,
) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).expect("memory takes a header");
    for row in rows {
        writer.write_record(&row).expect("memory takes rows of one length");
    }
    let bytes = writer.into_inner().expect("memory can be flushed");
    String::from_utf8(bytes).expect("made of text")
}
