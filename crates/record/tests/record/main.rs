//! A workshop as a file, and back: what is in it, what must not be, and that no change of it goes unseen.

mod canary;
mod export;
mod held;
mod hostile;
mod replay;
#[expect(dead_code, reason = "the room of the workshop's own tests, of which these need a part")]
#[path = "../../../workshop/tests/workshop/room.rs"]
mod room;
