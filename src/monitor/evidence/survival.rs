//! The product-limit estimator of Kaplan and Meier, at two visits.

use super::{Level, Past, PastParticipant};

/// Months after the scheme at which past participants are asked whether they are in public service.
pub const VISITS: [u32; 2] = [12, 24];

/// Survival in public service of past participants of one status.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Survival {
    /// Whether it is that of system translators, or of others.
    pub translator: bool,
    /// Past participants of this status of whom nothing is known; they are in no other number.
    pub left_out: u32,
    /// Past participants of this status who were out at 12 months and back at 24. They have left.
    pub returned: u32,
    /// At 12 and at 24 months.
    pub visits: [Visit; 2],
}

/// Survival in public service at one visit.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Visit {
    /// Months after the scheme.
    pub months: u32,
    /// People in public service at the visit before, of whom it is known whether they are at this one.
    pub at_risk: u32,
    /// Those of them who have left.
    pub events: u32,
    /// Those of them who are there, and of whom nothing is known later.
    pub censored: u32,
    /// Probability of being in public service until this visit: 0 to 1. `None` where nobody was at risk
    /// any more.
    pub survival: Option<f64>,
    /// How uncertain it is. `None` where the estimate is 0 or 1, for which the variance is not defined or
    /// is 0, and no interval of this sort exists.
    pub spread: Option<Uncertainty>,
}

/// How uncertain an estimate of survival is.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Uncertainty {
    /// Standard error by Greenwood's formula.
    pub standard_error: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

impl Past {
    /// Survival in public service by status: of those who are no translators, then of translators.
    ///
    /// With n at risk and d leaving at each visit, the estimate is the product of (n - d) / n over the
    /// visits so far (Kaplan and Meier 1958, "Nonparametric estimation from incomplete observations",
    /// JASA 53). Its variance is survival^2 times V, V the sum of d / (n (n - d)) (Greenwood 1926). The
    /// interval takes that variance over to log(-log survival), so that it stays between 0 and 1
    /// (Kalbfleisch and Prentice 1980, "The Statistical Analysis of Failure Time Data"): with z standard
    /// errors to either side its ends are survival^exp(+-z sqrt(V) / log survival).
    ///
    /// ```
    /// use secondment::monitor::evidence::{Level, Past};
    ///
    /// // Four in service at 12 months, of whom one leaves by 24 and one is not heard of again.
    /// let past = Past::from_csv(b"\
    /// id,exposure,values_fit,translator,public_12,public_24
    /// 1,0,0,yes,no,
    /// 2,0,0,yes,yes,no
    /// 3,0,0,yes,yes,
    /// 4,0,0,yes,yes,yes
    /// 5,0,0,yes,yes,yes
    /// ")?;
    /// let [_, translators] = past.survival(Level::default());
    /// assert_eq!(translators.visits[0].survival, Some(0.8));
    /// assert_eq!(translators.visits[1].survival, Some(0.8 * (2.0 / 3.0)));
    /// # Ok::<(), secondment::error::InvalidInput>(())
    /// ```
    pub fn survival(&self, level: Level) -> [Survival; 2] {
        [false, true].map(|translator| {
            let of_status = |person: &&PastParticipant| person.translator == translator;
            let people: Vec<_> = self.participants().iter().filter(of_status).collect();
            let count = |wanted: &dyn Fn(&PastParticipant) -> bool| {
                people.iter().filter(|person| wanted(person)).count() as u32
            };
            let mut curve = Curve { survival: Some(1.0), sum: 0.0, z: level.standard_errors() };
            Survival {
                translator,
                left_out: count(&|person| person.months() == 0),
                returned: count(&|person| person.left() && person.public_24 == Some(true)),
                visits: VISITS.map(|months| {
                    let at_risk = count(&|person| person.months() >= months);
                    let events = count(&|person| person.months() == months && person.left());
                    let censored = count(&|person| person.months() == months && !person.left());
                    curve.step(at_risk, events);
                    let (survival, spread) = (curve.survival, curve.spread());
                    Visit { months, at_risk, events, censored, survival, spread }
                }),
            }
        })
    }
}

/// The estimate up to a visit.
struct Curve {
    survival: Option<f64>,
    /// Greenwood's sum; finite while survival is above 0.
    sum: f64,
    /// Standard errors to either side.
    z: f64,
}

impl Curve {
    fn step(&mut self, at_risk: u32, events: u32) {
        // Once everybody has left nobody is at risk, and survival stays at 0.
        if self.survival == Some(0.0) {
            return;
        }
        let (n, d) = (f64::from(at_risk), f64::from(events));
        self.survival = self.survival.filter(|_| at_risk > 0).map(|before| before * ((n - d) / n));
        if events < at_risk {
            self.sum += d / (n * (n - d));
        }
    }

    fn spread(&self) -> Option<Uncertainty> {
        let survival = self.survival.filter(|&survival| survival > 0.0 && survival < 1.0)?;
        let log = libm::log(survival);
        let width = self.z * self.sum.sqrt() / -log;
        // Where rounding would leave the estimate outside, the end is the estimate.
        Some(Uncertainty {
            standard_error: survival * self.sum.sqrt(),
            low: libm::exp(log * libm::exp(width)).min(survival),
            high: libm::exp(log * libm::exp(-width)).max(survival),
        })
    }
}
