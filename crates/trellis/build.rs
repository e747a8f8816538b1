//! Tells the program when it was built, so that it knows a clock that cannot be right.
#![expect(
    clippy::disallowed_methods,
    reason = "Cargo tells a build script what it wants to know in its environment"
)]

use std::time::{SystemTime, UNIX_EPOCH};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    // Who builds the same bytes twice says which moment to go by (reproducible-builds.org).
    let asked = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse::<u64>().ok());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    println!("cargo::rustc-env=TRELLIS_BUILT={}", asked.unwrap_or(now));
}
