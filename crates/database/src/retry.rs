//! Running a whole action, and running it again when two people got in each other's way.

use crate::broken::{Broken, Result};
use crate::engine::Store;
use crate::unit::Unit;
use rand::RngCore;
use std::time::Duration;

/// How often one action is tried before its conflict is told.
pub const MOST_ATTEMPTS: u32 = 5;

/// An error that may hide a conflict between two units. Errors that carry a [`Broken`] pass the question on.
pub trait Conflicting {
    /// Whether running the whole action again may help.
    fn is_conflict(&self) -> bool;
}

impl Conflicting for Broken {
    fn is_conflict(&self) -> bool {
        Broken::is_conflict(self)
    }
}

/// Runs a whole action that opens and commits its own unit, and runs it again on a conflict: at most
/// [`MOST_ATTEMPTS`] times in all, each after a short pause of random length. The action must change nothing but its
/// unit, and take its moment and seed from outside, so that running it again means the same.
///
/// It takes a plain closure that makes a future, because what an async closure makes cannot yet be known to move
/// between threads, which the futures of a server must.
pub async fn trying_again<T, E, F>(
    chance: &mut (impl RngCore + Send),
    mut action: impl FnMut() -> F,
) -> Result<T, E>
where
    E: Conflicting,
    F: Future<Output = Result<T, E>>,
{
    let mut attempt = 1;
    loop {
        match action().await {
            Err(error) if error.is_conflict() && attempt < MOST_ATTEMPTS => {
                tokio::time::sleep(pause(attempt, chance)).await;
                attempt += 1;
            }
            answer => return answer,
        }
    }
}

impl Store {
    /// Runs the action in a [`write`](Store::write) unit that it gives back with its answer, and commits. An error
    /// undoes everything, a conflict runs the action again in a new unit, as [`trying_again`] says.
    pub async fn retrying<T, E, F>(
        &self,
        chance: &mut (impl RngCore + Send),
        mut action: impl FnMut(Unit) -> F,
    ) -> Result<T, E>
    where
        E: Conflicting + From<Broken>,
        F: Future<Output = Result<(Unit, T), E>>,
    {
        let mut attempt = 1;
        loop {
            let answer = match self.write().await {
                Ok(unit) => committed(action(unit).await).await,
                Err(error) => Err(error.into()),
            };
            match answer {
                Err(error) if error.is_conflict() && attempt < MOST_ATTEMPTS => {
                    tokio::time::sleep(pause(attempt, chance)).await;
                    attempt += 1;
                }
                answer => return answer,
            }
        }
    }
}

async fn committed<T, E: From<Broken>>(answer: Result<(Unit, T), E>) -> Result<T, E> {
    let (unit, answer) = answer?;
    unit.commit().await?;
    Ok(answer)
}

/// Up to 10, 20, 40, 80 ms: long enough for the others to finish, short enough that nobody notices.
fn pause(attempt: u32, chance: &mut impl RngCore) -> Duration {
    let longest = 10_000u64 << (attempt - 1);
    Duration::from_micros(chance.next_u64() % longest)
}
