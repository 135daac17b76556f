//! Finds quotes that RFC 4180 does not allow, which readers of CSV put up with in various ways.

/// What is wrong with the quotes of a text.
#[derive(Default)]
pub(super) struct Quotes {
    /// Lines with a quote inside a field without quotes, or with text after a closing one; in order.
    pub(super) stray: Vec<u32>,
    /// A quote that is never closed.
    pub(super) unclosed: Option<Unclosed>,
}

/// A quote that is never closed.
pub(super) struct Unclosed {
    /// The line that it stands in, from 1.
    pub(super) line: u32,
    /// Where the record begins that it stands in.
    pub(super) record: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// At the first byte of a field.
    Begin,
    /// In a field without quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// Behind a quote that closes the field, unless another follows.
    Closed,
}

/// Checks the quotes of a text.
pub(super) fn check(text: &[u8]) -> Quotes {
    let mut quotes = Quotes::default();
    let (mut state, mut line, mut opened, mut record) = (State::Begin, 1, 1, 0);
    for (at, &byte) in text.iter().enumerate() {
        let stray = match (state, byte) {
            (State::Begin, b'"') => {
                (state, opened) = (State::Quoted, line);
                false
            }
            (State::Closed, b'"') => {
                state = State::Quoted;
                false
            }
            (State::Quoted, b'"') => {
                state = State::Closed;
                false
            }
            (State::Quoted, _) => false,
            (_, b',') => {
                state = State::Begin;
                false
            }
            (_, b'\r' | b'\n') => {
                (state, record) = (State::Begin, at + 1);
                false
            }
            (before, _) => {
                state = State::Plain;
                before == State::Closed || byte == b'"'
            }
        };
        if stray && quotes.stray.last() != Some(&line) {
            quotes.stray.push(line);
        }
        let ends = byte == b'\n' || byte == b'\r' && text.get(at + 1) != Some(&b'\n');
        line += u32::from(ends);
    }
    if state == State::Quoted {
        quotes.unclosed = Some(Unclosed { line: opened, record });
    }
    quotes
}
