//! Sets of groups whose sum may be known: all groups of a label, and those that groups of another label
//! make up as well.

use super::counts::Groups;

/// Groups of one label whose sum may be known.
pub(super) struct Block {
    /// The label.
    pub(super) label: usize,
    /// Positions of its groups.
    pub(super) groups: Vec<usize>,
    /// Label and groups with the same people; `None` where they are all people of the plan.
    pub(super) twin: Option<(usize, Vec<usize>)>,
}

/// All blocks of some labels.
///
/// Two labels, one of which refines the other, have the groups of the coarser one in common. In general they
/// share the sets of people that no group of either crosses.
pub(super) fn blocks(labels: &[Groups<'_>]) -> Vec<Block> {
    let whole = |(label, groups): (usize, &Groups<'_>)| {
        let groups = (0..groups.names.len()).collect();
        Block { label, groups, twin: None }
    };
    let mut blocks: Vec<Block> = labels.iter().enumerate().map(whole).collect();
    for (a, first) in labels.iter().enumerate() {
        for (b, second) in labels.iter().enumerate().skip(a + 1) {
            let shared = shared(first, second);
            // A set of all groups is everybody, which is a block already.
            let proper = |(mine, _): &(Vec<usize>, _)| mine.len() < first.names.len();
            for (mine, theirs) in shared.into_iter().filter(proper) {
                let twin = Some((b, theirs.clone()));
                blocks.push(Block { label: a, groups: mine.clone(), twin });
                blocks.push(Block { label: b, groups: theirs, twin: Some((a, mine)) });
            }
        }
    }
    blocks
}

/// The smallest sets of people that groups of both labels make up, each as groups of one and the other.
fn shared(first: &Groups<'_>, second: &Groups<'_>) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut set_of: Vec<usize> = (0..first.names.len()).collect();
    let mut second_set: Vec<Option<usize>> = vec![None; second.names.len()];
    for (&mine, &theirs) in first.of.iter().zip(&second.of) {
        let set = set_of[mine];
        match second_set[theirs] {
            None => second_set[theirs] = Some(set),
            Some(other) => {
                let joined = second_set.iter_mut().flatten().chain(&mut set_of);
                joined.filter(|of| **of == set).for_each(|of| *of = other);
            }
        }
    }
    let members = |of: &dyn Fn(usize) -> bool, count| (0..count).filter(|&at| of(at)).collect();
    let sets = (0..first.names.len()).filter(|&set| set_of.contains(&set));
    sets.map(|set| {
        let mine = members(&|at| set_of[at] == set, set_of.len());
        let theirs = members(&|at| second_set[at] == Some(set), second_set.len());
        (mine, theirs)
    })
    .collect()
}
