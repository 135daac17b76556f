//! The library, called as those who embed it call it.
//!
//! `rules` is the place to begin: a folder for each rule, with small schemes that keep it, plans that break it, and
//! what a plain enumeration says.

mod common;

mod rules;

mod back_end;
mod certify;
mod damaged;
mod declared;
mod determinism;
mod embed;
mod exhaustive;
mod faults;
mod front;
mod generate;
mod hospital;
mod infeasible;
mod infeasible_rules;
mod instances;
mod london;
mod measures;
mod methods;
mod monitor;
mod network;
mod one_period;
mod pages;
mod properties;
mod report;
mod scheme_files;
mod suite;
mod together;
mod verify;
