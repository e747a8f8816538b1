//! `trellis ngt`: what a group voted, counted from files, and whether a workshop's record is as it was written, offline and
//! without a database; and what a machine carries, by a workshop with made-up people.

mod analyse;
mod options;
mod record;
mod simulate;

use std::{path::PathBuf, process::ExitCode};

use clap::Subcommand;

use crate::output::Output;

/// Count what a nominal group voted, from files, and check the records of workshops.
#[derive(Subcommand)]
pub enum Command {
    /// Read ballots or a printed table from a file, and print the results with everything a paper asks for.
    #[command(after_long_help = include_str!("ngt/guide.txt"))]
    Analyse(Box<options::Options>),
    /// Check the bundle of a workshop: digests, chain, seal, rules of the technique, tables and every page.
    Replay {
        /// The bundle, as it was handed out.
        file: PathBuf,
    },
    /// Hold a whole workshop with made-up people on a server of its own, and say how fast it was and whether anything was lost.
    Simulate(simulate::Options),
    /// Check the chain alone, of a bundle or of its events.jsonl.
    VerifyChain {
        /// The bundle, or events.jsonl.
        file: PathBuf,
    },
}

/// How a command ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    /// Everything was read and counted.
    All,
    /// The table contradicts itself; it was printed and named.
    Contradiction,
    /// Something was lost in a simulation, or seen that should not have been; it was printed.
    Violation,
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
    /// A simulation did not come to its end.
    Stopped(String),
}

/// Runs a command. Exit: 0 done, 2 wrong usage or a flag is missing, 3 the file breaks rules, 4 the table contradicts itself or the
/// record is not as it was written, 5 a simulation lost something or did not end.
pub fn run(command: &Command, out: Output) -> ExitCode {
    let done = match command {
        Command::Analyse(options) => analyse::run(options, out),
        Command::Replay { file } => record::replay(file, out),
        Command::VerifyChain { file } => record::verify_chain(file, out),
        Command::Simulate(options) => simulate::run(options, out)
            .map(|well| if well { Done::All } else { Done::Violation })
            .map_err(|stopped| Trouble::Stopped(format!("{stopped:#}"))),
    };
    ExitCode::from(match done {
        Ok(Done::All) => 0,
        Ok(Done::Contradiction) => 4,
        Ok(Done::Violation) => 5,
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
        Err(Trouble::Stopped(why)) => {
            out.problem(why);
            5
        }
    })
}
