//! Layers worked out by hand.
