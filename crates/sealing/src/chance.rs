//! Our chance, as the cryptographic crates of another generation want to see it.

use std::convert::Infallible;

use hpke::rand_core::{TryCryptoRng, TryRng};
use rand::CryptoRng;

/// Chance that is good enough for keys: the server's own, or a test's seeded one.
pub struct Chance<'d, D>(pub &'d mut D);

impl<D: CryptoRng> TryRng for Chance<'_, D> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.0.next_u32())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.0.next_u64())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill_bytes(bytes);
        Ok(())
    }
}

impl<D: CryptoRng> TryCryptoRng for Chance<'_, D> {}
