//! The command line's contract: exit codes, streams and fields of every command.

mod check;
mod evidence;
mod front;
mod generate;
mod harness;
mod instances;
mod layers;
mod measures;
mod methods;
mod solve;
mod suite;
mod usage;
mod verify;
