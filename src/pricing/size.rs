//! How much memory a compiled scheme takes, and how much of it a pricing goes through.

use std::mem::{size_of, size_of_val};
use std::sync::Arc;

use super::courses::{Arcs, Course, Placed};
use super::diagram::{Diagram, Transition};
use super::growth::OpenPost;
use super::oracle::Oracle;
use super::own::Long;
use super::sweep::Sweep;
use crate::model::CandidateIx;

impl Oracle<'_> {
    /// Bytes of all that is compiled for candidates: their placements, and their relaxations, each
    /// counted once however many share it. What an allocator adds is not counted.
    pub fn bytes(&self) -> usize {
        let courses: usize = self.courses.iter().map(bytes_of).sum();
        let mut shared: Vec<(usize, usize)> = Vec::new();
        for course in &self.courses {
            let slots = Arc::as_ptr(&course.slots).cast::<u8>() as usize;
            shared.push((slots, size_of_val(&*course.slots)));
            let diagram = Arc::as_ptr(&course.diagram) as usize;
            shared.push((diagram, bytes_of_diagram(&course.diagram)));
        }
        let long = self.long().map_or(0, Long::bytes);
        shared.sort_unstable();
        shared.dedup();
        courses + long + shared.iter().map(|(_, bytes)| bytes).sum::<usize>()
    }

    /// Bytes that pricing a candidate goes through before it searches: the placements with a price
    /// for every period they cover, and the relaxation with the values computed on it.
    ///
    /// The relaxation is shared: candidates asked together go through it once.
    pub fn bytes_priced(&self, candidate: CandidateIx) -> (usize, usize) {
        let course = self.course(candidate);
        let ends = course.slots.iter().zip(course.slot_arcs.windows(2));
        let covered = ends.map(|(key, ends)| key.duration * (ends[1] - ends[0]));
        let prices = covered.sum::<u32>() as usize * size_of::<i64>();
        let slots = size_of_val(&*course.slots) + size_of_val(&*course.slot_arcs);
        let diagram = &course.diagram;
        let values = diagram.nodes() as usize * size_of::<i32>();
        let relaxation = diagram.sweep.as_ref().map_or_else(
            || diagram.transitions.len() * size_of::<Transition>() + 2 * values,
            |sweep| sweep.bytes() + values,
        );
        (bytes_of_arcs(&course.arcs) + slots + prices, relaxation)
    }
}

fn bytes_of_arcs(arcs: &Arcs) -> usize {
    match arcs {
        Arcs::Narrow(arcs) => arcs.len() * size_of::<Placed<i32>>(),
        Arcs::Wide(arcs) => arcs.len() * size_of::<Placed<i64>>(),
    }
}

fn bytes_of(course: &Course) -> usize {
    let background = &course.background;
    let charges = course.charges.as_ref().map_or(0, |charges| charges.bytes());
    let growing = course.growing.as_ref().map_or(0, |growing| {
        size_of_val(&*growing.of_arcs)
            + growing.posts.len() * size_of::<OpenPost>()
            + growing.posts.iter().map(|open| open.growth.bytes()).sum::<usize>()
    });
    size_of::<Course>()
        + bytes_of_arcs(&course.arcs)
        + size_of_val(&*course.slot_arcs)
        + size_of_val(&*course.pauses)
        + size_of_val(&*course.paths)
        + size_of_val(&*background.periods)
        + size_of_val(&*background.crossed)
        + growing
        + charges
}

fn bytes_of_diagram(diagram: &Diagram) -> usize {
    size_of::<Diagram>()
        + size_of_val(&*diagram.first)
        + size_of_val(&*diagram.transitions)
        + diagram.sweep.as_ref().map_or(0, Sweep::bytes)
}
