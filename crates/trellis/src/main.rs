//! Trellis, the one binary: it serves the web application and is the command line of analysts and administrators.
#![forbid(unsafe_code)]

mod demo;
mod folder;
mod listen;
mod output;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

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
}

fn main() -> ExitCode {
    let out = output::Output;
    let done = match Cli::parse().command {
        Command::Demo(options) => demo::run(&options, out),
        Command::Serve(options) => serve::run(&options, out),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            out.problem(format_args!("{trouble:#}"));
            ExitCode::from(2)
        }
    }
}
