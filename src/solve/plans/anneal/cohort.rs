//! What annealing asks of a scheme, laid out for many small questions.

use crate::model::{CandidateIx, PostIx, Worst};
use crate::pricing::{Judge, Leg, Step};
use crate::solve::bound::relaxation::Relaxation;
use crate::solve::rows::Rows;

/// The placements of one candidate, by start and line.
#[derive(Debug)]
pub(super) struct Menu {
    /// Placements of line l that start in period t are `legs[first[t * lines + l]..]`, up to the next.
    first: Box<[u32]>,
    legs: Box<[Leg]>,
    lines: usize,
}

/// A scheme, laid out.
///
/// The *line* of a post is its stream; posts without a stream share one.
#[derive(Debug)]
pub(in crate::solve) struct Cohort<'a> {
    pub(super) judge: Judge<'a>,
    pub(super) rows: &'a Rows,
    pub(super) worst: Worst,
    /// Places, by post and period.
    pub(super) capacity: Vec<i32>,
    pub(super) menus: Vec<Menu>,
    lines: Vec<u32>,
    /// Amounts that a placement adds to rows are `cells[first_cell[p]..]` up to the next, p being its
    /// place; those of candidates who add the same as everybody.
    first_cell: Vec<u32>,
    cells: Vec<(u32, i64)>,
    /// Places whose placements add to rows with lower limits, by row.
    sources: Vec<Vec<u32>>,
    /// Candidates who add amounts of their own.
    own: Vec<bool>,
}

impl Menu {
    fn of(judge: Judge<'_>, candidate: CandidateIx, lines: &[u32]) -> Self {
        let count = line_count(lines);
        let periods = judge.oracle.scheme().periods();
        let key = |leg: &Leg| leg.start as usize * count + lines[leg.post.get()] as usize;
        let mut legs: Vec<Leg> = judge.legs(candidate).collect();
        legs.sort_by_key(|leg| (key(leg), leg.duration, leg.post));
        let mut first = vec![0u32; periods * count + 1];
        for leg in &legs {
            first[key(leg) + 1] += 1;
        }
        (1..first.len()).for_each(|at| first[at] += first[at - 1]);
        Self { first: first.into(), legs: legs.into(), lines: count }
    }

    /// All placements that start in a period.
    pub(super) fn starting(&self, start: u32) -> &[Leg] {
        let at = start as usize * self.lines;
        if at + self.lines >= self.first.len() {
            return &[];
        }
        &self.legs[self.first[at] as usize..self.first[at + self.lines] as usize]
    }

    /// Those of them in a line.
    pub(super) fn of_line(&self, start: u32, line: u32) -> &[Leg] {
        let at = start as usize * self.lines + line as usize;
        if at + 1 >= self.first.len() {
            return &[];
        }
        &self.legs[self.first[at] as usize..self.first[at + 1] as usize]
    }

    /// The placement in a post, which is in this line.
    pub(super) fn find(&self, post: PostIx, start: u32, line: u32) -> Option<Leg> {
        self.of_line(start, line).iter().find(|leg| leg.post == post).copied()
    }

    pub(super) fn legs(&self) -> &[Leg] {
        &self.legs
    }
}

impl<'a> Cohort<'a> {
    pub(in crate::solve) fn of(relaxation: &Relaxation<'a>) -> Self {
        let oracle = relaxation.oracle;
        let scheme = oracle.scheme();
        let judge = Judge::of(oracle);
        let streams = scheme.streams().len() as u32;
        let line = |post| scheme.post_row(post).stream.map_or(streams, |s| s.get() as u32);
        let mut lines: Vec<u32> = scheme.posts().map(line).collect();
        lines.push(streams);
        let menu = |(): &mut (), at| Menu::of(judge, CandidateIx::new(at), &lines);
        let menus = relaxation.threads.map(relaxation.answers.len(), || (), menu);
        let rows = relaxation.rows;
        let own = scheme.candidates().map(|candidate| rows.has_own(scheme, candidate)).collect();
        let mut cohort = Self {
            judge,
            rows,
            worst: relaxation.worst,
            capacity: relaxation.capacity.iter().map(|&places| places as i32).collect(),
            menus,
            lines,
            first_cell: vec![0],
            cells: Vec::new(),
            sources: vec![Vec::new(); rows.len()],
            own,
        };
        if !rows.is_empty() {
            cohort.lay_cells();
        }
        cohort
    }

    fn lay_cells(&mut self) {
        let scheme = self.judge.oracle.scheme();
        for post in scheme.posts() {
            let last = scheme.periods().checked_sub(scheme.post_row(post).duration);
            for start in 0..scheme.periods() {
                let step = Step { post, start: start as u32 };
                if last.is_some_and(|last| start <= last) {
                    let cells = &mut self.cells;
                    self.rows.shared_cells(scheme, step, &mut |cell| {
                        cells.push((cell.row as u32, cell.amount));
                    });
                }
                let first = self.first_cell.last().map_or(0, |&first| first as usize);
                let place = self.first_cell.len() as u32 - 1;
                for &(row, amount) in &self.cells[first..] {
                    let limit = self.rows.all()[row as usize].limit;
                    if amount > 0 && limit.least.is_some() && limit.soft.is_none() {
                        self.sources[row as usize].push(place);
                    }
                }
                self.first_cell.push(self.cells.len() as u32);
            }
        }
    }

    /// Calls back with every amount that a placement adds to a row.
    #[inline]
    pub(super) fn amounts(&self, candidate: usize, leg: &Leg, add: &mut dyn FnMut(usize, i64)) {
        let scheme = self.judge.oracle.scheme();
        if self.own[candidate] {
            let candidate = CandidateIx::new(candidate);
            self.rows.cells(scheme, candidate, leg.step(), &mut |cell| add(cell.row, cell.amount));
            return;
        }
        let at = self.judge.oracle.place(leg.step(), 0);
        let cells = self.first_cell[at] as usize..self.first_cell[at + 1] as usize;
        self.cells[cells].iter().for_each(|&(row, amount)| add(row as usize, amount));
    }

    /// Placements that add to a row with a lower limit, by post and start.
    pub(super) fn sources(&self, row: usize) -> &[u32] {
        &self.sources[row]
    }

    pub(super) fn line(&self, post: PostIx) -> u32 {
        self.lines[post.get()]
    }

    pub(super) fn candidates(&self) -> usize {
        self.menus.len()
    }
}

/// Number of lines: the last entry is that of posts without a stream.
fn line_count(lines: &[u32]) -> usize {
    lines.last().map_or(0, |&last| last as usize) + 1
}
