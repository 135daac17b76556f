//! Small random schemes that use every rule and every component.

use secondment::certify::{Certificate, Prices, certify};
use secondment::model::{
    Boundary, BoundaryDimension, Breadth, Candidate, Competency, CompetencyWeights, Dimension,
    Duration, Kind, Places, Post, PreferenceWeights, Provider, Sector, Tag, TagRule, Translator,
    UnderWay, ValueDimension,
};
use secondment::{Scheme, SchemeBuilder};

/// How much there is of everything.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) periods: u32,
    pub(crate) kinds: u32,
    pub(crate) providers: u32,
    pub(crate) posts: u32,
    pub(crate) candidates: u32,
}

/// Few of everything, over four periods.
const SMALL: Size = Size { periods: 4, kinds: 3, providers: 5, posts: 5, candidates: 3 };

/// Pseudo-random draws (a linear congruential generator; Knuth's MMIX constants).
pub(crate) struct Draw {
    state: u64,
    size: Size,
}

impl Draw {
    pub(crate) fn new(seed: u64) -> Self {
        Self::sized(seed, SMALL)
    }

    pub(crate) fn sized(seed: u64, size: Size) -> Self {
        Self { state: seed, size }
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: u32) -> u32 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.state >> 33) % u64::from(n)) as u32
    }

    fn one_in(&mut self, n: u32) -> bool {
        self.below(n) == 0
    }

    fn unit(&mut self) -> f64 {
        f64::from(self.below(1000)) / 1000.0
    }

    fn level(&mut self) -> u8 {
        self.below(4) as u8
    }

    pub(crate) fn scheme(&mut self) -> Scheme {
        let mut parts = SchemeBuilder::new(self.size.periods);
        parts.kinds = (0..self.size.kinds).map(|k| Kind::new(format!("k{k}"))).collect();
        parts.competencies = ["data", "law"].map(|id| Competency::new(id, 4)).into();
        parts.values = ["care", "pace", "rigour"].map(ValueDimension::new).into();
        parts.tags = ["front", "plan"].map(Tag::new).into();
        parts.providers = (0..self.size.providers).map(|p| self.provider(p)).collect();
        parts.posts = (0..self.size.posts).map(|p| self.post(p)).collect();
        parts.boundary = Boundary {
            dimensions: vec![
                BoundaryDimension::new(Dimension::Organisation, self.unit() - 0.3),
                BoundaryDimension::new(Dimension::Kind, self.unit()).pair("k0", "k1", self.unit()),
                BoundaryDimension::new(Dimension::Sector, self.unit() / 2.0),
            ],
            pairs: Vec::new(),
        };
        self.objective(&mut parts);
        self.rules(&mut parts);
        parts.candidates = (0..self.size.candidates).map(|c| self.candidate(c)).collect();
        parts.build().unwrap()
    }

    /// A scheme in which every candidate has a feasible rotation.
    pub(crate) fn feasible(&mut self) -> Scheme {
        loop {
            let scheme = self.scheme();
            let certificate = Certificate::new(Prices::new(), None);
            if certify(&scheme, &certificate, None).unwrap().bound.is_some() {
                return scheme;
            }
        }
    }

    fn provider(&mut self, at: u32) -> Provider {
        let sector = [Sector::Public, Sector::Private, Sector::Voluntary][self.below(3) as usize];
        let kind = format!("k{}", self.below(self.size.kinds));
        let provider = Provider::new(format!("o{at}"), kind, sector);
        provider.value("care", self.unit()).value("pace", self.unit()).value("rigour", self.unit())
    }

    fn post(&mut self, at: u32) -> Post {
        let mut post = Post::new(format!("p{at}"), format!("o{}", self.below(self.size.providers)));
        for competency in ["data", "law"] {
            match self.below(5) {
                0 => post = post.essential(competency, 1 + self.level() / 2),
                1 => post = post.desirable(competency, 1 + self.level()),
                2 => post = post.develops(competency, 1 + self.level()),
                _ => (),
            }
        }
        if self.one_in(3) {
            post = post.tag("front");
        }
        if self.one_in(3) {
            post = post.tag("plan");
        }
        post.duration = Duration::Periods(1 + self.below(4) / 2);
        post.places = Places::Every(1 + self.below(2));
        if self.one_in(4) { post.places_in(1 + self.below(self.size.periods), 0) } else { post }
    }

    fn objective(&mut self, parts: &mut SchemeBuilder) {
        let objective = &mut parts.objective;
        objective.repeat_crossings = !self.one_in(3);
        objective.breadth = Breadth::Geometric { limit: self.unit(), ratio: 0.6 };
        objective.translator = Translator {
            kinds: 2 + self.below(2),
            min_periods: 1 + self.below(2),
            crossings: 1 + self.below(2),
            bonus: self.unit(),
        };
        objective.competency =
            CompetencyWeights { weight: self.unit(), shortfall: 0.3, surplus: self.unit() / 4.0 };
        objective.values = self.unit() / 2.0;
        objective.preference =
            PreferenceWeights { ranks: [(1, 0.4), (2, 0.2)].into(), otherwise: -0.1 };
        objective.development = self.unit() / 2.0;
    }

    fn rules(&mut self, parts: &mut SchemeBuilder) {
        let rules = &mut parts.rules;
        rules.per_provider = 1 + self.below(2);
        rules.must_place = self.one_in(3);
        rules.home_service = !self.one_in(3);
        rules.idle = self.one_in(3).then(|| self.below(4));
        rules.history_age = self.one_in(2).then_some(4);
        if self.one_in(3) {
            rules.tags.push(TagRule { tag: "front".into(), at_least: 1, at_most: Some(2) });
        }
        if self.one_in(4) {
            let at_least = if self.one_in(4) { 100 } else { 2 };
            rules.tags.push(TagRule { tag: "plan".into(), at_least, at_most: None });
        }
    }

    fn candidate(&mut self, at: u32) -> Candidate {
        let post = |draw: &mut Self| format!("p{}", draw.below(draw.size.posts));
        let provider = |draw: &mut Self| format!("o{}", draw.below(draw.size.providers));
        let mut candidate = Candidate::new(format!("c{at}"))
            .level("data", self.level())
            .level("law", self.level())
            .value("care", self.unit())
            .value("pace", self.unit())
            .prefers(post(self), 1)
            .prefers(post(self), 2)
            .points(post(self), self.unit() - 0.5);
        for ended in [6, 3, 0] {
            if self.one_in(3) {
                candidate = candidate.served(provider(self), 1 + self.below(2), ended);
            }
        }
        if self.one_in(3) {
            candidate = candidate.home(provider(self));
        }
        if self.one_in(4) {
            candidate.unavailable.insert((1 + self.below(self.size.periods)).into());
        }
        if self.one_in(6) {
            candidate = candidate.pin(post(self), 1 + self.below(3));
        }
        if self.one_in(6) {
            candidate.minimum_fit.insert(post(self).into(), self.unit());
        }
        if self.one_in(3) {
            candidate.targets.insert("data".into(), 2);
        }
        if self.one_in(4) {
            let (remaining, served) = (1 + self.below(2), self.below(2));
            candidate.under_way = Some(UnderWay { post: post(self).into(), remaining, served });
        }
        candidate
    }

    pub(crate) fn prices(&mut self, scheme: &Scheme) -> Prices {
        let mut prices = Prices::new();
        for post in scheme.posts() {
            for period in 1..=self.size.periods {
                if self.one_in(2) {
                    let price = i64::from(self.below(1_500_000));
                    let by_period = prices.posts.entry(scheme.post(post).id.clone()).or_default();
                    by_period.insert(period, price);
                }
            }
        }
        prices
    }
}
