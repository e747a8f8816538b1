//! Signing in and staying signed in, on both engines, with a clock that the test moves.
#![expect(clippy::unwrap_used, reason = "a test may stop where what it builds on is missing")]

mod alike;
mod links;
mod sessions;
mod set_up;
mod world;
