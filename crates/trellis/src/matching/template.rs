//! `trellis match template`: empty files to fill in, with a guide beside them.

use std::{fs::OpenOptions, io::Write, os::unix::fs::OpenOptionsExt, path::PathBuf};

use super::{Done, Trouble};
use crate::output::Output;

/// Options of `trellis match template`.
#[derive(clap::Args)]
pub struct Options {
    /// The folder in which to write them; what is there already stays as it is.
    dir: PathBuf,
}

const FILES: [(&str, &str); 6] = [
    (
        "mentees.csv",
        "email,first_name,last_name,hats_wanted,profession,band,organisation,system,site,region,team,manager_email,needs,\
         style,languages,mode,outside_organisation,profession_wish,waiting_since",
    ),
    (
        "givers.csv",
        "email,first_name,last_name,hats,profession,band,organisation,system,site,region,team,manager_email,offers,style,\
         languages,mode,places_mentor,places_sponsor,places_ally,circles_led,hours_cap_month,ready,paused_until",
    ),
    ("exclusions.csv", "email_a,email_b,kind"),
    ("availability.csv", "email,slots"),
    ("lines.csv", "email,manager_email"),
    ("choices.csv", "mentee_email,giver_email,answer,side"),
];

const GUIDE: &str = include_str!("guide.txt");

/// Writes the files that are not there yet.
pub(super) fn run(options: &Options, out: Output) -> Result<Done, Trouble> {
    std::fs::create_dir_all(&options.dir)?;
    let guide = [("README.txt", GUIDE.to_owned())];
    let heads = FILES.map(|(name, head)| (name, format!("{head}\r\n")));
    for (name, text) in heads.into_iter().chain(guide) {
        let path = options.dir.join(name);
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes())?;
                out.line(format_args!("wrote {}", path.display()));
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                out.line(format_args!("kept  {} as it is", path.display()));
            }
            Err(error) => return Err(error.into()),
        }
    }
    out.line(format_args!(
        "Fill in mentees.csv and givers.csv (README.txt says how), then: trellis match run {}",
        options.dir.display()
    ));
    Ok(Done::All)
}
