//! A profile as a scheme of one period.

use std::collections::BTreeMap;

use serde_json::Value;

use super::options::{PrefLibOptions, Unlisted};
use super::profile::Profile;
use crate::model::{
    Candidate, Id, Kind, Objective, Post, PreferenceWeights, Provider, SchemeBuilder, Sector,
};
use crate::sources::generate::ids;

const KIND: &str = "alternative";

pub(super) fn scheme(profile: &Profile, options: &PrefLibOptions) -> SchemeBuilder {
    let alternatives = profile.names.len() as u64;
    let voters = profile.count();
    // Not above the number of voters, which is far below what fits.
    let places = options.places.unwrap_or(voters.div_ceil(alternatives) as u32);
    let posts = ids("alternative", alternatives as u32, 1);
    let providers = ids("provider", alternatives as u32, 1);
    let mut parts = SchemeBuilder::new(1).kind(Kind::new(KIND));
    parts.scale = 1;
    parts.name = profile.header.get("TITLE").cloned().unwrap_or_default();
    let header = profile.header.iter().map(|(key, value)| (key.clone(), value.clone().into()));
    parts.meta = [("preflib".to_owned(), Value::Object(header.collect()))].into();
    for ((post, provider), name) in posts.iter().zip(providers).zip(&profile.names) {
        parts.providers.push(Provider::new(provider.clone(), KIND, Sector::Public));
        parts.posts.push(Post::new(post.clone(), provider).name(name.clone()).places(places));
    }
    parts.objective =
        Objective { preference: points(alternatives, options), ..Objective::default() };
    parts.rules.must_place =
        options.unlisted == Unlisted::Last && u64::from(places) * alternatives >= voters;
    parts.candidates = candidates(profile, options, &posts);
    parts
}

fn points(alternatives: u64, options: &PrefLibOptions) -> PreferenceWeights {
    let ranks: BTreeMap<u32, f64> = match &options.points {
        Some(points) => (1..).zip(points.iter().map(|&points| points as f64)).collect(),
        None => (1..).zip((1..=alternatives).rev().map(|points| points as f64)).collect(),
    };
    // No rank lies beyond the number of alternatives.
    let ranks = ranks.into_iter().filter(|&(rank, _)| u64::from(rank) <= alternatives).collect();
    PreferenceWeights { ranks, otherwise: 0.0 }
}

fn candidates(profile: &Profile, options: &PrefLibOptions, posts: &[Id]) -> Vec<Candidate> {
    let mut voters = ids("voter", profile.count() as u32, 1).into_iter();
    let mut candidates = Vec::with_capacity(voters.len());
    for order in &profile.orders {
        let ranked = (1..).zip(order.ranks.iter().flatten());
        let ranked = ranked.flat_map(|(rank, alternatives)| {
            alternatives.iter().map(move |&one| (posts[one as usize - 1].clone(), rank))
        });
        let preferences: BTreeMap<Id, u32> = ranked.collect();
        for id in voters.by_ref().take(order.count as usize) {
            let mut candidate =
                Candidate { preferences: preferences.clone(), ..Candidate::new(id) };
            if options.unlisted == Unlisted::Refused {
                candidate.only = Some(preferences.keys().cloned().collect());
            }
            candidates.push(candidate);
        }
    }
    candidates
}
