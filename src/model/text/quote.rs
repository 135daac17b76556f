//! How messages quote what was found: short, on one line, and with nothing that a terminal would obey.

use std::fmt::Write;

use crate::model::Id;

/// Texts longer than this are cut in messages.
const SHOWN: usize = 60;

/// A text short enough to show, on one line.
pub(crate) fn shorten(text: &str) -> String {
    let (shown, is_cut) = match text.char_indices().nth(SHOWN) {
        Some((end, _)) => (&text[..end], true),
        None => (text, false),
    };
    let mut shown = on_one_line(shown);
    if is_cut {
        shown.push_str("...");
    }
    shown
}

/// A text in which line breaks, and other characters that show nothing but change how text is shown, are written as JSON
/// writes them.
pub(crate) fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for char in text.chars() {
        let changes_text = matches!(char,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        match char {
            '\n' => line.push_str("\\n"),
            '\t' => line.push_str("\\t"),
            _ if char.is_control() || changes_text => {
                let _ = write!(line, "\\u{:04x}", u32::from(char));
            }
            _ => line.push(char),
        }
    }
    line
}

impl Id {
    /// The id as messages quote it.
    pub(crate) fn shown(&self) -> String {
        shorten(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn quotes_are_short_and_on_one_line() {
        assert_eq!(shorten("plain"), "plain");
        assert_eq!(shorten("two\nlines\u{1b}[2J\u{202e}"), "two\\nlines\\u001b[2J\\u202e");
        assert_eq!(shorten(&"x".repeat(60)), "x".repeat(60));
        assert_eq!(shorten(&"\u{e9}".repeat(61)), format!("{}...", "\u{e9}".repeat(60)));
    }
}
