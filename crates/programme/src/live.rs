//! The keys under which a workshop keeps what must be gone with its stage: drafts, queues, open ballots. They lie outside
//! the store and every backup, and are destroyed with the stage.

use std::{
    collections::BTreeMap,
    io,
    sync::{Arc, Mutex, PoisonError},
};

/// Where such keys lie. A name is letters, digits and dashes.
pub trait LiveKeys: Send + Sync {
    /// Keeps a key so that it survives the process, or says why it cannot.
    ///
    /// # Errors
    /// What the machine says.
    fn keep(&self, name: &str, key: &[u8; 32]) -> io::Result<()>;

    /// The key of this name, if it is there.
    fn read(&self, name: &str) -> Option<[u8; 32]>;

    /// Overwrites and removes the key; one that is not there is gone already.
    ///
    /// # Errors
    /// What the machine says.
    fn destroy(&self, name: &str) -> io::Result<()>;
}

/// Keys that live as long as the process, for tests and for commands that hold no workshop.
#[derive(Debug, Default)]
struct InMemory(Mutex<BTreeMap<String, [u8; 32]>>);

/// A place for keys that ends with the process.
pub fn in_memory() -> Arc<dyn LiveKeys> {
    Arc::new(InMemory::default())
}

impl LiveKeys for InMemory {
    fn keep(&self, name: &str, key: &[u8; 32]) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), *key);
        Ok(())
    }

    fn read(&self, name: &str) -> Option<[u8; 32]> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).copied()
    }

    fn destroy(&self, name: &str) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        Ok(())
    }
}
