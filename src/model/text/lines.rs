//! From positions in a text to its lines.

/// Where the lines of a text begin.
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        Self(
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect(),
        )
    }

    /// The line of a byte, from 1.
    pub(crate) fn line(&self, offset: usize) -> u32 {
        u32::try_from(self.0.partition_point(|&end| end < offset) + 1).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn a_line_ends_with_its_break() {
        let lines = Lines::of("a\nb\n\nc");
        let found: Vec<_> = (0..6).map(|at| lines.line(at)).collect();
        assert_eq!(found, [1, 1, 2, 2, 3, 4]);
    }
}
