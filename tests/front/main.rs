//! Efficient sets: against full enumeration, again and again, and as text.

#[path = "../common/mod.rs"]
mod common;

mod again;
mod command;
mod enumerated;
mod linear;
mod plans;
mod text;
