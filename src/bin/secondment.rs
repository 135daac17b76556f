//! probe
fn main() {
    println!("hi");
}
