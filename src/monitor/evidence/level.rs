//! The level of an interval, and the normal quantile that goes with it.

use crate::solve::Error;

/// How sure an interval is to be: above 0 and below 1, default 0.95.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Level(f64);

impl Default for Level {
    fn default() -> Self {
        Self(0.95)
    }
}

impl Level {
    /// A level.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if it is not above 0 and below 1.
    pub fn new(level: f64) -> Result<Self, Error> {
        if level > 0.0 && level < 1.0 {
            return Ok(Self(level));
        }
        let given = level.to_string();
        Err(Error::InvalidOption { option: "level", given, allowed: "above 0 and below 1" })
    }

    /// The level as a number.
    pub fn get(self) -> f64 {
        self.0
    }

    /// The number of standard errors to either side: a standard normal variable lies within them with
    /// this probability. 1.959964 for 0.95.
    ///
    /// Solves `erfc(x) = 1 - level` by Newton's method and returns `x * sqrt(2)`. From 0 on the steps
    /// only rise, as `erfc` is convex there; they end where rounding stops them, so the error is a few
    /// units in the last place. `erfc` is that of `libm`, the same on every platform.
    ///
    /// ```
    /// use secondment::monitor::evidence::Level;
    ///
    /// assert!((Level::default().standard_errors() - 1.959_963_984_540_054).abs() < 1e-12);
    /// ```
    pub fn standard_errors(self) -> f64 {
        let outside = 1.0 - self.0;
        let slope = 2.0 / std::f64::consts::PI.sqrt();
        let mut x = 0.0;
        loop {
            let next = x + (libm::erfc(x) - outside) / (slope * libm::exp(-x * x));
            if next <= x {
                return x * std::f64::consts::SQRT_2;
            }
            x = next;
        }
    }
}
