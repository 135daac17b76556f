//! Rounding.

/// Rounds half up, as every decimal component is.
pub(crate) fn round_half_up(x: f64) -> i64 {
    libm::floor(x + 0.5) as i64
}

#[cfg(test)]
mod tests {
    use super::round_half_up;

    #[test]
    fn halves_round_up_whatever_the_sign() {
        assert_eq!([1.5, 0.5, -0.5, -1.5, 2.4, -2.6].map(round_half_up), [2, 1, 0, -1, 2, -3]);
    }
}
