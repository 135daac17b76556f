//! Efficient sets: against full enumeration, again and again, and as text.

mod again;
mod enumerated;
mod linear;
mod plans;
mod text;
