//! `trellis ngt`: what a group voted, counted from files, offline and without a database.

mod analyse;
mod options;

use std::process::ExitCode;

use clap::Subcommand;

use crate::output::Output;

/// Count what a nominal group voted, from files.
#[derive(Subcommand)]
pub enum Command {
    /// Read ballots or a printed table from a file, and print the results with everything a paper asks for.
    #[command(after_long_help = include_str!("ngt/guide.txt"))]
    Analyse(options::Options),
}

/// How a command ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    /// Everything was read and counted.
    All,
    /// The table contradicts itself; it was printed and named.
    Contradiction,
}

/// Why a command did not end well.
#[derive(Debug)]
enum Trouble {
    /// The command was used in a way that cannot be meant, or needs a flag.
    Usage(String),
    /// The file breaks rules.
    Input(String),
    /// The file contradicts itself, and nothing was counted.
    Contradiction(String),
}

/// Runs a command. Exit: 0 done, 2 wrong usage or a flag is missing, 3 the file breaks rules, 4 the table contradicts itself.
pub fn run(command: &Command, out: Output) -> ExitCode {
    let done = match command {
        Command::Analyse(options) => analyse::run(options, out),
    };
    ExitCode::from(match done {
        Ok(Done::All) => 0,
        Ok(Done::Contradiction) => 4,
        Err(Trouble::Usage(why)) => {
            out.problem(why);
            2
        }
        Err(Trouble::Input(why)) => {
            out.problem(why);
            3
        }
        Err(Trouble::Contradiction(why)) => {
            out.problem(why);
            4
        }
    })
}
