//! `trellis match`: from files of people to pairs with a proof, offline and without a database.

mod check;
mod compare;
mod input;
mod layers;
mod lists;
mod place;
mod progress;
mod results;
mod run;
mod said;
mod shortlist;
mod summary;
mod template;

use std::process::ExitCode;

use clap::Subcommand;

use crate::output::Output;

/// Find who might suit whom, from files, and prove that no plan is better.
#[derive(Subcommand)]
pub enum Command {
    /// Read people from files, find the best pairs, and write them to a new folder.
    Run(run::Options),
    /// Check the proof of a result without trusting what made it.
    Check(check::Options),
    /// Write empty files to fill in, with a guide.
    Template(template::Options),
    /// Give every mentee a few people to choose from.
    Shortlist(shortlist::Options),
    /// Put two results side by side: who changes.
    Compare(compare::Options),
}

/// How a command ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    /// Everything was read and done.
    All,
    /// Done, and some rows came back.
    SomeRejected,
    /// The proof does not hold.
    Invalid,
}

/// Why a command did not end well.
#[derive(Debug)]
enum Trouble {
    /// The command was used in a way that cannot be meant.
    Usage(String),
    /// The files hold nothing that can be used.
    Nothing(String),
    /// Something went wrong on our side or on the machine's.
    Ours(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Trouble {
    fn from(error: E) -> Self {
        Self::Ours(error.into())
    }
}

/// Runs a command. Exit: 0 done, 1 done with rejected rows, 2 wrong usage, 3 nothing usable, 4 the proof does not hold,
/// 5 our fault.
pub fn run(command: &Command, out: Output) -> ExitCode {
    let done = match command {
        Command::Run(options) => run::run(options, out),
        Command::Check(options) => check::run(options, out),
        Command::Template(options) => template::run(options, out),
        Command::Shortlist(options) => shortlist::run(options, out),
        Command::Compare(options) => compare::run(options, out),
    };
    ExitCode::from(match done {
        Ok(Done::All) => 0,
        Ok(Done::SomeRejected) => 1,
        Ok(Done::Invalid) => 4,
        Err(Trouble::Usage(why)) => {
            out.problem(why);
            2
        }
        Err(Trouble::Nothing(why)) => {
            out.problem(why);
            3
        }
        Err(Trouble::Ours(error)) => {
            out.problem(format_args!("{error:#}"));
            5
        }
    })
}
