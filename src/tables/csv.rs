//! Writes a table in CSV.

/// A table in CSV: a line of names, as it stands, and rows, with quotes where they are needed. Lines end in LF.
///
/// ```
/// let rows = [["Ann", "council, north"].map(str::to_owned)];
/// assert_eq!(secondment::tables::csv("name,host", rows), "name,host\nAnn,\"council, north\"\n");
/// ```
pub fn csv<R: IntoIterator<Item = String>>(
    names: &str,
    rows: impl IntoIterator<Item = R>,
) -> String {
    let mut text = format!("{names}\n");
    for row in rows {
        let fields: Vec<String> = row.into_iter().map(field).collect();
        text.push_str(&fields.join(","));
        text.push('\n');
    }
    text
}

fn field(text: String) -> String {
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
