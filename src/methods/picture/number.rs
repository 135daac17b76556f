//! Numbers as pictures print them.

use crate::report::grouped;

/// A number with so many decimals, from 0 to 17, thousands grouped; never "-0".
pub(crate) fn number(value: f64, decimals: usize) -> String {
    let text = format!("{:.*}", decimals, value.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), grouped);
    let is_nought = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let sign = if value < 0.0 && !is_nought { "−" } else { "" };
    format!("{sign}{whole}{rest}")
}

/// Decimals that show three digits at least of the largest of some numbers; none if all are whole.
pub(crate) fn decimals(values: impl IntoIterator<Item = f64>) -> usize {
    let (mut largest, mut whole) = (0.0_f64, true);
    for value in values {
        largest = largest.max(value.abs());
        whole &= (value - libm::floor(value)).abs() <= 0.0;
    }
    let (mut decimals, mut reached) = (0, 100.0);
    while !whole && largest < reached && decimals < 6 {
        decimals += 1;
        reached /= 10.0;
    }
    decimals
}

#[cfg(test)]
mod tests {
    use super::{decimals, number};

    #[test]
    fn thousands_are_grouped_and_nought_has_no_sign() {
        assert_eq!(number(1_234_567.891, 1), "1,234,567.9");
        assert_eq!(number(-1234.0, 0), "−1,234");
        assert_eq!(number(-0.001, 2), "0.00");
        assert_eq!(number(1e300, 0).len(), 301, "beyond whole numbers of 64 bits: not grouped");
    }

    #[test]
    fn three_digits_are_enough() {
        assert_eq!(decimals([]), 0);
        assert_eq!(decimals([3.0, -12.0]), 0, "whole numbers");
        assert_eq!(decimals([0.25, 0.2]), 3);
        assert_eq!(decimals([12.5, 3.0]), 1);
        assert_eq!(decimals([1234.5, 0.1]), 0);
        assert_eq!(decimals([1e-9]), 6, "not without end");
    }
}
