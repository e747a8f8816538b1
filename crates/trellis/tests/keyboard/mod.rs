//! The command line as somebody at a keyboard uses it.

use std::{
    path::Path,
    process::{Command, Output},
};

pub fn trellis(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_trellis")).args(arguments).current_dir(folder).output().unwrap()
}

pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn problems(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
