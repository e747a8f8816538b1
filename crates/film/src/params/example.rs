//! The list of parameters and the example file, both made from the table so that neither can drift.

use std::fmt::Write as _;

use super::table::{Kind, Spec, TABLE};

/// A file that changes nothing until the `#` before a setting is taken away.
pub fn example() -> String {
    let mut text = "# What you can change of the film. Take away the # before a setting to use it.\n# Texts stand in English (en) and Welsh (cy); a film needs those of its own language.\n"
        .to_owned();
    settings(&mut text, TABLE, "");
    text
}

fn settings(text: &mut String, specs: &[Spec], heading: &str) {
    for spec in specs.iter().filter(|spec| !matches!(spec.kind, Kind::Group(_))) {
        let _ = writeln!(text, "\n# {}: {}.", spec.about, spec.kind.allowed());
        if heading.ends_with("data.all") || heading.ends_with("data.group") {
            // A figure is counted or published, never both, so the example shows the counted one only.
            if matches!(spec.name, "percent" | "published_url") {
                let _ = writeln!(text, "# {} = {}", spec.name, spec.example);
                continue;
            }
        }
        let setting = format!("{} = {}", spec.name, spec.example);
        let _ = writeln!(text, "#{}", setting.replace('\n', "\n#"));
    }
    for spec in specs {
        if let Kind::Group(inner) = spec.kind {
            let heading =
                if heading.is_empty() { spec.name.to_owned() } else { format!("{heading}.{}", spec.name) };
            let _ = writeln!(text, "\n# {}.\n#[{heading}]", spec.about);
            settings(text, inner, &heading);
        }
    }
}

/// Each parameter with what it is and what is allowed, one a line.
pub fn listing() -> String {
    let mut text = String::new();
    lines(&mut text, TABLE, "");
    text
}

fn lines(text: &mut String, specs: &[Spec], heading: &str) {
    for spec in specs {
        let name = format!("{heading}{}", spec.name);
        match spec.kind {
            Kind::Group(inner) => lines(text, inner, &format!("{name}.")),
            kind => {
                let _ = writeln!(text, "{name}: {}. Allowed: {}.", spec.about, kind.allowed());
            }
        }
    }
}
