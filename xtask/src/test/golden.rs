//! Made anew, the golden texts come out as they are kept. Leaves every file as it was.

use std::path::Path;

use anyhow::Result;

use super::report::Outcome;
use crate::golden;
use crate::postgres::Cluster;

pub fn run(root: &Path) -> Result<Outcome> {
    let cluster = match Cluster::start() {
        Ok(cluster) => cluster,
        Err(missing) => {
            return Ok(Outcome::skipped(format!("the texts of both engines are compared: {missing:#}")));
        }
    };
    let before = golden::read(root)?;
    golden::make_anew(root, &before, &cluster)?;
    let differing = golden::differing(&before, &golden::read(root)?);
    golden::put_back(root, &before)?;
    Ok(match differing.as_slice() {
        [] => Outcome::one(true, ""),
        paths => Outcome::one(
            false,
            format!("not as the code says: {}. Remedy: cargo xtask golden", paths.join(", ")),
        ),
    })
}
