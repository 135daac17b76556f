//! probe
use secondment::bench::*;
fn main() {
    let a: Vec<u64> = std::env::args().skip(1).map(|x| x.parse().unwrap()).collect();
    let mut spec = Spec::new(a[0] as u32, a[1] as u32, a[2] as u32, a[3] as u32, a[4]);
    if let Some(k) = a.get(7) { spec.kinds = *k as u32; }
    let s = generate(&spec).unwrap();
    secondment::solve::probe(&s, a[5] as usize, a[6] as usize);
}
