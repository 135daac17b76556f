//! Tables, survival in public service, and monitoring of groups.

mod attack;
mod cohort;
mod example;
mod groups;
mod joined;
mod survival;
mod table;
