//! Recomputes a solution's bound from the scheme and its certificate.

mod certificate;

pub use certificate::{Certificate, PRICE_UNIT, Prices, Residual};
