//! `trellis film`: the model, animated, in every format that an office, a website or a notice board takes; offline, with no other program.

mod bench;
mod check;
mod format;
mod kit;
mod narration;
mod place;
mod progress;
mod render;
mod source;

use std::path::Path;
use std::process::ExitCode;

use clap::Subcommand;
use trellis_film::audience::Audience;
use trellis_film::fault::{self, Fault};
use trellis_film::font::Fallback;
use trellis_film::language::Language;
use trellis_film::params::{self, Params};

use crate::output::Output;

/// Make the film of the model: video, player, stills, posters, captions, transcript.
#[derive(Subcommand)]
pub enum Command {
    /// Make one file of the film, or the whole kit in a folder.
    Render(render::Options),
    /// Measure the film by sixteen rules: flashing, contrast, captions, reading age and the rest.
    Check(check::Options),
    /// Measure how fast the film is made here, each figure beside what is asked for.
    Bench(bench::Options),
    /// Say what can be changed in the film, or write a file to change it with.
    Params(ParamsOptions),
}

/// The form of a kit's list.
pub const KIT: &str = kit::FORMAT;

/// A file of parameters for whoever shows the film; what is wrong with it comes back in words.
pub fn read_params(path: &Path) -> Result<Params, String> {
    source::params(Some(path), None).map_err(|trouble| trouble.lines().join("\n"))
}

/// A font for letters that the film's own lacks, for whoever shows the film; what is wrong with it comes back in words.
pub fn read_fallback(path: &Path) -> Result<Fallback, String> {
    source::fallback(path).map_err(|trouble| trouble.lines().join("\n"))
}

/// The digest of the film that this program makes of these words; none when it refuses them.
pub fn hash(language: Language, audience: Audience, params: &Params, fps: u32) -> Option<String> {
    source::film(language, audience, params, fps, false).ok().map(|film| film.plan.hash())
}

/// The names of a film's files in a kit.
#[cfg(test)]
pub fn kit_files() -> impl Iterator<Item = &'static str> {
    kit::names()
}

/// What `params` is asked for.
#[derive(clap::Args)]
pub struct ParamsOptions {
    /// Write a commented file that changes nothing until you take a `#` away.
    #[arg(long)]
    example: bool,
}

/// Why a command did not end well. The number is its exit code.
#[derive(Debug)]
enum Trouble {
    /// 1: the words or figures are refused, or do not fit.
    Refused(String),
    /// 2: the command was used in a way that cannot be meant.
    Usage(String),
    /// 1 or 3: faults in the file of parameters, all of them.
    Input(Vec<Fault>),
    /// 3: a file that cannot be read.
    Unreadable(String),
    /// 4: the result cannot be written where it should go.
    Unwritten(String),
    /// 5: our fault.
    Ours(String),
    /// 128 + the signal that somebody stopped it with.
    Stopped(u8),
}

impl Trouble {
    fn exit(&self) -> u8 {
        match self {
            Self::Refused(_) => 1,
            Self::Usage(_) => 2,
            Self::Input(faults) => fault::exit_code(faults),
            Self::Unreadable(_) => 3,
            Self::Unwritten(_) => 4,
            Self::Ours(_) => 5,
            Self::Stopped(signal) => 128 + signal,
        }
    }

    /// What is wrong, a line for each fault.
    fn lines(&self) -> Vec<String> {
        match self {
            Self::Refused(why) | Self::Usage(why) | Self::Unreadable(why) | Self::Unwritten(why) => {
                vec![why.clone()]
            }
            Self::Input(faults) => faults.iter().map(ToString::to_string).collect(),
            Self::Ours(why) => vec![format!("this is our fault, please report it: {why}")],
            Self::Stopped(_) => vec!["stopped; nothing was left behind".to_owned()],
        }
    }

    fn say(&self, out: Output) {
        self.lines().into_iter().for_each(|line| out.problem(line));
    }
}

/// Runs a command. Exit: 0 done, 1 content refused, 2 wrong usage, 3 bad input, 4 cannot write, 5 our fault, 130 or 143 stopped.
pub fn run(command: &Command, out: Output) -> ExitCode {
    let done = match command {
        Command::Render(options) => render::run(options, out),
        Command::Check(options) => check::run(options, out),
        Command::Bench(options) => bench::run(options, out),
        Command::Params(options) => {
            out.line(if options.example { params::example() } else { params::listing() }.trim_end());
            Ok(())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            trouble.say(out);
            ExitCode::from(trouble.exit())
        }
    }
}
