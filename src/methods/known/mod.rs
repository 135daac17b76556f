//! Published methods, and the optimiser, each as a [`Method`].
//!
//! What each is, and what was decided where a publication is silent on periods, is on the page of the
//! [methods](crate::_documentation::methods).
//!
//! ```
//! use secondment::CancelToken;
//! use secondment::methods::known::{find, methods};
//! use secondment::sources::{Spec, generate};
//! use secondment::verify::verify;
//!
//! let scheme = generate(&Spec::new(30, 20, 3, 10, 7))?;
//! let lottery = find("serial-period").expect("listed");
//! let plan = lottery.allocate(&scheme, 1, &CancelToken::new())?.plan.expect("always one");
//! assert!(verify(&scheme, &plan).is_valid());
//! assert_eq!(methods().len(), 9);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod assignment;
mod best_fit_period;
mod deferred_acceptance;
mod foundation_programme;
mod greedy_exposure;
mod ledger;
mod lots;
mod optimiser;
mod rotational_diversity;
mod rules;
mod run;
mod serial_period;
mod serial_rotation;
mod stay_put;
mod strategy;
mod wishes;

pub use best_fit_period::BestFitPeriod;
pub use deferred_acceptance::DeferredAcceptance;
pub use foundation_programme::FoundationProgramme;
pub use greedy_exposure::GreedyExposure;
pub use optimiser::Optimiser;
pub use rotational_diversity::RotationalDiversity;
pub use serial_period::SerialPeriod;
pub use serial_rotation::SerialRotation;
pub use stay_put::StayPut;
pub use strategy::Strategy;

use crate::methods::Method;

/// Every method with its defaults, in order of name.
pub fn methods() -> Vec<Box<dyn Method>> {
    vec![
        Box::new(BestFitPeriod),
        Box::new(DeferredAcceptance),
        Box::new(FoundationProgramme),
        Box::new(GreedyExposure),
        Box::new(Optimiser::default()),
        Box::new(RotationalDiversity::default()),
        Box::new(SerialPeriod),
        Box::new(SerialRotation),
        Box::new(StayPut),
    ]
}

/// The method of a name, with its defaults.
pub fn find(name: &str) -> Option<Box<dyn Method>> {
    methods().into_iter().find(|method| method.about().name == name)
}
