//! The chores of Trellis: try it, test it, keep the house rules. `cargo xtask` lists them.
#![forbid(unsafe_code)]

mod assets;
mod bench;
mod browser;
mod demo;
mod golden;
mod licences;
mod machine;
mod postgres;
mod project;
mod run;
mod say;
mod test;
mod tidy;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match chore(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::failure(format_args!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn chore(arguments: &[String]) -> Result<()> {
    let root = project::root();
    let Some((name, rest)) = arguments.split_first() else {
        say::line(usage());
        return Ok(());
    };
    match (name.as_str(), rest) {
        ("demo", rest) => demo::start(&root, rest),
        ("test", rest) => test::run(&root, rest),
        ("assets", []) => assets::build(&root),
        ("tidy", []) => test::run(&root, &["tidy".to_owned()]),
        ("bench", rest) => bench::measure(&root, rest),
        ("golden", []) => golden::rewrite(&root),
        ("e2e", rest) => test::stories(&root, rest.first().map(String::as_str)),
        ("help" | "--help" | "-h", []) => {
            say::line(usage());
            Ok(())
        }
        _ => bail!("There is no chore `{}`.\n\n{}", arguments.join(" "), usage()),
    }
}

fn usage() -> String {
    format!(
        "cargo xtask demo [ARGUMENT…]   builds everything and starts an example programme; arguments go to `trellis demo`
cargo xtask test [STEP…]       every check but the long ones, or the named ones: {}
cargo xtask test --thorough    every check and the long ones, an hour more: before a release
cargo xtask tidy               the house rules alone
cargo xtask e2e [STORY]        the stories in the browser, or those whose file name contains STORY
cargo xtask bench [PART]       how fast it is here: `match`, `web`, `ngt`, `film` or all; see benches/README.md
cargo xtask golden             makes the golden texts anew; look at the difference before you keep it
cargo xtask assets             styles, scripts and fonts into frontend/dist",
        test::words()
    )
}
