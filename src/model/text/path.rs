//! Paths: where in a scheme something stands.

use std::fmt::Write;

use super::quote::on_one_line;

/// A path under construction: a chain of borrowed steps, so that walking a scheme costs nothing
/// until there is a fault to report.
#[derive(Clone, Copy)]
pub(crate) struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Field(&'a str),
    Index(usize),
    Key(&'a str),
    Member(&'a str),
}

/// One step of a path that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Segment {
    /// A field of an object.
    Field(String),
    /// An entry of a list, from 0.
    Index(usize),
    /// An entry of a map.
    Key(String),
    /// An entry of a set, by what it says.
    Member(String),
}

impl<'a> Path<'a> {
    /// The scheme as a whole.
    pub(crate) const ROOT: Path<'static> = Path { parent: None, step: Step::Root };

    pub(crate) fn field(&'a self, name: &'a str) -> Path<'a> {
        Path { parent: Some(self), step: Step::Field(name) }
    }

    pub(crate) fn index(&'a self, at: usize) -> Path<'a> {
        Path { parent: Some(self), step: Step::Index(at) }
    }

    pub(crate) fn key(&'a self, key: &'a str) -> Path<'a> {
        Path { parent: Some(self), step: Step::Key(key) }
    }

    pub(crate) fn member(&'a self, member: &'a str) -> Path<'a> {
        Path { parent: Some(self), step: Step::Member(member) }
    }

    pub(crate) fn segments(&self) -> Vec<Segment> {
        let mut segments = self.parent.map_or_else(Vec::new, Path::segments);
        match self.step {
            Step::Root => {}
            Step::Field(name) => segments.push(Segment::Field(name.to_owned())),
            Step::Index(at) => segments.push(Segment::Index(at)),
            Step::Key(key) => segments.push(Segment::Key(key.to_owned())),
            Step::Member(member) => segments.push(Segment::Member(member.to_owned())),
        }
        segments
    }
}

/// The path as people read it, such as `candidates[3].points["post-1"]`.
pub(crate) fn render(segments: &[Segment]) -> String {
    let mut text = String::new();
    for segment in segments {
        match segment {
            Segment::Field(name) if is_plain(name) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(name);
            }
            Segment::Index(at) => {
                let _ = write!(text, "[{at}]");
            }
            Segment::Field(key) | Segment::Key(key) | Segment::Member(key) => {
                let quoted = serde_json::Value::from(key.as_str()).to_string();
                let _ = write!(text, "[{}]", on_one_line(&quoted));
            }
        }
    }
    text
}

/// Whether a field's name needs no quotes.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_entries_and_keys_render_as_in_a_file() {
        let candidates = Path::ROOT.field("candidates");
        let candidate = candidates.index(3);
        let points = candidate.field("points");
        assert_eq!(render(&points.key("a \"b\"").segments()), r#"candidates[3].points["a \"b\""]"#);
        assert_eq!(
            render(&candidate.field("two words").segments()),
            r#"candidates[3]["two words"]"#
        );
        assert_eq!(render(&Path::ROOT.segments()), "");
    }
}
