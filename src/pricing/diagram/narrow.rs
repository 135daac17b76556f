//! Completion values of a diagram, for one candidate or for several of the same diagram at once.
//!
//! A longest path computed backwards over the diagram's layers (Bellman 1957, "Dynamic Programming").
//! Nodes that differ in the last provider only have the same ways on, apart from the crossing. They
//! form a block: what follows a way is added up once for the block, and then each node takes the
//! best of it with its own row of crossings. All of it is in 32 bits, which hold every value that can
//! occur unless points or prices are extraordinary; a caller asks [`Narrow::holds`] first.

use std::collections::HashMap;

use super::graph::{END, Graph, PAUSE, Transition};
use super::slot::SlotBest;
use crate::plan::PRICE_UNIT;
use crate::pricing::answer::NEVER;

/// Below every value in 32 bits; three of them still add up.
pub(crate) const NARROW_NEVER: i32 = -(1 << 29);

/// Values that can occur are smaller than this in size.
const MOST: i64 = 1 << 27;

/// Rows are padded to a multiple of this, so that a loop over them needs no remainder.
const WIDTH: usize = 4;

/// A way on from all nodes of a block: the slot, the node it leads to, and breadth and bonus in units.
#[derive(Clone, Copy, Debug)]
struct Way {
    slot: u32,
    next: u32,
    merit: i32,
}

/// A node of a block: where its row of crossings begins, and its pause.
#[derive(Clone, Copy, Debug)]
struct Node {
    at: u32,
    row: u32,
    pause: u32,
    merit: i32,
}

/// A diagram laid out for its completion values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Narrow {
    /// Number of each block's ways and nodes.
    blocks: Vec<(u32, u32)>,
    ways: Vec<Way>,
    nodes: Vec<Node>,
    /// Crossings in units, `NARROW_NEVER` where a node does not have the way.
    rows: Vec<i32>,
    /// Most ways of a block, padded.
    widest: usize,
    /// Most placements on a path.
    depth: i64,
    /// Most units, in size, of crossings, breadth and bonus on a path.
    reach: i64,
}

impl Narrow {
    /// Lays a diagram out; `None` where its values do not fit 32 bits.
    pub(crate) fn of(graph: &Graph) -> Option<Self> {
        let mut narrow = Self::default();
        (narrow.depth, narrow.reach) = extent(graph);
        if narrow.reach >= MOST {
            return None;
        }
        let mut rows: HashMap<Vec<i32>, u32> = HashMap::new();
        for block in blocks(graph) {
            let before = narrow.ways.len();
            let ways = graph.on(block[0]).iter().filter(|way| way.slot != PAUSE);
            narrow.ways.extend(ways.map(|way| Way {
                slot: way.slot,
                next: way.next,
                merit: units(way.merit),
            }));
            let ways = narrow.ways.len() - before;
            narrow.widest = narrow.widest.max(ways.next_multiple_of(WIDTH));
            narrow.blocks.push((ways as u32, block.len() as u32));
            for at in block {
                let node = narrow.node(graph, at, &mut rows);
                narrow.nodes.push(node);
            }
        }
        Some(narrow)
    }

    fn node(&mut self, graph: &Graph, at: u32, rows: &mut HashMap<Vec<i32>, u32>) -> Node {
        let on = graph.on(at);
        let ways = on.iter().filter(|way| way.slot != PAUSE);
        let mut row: Vec<i32> = ways.map(|way| units(way.crossing)).collect();
        row.resize(row.len().next_multiple_of(WIDTH), NARROW_NEVER);
        let kept = &mut self.rows;
        let row = *rows.entry(row).or_insert_with_key(|row| {
            kept.extend(row);
            (kept.len() - row.len()) as u32
        });
        let pause = on.iter().find(|way| way.slot == PAUSE);
        // One position after all nodes stands for what never comes.
        let nowhere = graph.first.len() as u32 - 1;
        let (pause, merit) = pause.map_or((nowhere, 0), |way| (way.next, units(way.merit)));
        Node { at, row, pause, merit }
    }

    /// Bytes that a narrow goes through.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.blocks)
            + size_of_val(&*self.ways)
            + size_of_val(&*self.nodes)
            + size_of_val(&*self.rows)
    }

    /// Whether all values fit, given the best value of each slot.
    pub(crate) fn holds(&self, best: &[SlotBest]) -> bool {
        let size =
            |best: &SlotBest| if best.value == NEVER { 0 } else { best.value.saturating_abs() };
        let most = best.iter().map(size).max().unwrap_or(0);
        most.saturating_mul(self.depth).saturating_add(self.reach) < MOST
    }

    /// Completion values of all nodes, `N` candidates side by side; `best` is by slot.
    ///
    /// `sums` is working memory.
    pub(crate) fn run<const N: usize>(
        &self,
        best: &[[i32; N]],
        sums: &mut Vec<[i32; N]>,
        completion: &mut Vec<[i32; N]>,
    ) {
        sums.resize(self.widest, [NARROW_NEVER; N]);
        // Every node is written before it is read, so what an earlier narrow left does not matter.
        let nowhere = self.nodes.len() + 1;
        completion.resize(nowhere + 1, [NARROW_NEVER; N]);
        completion[END as usize] = [0; N];
        completion[nowhere] = [NARROW_NEVER; N];
        let (mut ways, mut nodes) = (&self.ways[..], &self.nodes[..]);
        for &(count, of_block) in &self.blocks {
            let (on, further) = ways.split_at(count as usize);
            let width = if N == 1 { on.len().next_multiple_of(WIDTH) } else { on.len() };
            let sums = &mut sums[..width];
            for (sum, on) in sums.iter_mut().zip(on) {
                // Copies: only they are known not to change while the sums are written.
                let (placed, after) = (best[on.slot as usize], completion[on.next as usize]);
                *sum = std::array::from_fn(|lane| placed[lane] + after[lane] + on.merit);
            }
            sums[on.len()..].fill([NARROW_NEVER; N]);
            let (block, others) = nodes.split_at(of_block as usize);
            for node in block {
                let row = &self.rows[node.row as usize..][..sums.len()];
                let pause = completion[node.pause as usize].map(|pause| pause + node.merit);
                completion[node.at as usize] = most(sums, row, pause);
            }
            (ways, nodes) = (further, others);
        }
    }
}

/// The most of `least` and of every sum with its crossing.
#[inline]
fn most<const N: usize>(sums: &[[i32; N]], row: &[i32], least: [i32; N]) -> [i32; N] {
    let mut most = least.map(|least| least.max(NARROW_NEVER));
    if N == 1 {
        // Side by side along the row instead.
        let mut best = [NARROW_NEVER; WIDTH];
        for (sums, row) in sums.as_chunks::<WIDTH>().0.iter().zip(row.as_chunks::<WIDTH>().0) {
            for at in 0..WIDTH {
                best[at] = best[at].max(sums[at][0] + row[at]);
            }
        }
        most[0] = best.into_iter().fold(most[0], i32::max);
        return most;
    }
    for (sums, crossing) in sums.iter().zip(row) {
        for lane in 0..N {
            most[lane] = most[lane].max(sums[lane] + crossing);
        }
    }
    most
}

/// Points in units; those of a diagram that is laid out fit.
fn units(points: i64) -> i32 {
    (points * PRICE_UNIT) as i32
}

/// Nodes by block, in an order in which every way leads to an earlier block.
fn blocks(graph: &Graph) -> Vec<Vec<u32>> {
    let mut known: HashMap<Vec<(u32, u32, i64)>, usize> = HashMap::new();
    let mut blocks: Vec<Vec<u32>> = Vec::new();
    for node in 1..graph.first.len() as u32 - 1 {
        let key = |way: &Transition| (way.slot, way.next, way.merit);
        let ways = graph.on(node).iter().filter(|way| way.slot != PAUSE);
        let ways: Vec<_> = ways.map(key).collect();
        // Slots tell the period, so nodes of one block never lead to each other.
        let block = if ways.is_empty() { None } else { known.get(&ways).copied() };
        if let Some(block) = block {
            blocks[block].push(node);
        } else {
            known.insert(ways, blocks.len());
            blocks.push(vec![node]);
        }
    }
    blocks
}

/// Most placements on a path, and most units of its crossings, breadth and bonus in size.
fn extent(graph: &Graph) -> (i64, i64) {
    let mut longest = vec![(0, 0)];
    for node in 1..graph.first.len() as u32 - 1 {
        let ways = graph.on(node).iter().map(|way| {
            let (depth, reach): (i64, i64) = longest[way.next as usize];
            let gain = way.crossing.abs() + way.merit.abs();
            (depth + i64::from(way.slot != PAUSE), reach + gain * PRICE_UNIT)
        });
        let most = ways.fold((0, 0), |most, way| (most.0.max(way.0), most.1.max(way.1)));
        longest.push(most);
    }
    longest.into_iter().fold((0, 0), |most, node| (most.0.max(node.0), most.1.max(node.1)))
}
