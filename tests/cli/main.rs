//! The command line's contract: exit codes, streams and fields of every command.

mod check;
mod evidence;
mod generate;
mod harness;
mod layers;
mod solve;
mod usage;
mod verify;
