//! `trellis policy print`: who may do what, as the text that people have read and agreed to.

use crate::output::Output;

/// Made by asking the application and compared with it by a test, so it is what this binary does.
const TEXT: &str = include_str!("../../../docs/permissions.txt");

/// What can be done with the policy.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Print every permission and every address: who, in which states, asked for where.
    Print,
}

/// Does it.
pub fn run(command: &Command, out: Output) {
    match command {
        Command::Print => out.line(TEXT.trim_end()),
    }
}
