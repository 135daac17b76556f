//! A scheme built in code, solved, and told in words.
//!
//!     cargo run --release --example quickstart

use secondment::SchemeBuilder;
use secondment::model::{BoundaryDimension, Candidate, Dimension, Kind, Post, Provider, Sector};
use secondment::solve::Solver;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Two periods; a crossing between two kinds of provider is worth 0.5.
    let scheme = SchemeBuilder::new(2)
        .kind(Kind::new("council"))
        .kind(Kind::new("hospital"))
        .provider(Provider::new("Town Hall", "council", Sector::Public))
        .provider(Provider::new("Infirmary", "hospital", Sector::Public))
        .boundary(BoundaryDimension::new(Dimension::Kind, 0.5))
        .post(Post::new("housing desk", "Town Hall"))
        .post(Post::new("ward management", "Infirmary"))
        .candidate(Candidate::new("Candidate 001"))
        .candidate(Candidate::new("Candidate 002").points("ward management", 0.1))
        .build()?;

    let outcome = Solver::new(&scheme).solve()?;
    let solution = outcome.solution().ok_or("no plan was found")?;
    for (candidate, rotation) in solution.plan.rotations() {
        let posts: Vec<&str> = rotation.iter().map(|placement| placement.post.as_str()).collect();
        println!("{candidate}: {}", posts.join(", then "));
    }
    let claims = &solution.claims;
    println!("{} points; no plan has more than {}", claims.objective, claims.bound);
    Ok(())
}
