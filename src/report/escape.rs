//! Text for XML and HTML, and text that fits.

/// Escapes text for the content and the attributes of XML and HTML.
///
/// Characters that XML cannot hold become U+FFFD.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {
                escaped.push('\u{fffd}');
            }
            other => escaped.push(other),
        }
    }
    escaped
}

/// Cuts text to at most `limit` characters, the last one an ellipsis where something is lost.
/// Control characters become spaces, so that a line stays a line.
pub(crate) fn fit(text: &str, limit: usize) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    if text.chars().count() <= limit {
        return text.chars().map(plain).collect();
    }
    let kept = text.chars().take(limit.saturating_sub(1)).map(plain);
    kept.chain((limit > 0).then_some('…')).collect()
}

#[cfg(test)]
mod tests {
    use super::{escape, fit};

    #[test]
    fn markup_and_control_characters_do_not_get_through() {
        assert_eq!(escape("<a b=\"'\">&\u{1}\n"), "&lt;a b=&quot;&#39;&quot;&gt;&amp;\u{fffd} ");
    }

    #[test]
    fn long_text_ends_in_an_ellipsis() {
        assert_eq!(fit("Hackney", 7), "Hackney");
        assert_eq!(fit("Hackney", 4), "Hac…");
        assert_eq!(fit("Hackney", 0), "");
        assert_eq!(fit("a\nb", 9), "a b");
    }
}
