//! Trellis, the one binary: it serves the web application and is the command line of analysts and administrators.
#![forbid(unsafe_code)]

mod audit;
mod backup;
mod cinema;
mod demo;
mod doctor;
mod erasures;
mod film;
mod folder;
mod listen;
mod live;
mod lives;
mod log;
mod matching;
mod ngt;
mod output;
mod patience;
mod policy;
mod press;
mod retention;
mod serve;
mod worker;

use std::{
    io::{stdin, stdout},
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use trellis_sheets::child;

/// Mentoring programmes on the model of Sriram, Atwal and McKay (2024), self-hosted.
#[derive(Parser)]
#[command(name = "trellis", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start an example programme on this computer, with people to look round as. Nothing of it is kept.
    Demo(demo::Options),
    /// Serve the web application from a data folder.
    Serve(serve::Options),
    /// Make a sealed copy of the database, while the server runs.
    Backup(backup::Options),
    /// Make a new pair of backup keys.
    BackupKey,
    /// Prove that a backup is good, or put it into a new data folder.
    Restore(backup::RestoreOptions),
    /// Look whether everything is well, and say what to do if not.
    Doctor(doctor::Options),
    /// Walk the audit chain, compare it with heads kept elsewhere, and name the first bad row.
    VerifyAudit(audit::Options),
    /// Say what would be deleted now and what was, and confirm the clock after a jump.
    Retention(retention::Options),
    /// Who may do what, for whoever decides whether to trust this.
    #[command(subcommand)]
    Policy(policy::Command),
    /// Find who might suit whom, from files, and prove that no plan is better.
    #[command(subcommand)]
    Match(matching::Command),
    /// Count what a nominal group voted, from files, and check printed tables.
    #[command(subcommand)]
    Ngt(ngt::Command),
    /// Make the film of the model: video, player, stills, posters, captions, transcript.
    #[command(subcommand)]
    Film(film::Command),
    /// Reads one sheet for another process, within limits.
    #[command(name = trellis_sheets::child::COMMAND, hide = true)]
    ParseSheet,
}

fn main() -> ExitCode {
    let out = output::Output;
    let done = match Cli::parse().command {
        Command::Demo(options) => demo::run(&options, out),
        Command::Serve(options) => serve::run(&options, out),
        Command::Backup(options) => backup::run(&options, out),
        Command::BackupKey => backup::key(out),
        Command::Restore(options) => backup::restore(&options, out),
        Command::Doctor(options) => doctor::run(&options, out),
        Command::VerifyAudit(options) => audit::verify(&options, out),
        Command::Retention(options) => retention::run(&options, out),
        Command::Policy(command) => {
            policy::run(&command, out);
            Ok(())
        }
        Command::Match(command) => return matching::run(&command, out),
        Command::Ngt(command) => return ngt::run(&command, out),
        Command::Film(command) => return film::run(&command, out),
        Command::ParseSheet => child::serve(stdin(), stdout()).map_err(Into::into),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            out.problem(format_args!("{trouble:#}"));
            ExitCode::from(2)
        }
    }
}
