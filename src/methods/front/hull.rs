//! Supported points among those met, and the weights that look beyond an edge between two of them.

/// Positions of the corners of the upper right hull of some points, from the greatest on the second axis to the
/// greatest on the first. Of equal points the first stands.
pub(super) fn corners(points: &[[i64; 2]]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by_key(|&at| (points[at][0], points[at][1], std::cmp::Reverse(at)));
    let mut hull: Vec<usize> = Vec::new();
    for at in order {
        // No corner has as little on both axes, and none lies on or below a line between others.
        while hull.last().is_some_and(|&last| points[last][1] <= points[at][1]) {
            hull.pop();
        }
        while let [.., a, b] = hull[..] {
            if turn(points[a], points[b], points[at]) < 0 {
                break;
            }
            hull.pop();
        }
        hull.push(at);
    }
    hull
}

/// Below 0 where the way from a over b to c turns right.
fn turn(a: [i64; 2], b: [i64; 2], c: [i64; 2]) -> i128 {
    let way = |to: [i64; 2], at: usize| i128::from(to[at]) - i128::from(a[at]);
    way(b, 0) * way(c, 1) - way(b, 1) * way(c, 0)
}

/// Weights for which two corners count the same, or nearly so where they could not be counted exactly: the
/// nearest fraction with both parts allowed. Says whether they are exact; `None` if not even one of each is
/// allowed.
pub(super) fn weights(
    upper: [i64; 2],
    lower: [i64; 2],
    is_allowed: impl Fn([i64; 2]) -> bool,
) -> Option<([i64; 2], bool)> {
    let x = i128::from(upper[1]) - i128::from(lower[1]);
    let y = i128::from(lower[0]) - i128::from(upper[0]);
    let common = gcd(x, y);
    let (x, y) = (x / common, y / common);
    if let (Ok(x), Ok(y)) = (i64::try_from(x), i64::try_from(y))
        && is_allowed([x, y])
    {
        return Some(([x, y], true));
    }
    // Down the tree of Stern (1858) and Brocot (1861), as far as fractions are allowed.
    let (mut below, mut above) = ([0_i64, 1], [1, 0]);
    loop {
        let middle = [below[0] + above[0], below[1] + above[1]];
        if !is_allowed(middle) {
            break;
        }
        let over = i128::from(middle[0]) * y > i128::from(middle[1]) * x;
        if over { above = middle } else { below = middle }
    }
    let distance = |[p, q]: [i64; 2]| (i128::from(p) * y - i128::from(q) * x).abs();
    let nearer =
        |a: [i64; 2], b: [i64; 2]| distance(a) * i128::from(b[1]) <= distance(b) * i128::from(a[1]);
    let weights = match (below[0] > 0, above[1] > 0) {
        (false, false) => return None,
        (true, true) if nearer(below, above) => below,
        (true, false) => below,
        _ => above,
    };
    Some((weights, false))
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::{corners, weights};

    #[test]
    fn corners_are_the_extreme_supported_points() {
        // (4, 4) lies on the line between (0, 8) and (8, 0), (3, 3) below it, (8, -1) is dominated.
        let points = [[8, -1], [3, 3], [0, 8], [8, 0], [4, 4], [0, 8]];
        assert_eq!(corners(&points), [2, 3]);
        // (5, 6) lies above it.
        assert_eq!(corners(&[[0, 8], [5, 6], [8, 0]]), [0, 1, 2]);
        assert_eq!(corners(&[[1, 1], [1, 3], [0, 3]]), [1]);
    }

    #[test]
    fn weights_make_both_ends_of_an_edge_count_the_same() {
        let any = |_: [i64; 2]| true;
        assert_eq!(weights([0, 8], [8, 0], any), Some(([1, 1], true)));
        assert_eq!(weights([0, 6], [4, 0], any), Some(([3, 2], true)));
    }

    #[test]
    fn weights_too_large_are_replaced_by_near_ones() {
        let small = |[x, y]: [i64; 2]| x <= 10 && y <= 10;
        let (near, exact) = weights([0, 314], [100, 0], small).expect("weights");
        assert_eq!((near, exact), ([3, 1], false), "3.14 is nearer to 3 than to 10/3");
        let (steep, _) = weights([0, 100_000], [1, 0], small).expect("weights");
        assert_eq!(steep, [10, 1]);
        assert_eq!(weights([0, 1], [1, 0], |_| false), None);
    }
}
