//! The sheets of a result: pairs, who is left out, what each giver carries.

use std::collections::{BTreeMap, BTreeSet};

use trellis_domain::hat::Hat;
use trellis_matching::{Audience, Because, Key, Plan};
use trellis_sheets::write::{Cell, Sheet};

use super::{
    input::{Input, Layout},
    layers, said,
};

/// What is known of people beside the market.
pub struct Known {
    names: BTreeMap<String, String>,
    /// Who answered a question of style.
    with_style: BTreeSet<String>,
}

impl Known {
    /// Of everybody read.
    pub fn of(input: &Input) -> Self {
        let rows = || input.mentees.iter().chain(&input.givers);
        let with_style = rows().filter(|row| row.style.contains(['A', 'B'])).map(|row| row.email.clone());
        Self {
            names: rows().map(|row| (row.email.clone(), row.name())).collect(),
            with_style: with_style.collect(),
        }
    }

    /// The name under an address; empty when the files give none.
    pub fn name(&self, key: &Key) -> &str {
        self.names.get(key.as_str()).map_or("", String::as_str)
    }

    /// Why two people suit, as a coordinator may read it.
    ///
    /// "Personal fit" covers style and wishes together. Where no style is answered it would tell that there is a wish,
    /// so there it is left out.
    pub fn reasons(&self, plan: &Plan, mentee: &Key, giver: &Key) -> String {
        let explanation = plan.explain(mentee, giver, Audience::Coordinator);
        let mut reasons = explanation.map(|found| found.because).unwrap_or_default();
        reasons.retain(|reason| *reason != Because::PersonalFit || self.with_style.contains(mentee.as_str()));
        reasons.iter().map(said::because).collect::<Vec<_>>().join("; ")
    }
}

/// The hat of a plan's givers.
pub fn hat(plan: &Plan) -> Hat {
    plan.market().instance().profile.hat
}

/// Every pair, by mentee.
pub fn pairs(plans: &[Plan], known: &Known) -> Sheet {
    let mut sheet = Sheet::new(
        "pairs",
        &[
            "mentee_email",
            "mentee_name",
            "giver_email",
            "giver_name",
            "hat",
            "fit",
            "choice_rank",
            "shared_slots",
            "reasons",
            "pinned",
        ],
    );
    for plan in plans {
        let mut pairs = plan.pairs();
        pairs.sort_by(|a, b| (&a.mentee, a.missing, &a.giver).cmp(&(&b.mentee, b.missing, &b.giver)));
        for pair in pairs {
            let number =
                |number: Option<u32>| number.map_or_else(|| "".into(), |n| Cell::Number(i64::from(n)));
            sheet.rows.push(vec![
                pair.mentee.as_str().into(),
                known.name(&pair.mentee).into(),
                pair.giver.as_str().into(),
                known.name(&pair.giver).into(),
                hat(plan).code().into(),
                pair.fit.code().into(),
                number(pair.rank.map(u32::from)),
                number(pair.shared_slots.map(|slots| slots.min(21))),
                known.reasons(plan, &pair.mentee, &pair.giver).into(),
                if pair.pinned { "yes" } else { "" }.into(),
            ]);
        }
    }
    sheet
}

/// Everybody with a wanted place left empty.
pub fn unserved(plans: &[Plan], known: &Known) -> Sheet {
    let mut sheet = Sheet::new("unserved", &["email", "name", "hat", "places", "reason", "what_would_help"]);
    for plan in plans {
        let mut unserved = plan.unserved();
        unserved.sort_by(|a, b| a.mentee.cmp(&b.mentee));
        for one in unserved {
            let help: Vec<String> = one.help.iter().map(said::help).collect();
            sheet.rows.push(vec![
                one.mentee.as_str().into(),
                known.name(&one.mentee).into(),
                hat(plan).code().into(),
                i64::from(one.places).into(),
                one.reason.code().into(),
                help.join("; ").into(),
            ]);
        }
    }
    sheet
}

/// What each giver carries.
pub fn givers(plans: &[Plan], input: &Input, known: &Known) -> Sheet {
    let mut sheet = Sheet::new("givers", &["email", "name", "hat", "places", "used", "hours", "cap"]);
    let caps: BTreeMap<&str, String> =
        input.givers.iter().map(|row| (row.email.as_str(), said::hours(layers::half_hours(row)))).collect();
    for plan in plans {
        let mut loads = plan.loads();
        loads.sort_by(|a, b| a.giver.cmp(&b.giver));
        for load in loads {
            // The other layout knows no hours.
            let counted = input.layout == Layout::Templates;
            let cap = caps.get(load.giver.as_str()).filter(|_| counted).cloned().unwrap_or_default();
            sheet.rows.push(vec![
                load.giver.as_str().into(),
                known.name(&load.giver).into(),
                hat(plan).code().into(),
                i64::from(load.places).into(),
                i64::from(load.used).into(),
                said::hours(load.half_hours).into(),
                cap.into(),
            ]);
        }
    }
    sheet
}
