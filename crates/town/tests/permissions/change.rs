//! Every rule of the policy with one thing about it changed.

use trellis_domain::permission::{RULES, Rule, Standing, Who};

use crate::{asking::Found, rules};

/// A rule as it might be, and what is different about it.
pub struct Changed {
    /// The rule.
    pub rule: Rule,
    /// What was done to it.
    pub how: String,
    /// Whether it only takes away.
    pub narrower: bool,
    /// The state that it is about, if it is about one.
    pub state: Option<&'static str>,
}

/// Everything that can be done to one rule: somebody more or less, a state more or less, no limit of states.
pub fn of(rule: &Rule) -> Vec<Changed> {
    let mut changed = Vec::new();
    for who in Who::ALL {
        let (less, narrower) = (toggled(rule.who, who), rule.who.contains(&who));
        let how = format!("{}: {} {who:?}", rule.action.code(), if narrower { "without" } else { "also" });
        changed.push(Changed { rule: Rule { who: less, ..*rule }, how, narrower, state: None });
    }
    for state in rules::states() {
        if state.is_empty() || rule.states == [state] {
            continue;
        }
        // Without a limit every state is meant, so one less means naming the others.
        let all: Vec<&'static str> =
            if rule.states.is_empty() { rules::states() } else { rule.states.to_vec() };
        let narrower = all.contains(&state);
        let how = format!("{}: {} in {state}", rule.action.code(), if narrower { "not" } else { "also" });
        changed.push(Changed {
            rule: Rule { states: toggled(&all, state), ..*rule },
            how,
            narrower,
            state: Some(state),
        });
    }
    if !rule.states.is_empty() {
        let how = format!("{}: in every state", rule.action.code());
        changed.push(Changed { rule: Rule { states: &[], ..*rule }, how, narrower: false, state: None });
    }
    changed
}

fn toggled<T: PartialEq + Copy>(all: &[T], one: T) -> &'static [T] {
    let mut left: Vec<T> = all.iter().copied().filter(|other| *other != one).collect();
    if left.len() == all.len() {
        left.push(one);
    }
    left.leak()
}

/// Whether there is anybody and any state for whom the two rules say different things.
fn differ(one: &Rule, other: &Rule) -> bool {
    let states = rules::states();
    let mut asked = rules::kinds().into_iter().flat_map(|kind| {
        let standing = kind.standing;
        kind.actors.into_iter().map(move |actor| (actor, standing))
    });
    asked.any(|(actor, standing)| {
        let lets = |rule: &Rule, state| rule.lets(actor, &Standing { state, ..standing });
        states.iter().any(|state| lets(one, state) != lets(other, state))
    })
}

/// The changes that take something away and that no answer of the application contradicts, though it is asked for.
pub fn unseen(found: &[Found]) -> Vec<String> {
    let mut unseen = Vec::new();
    for rule in RULES {
        let heard: Vec<_> =
            found.iter().flat_map(|found| &found.heard).filter(|one| one.action == rule.action).collect();
        // Where a rule names no states, those that the thing has been met in.
        let met =
            |state: &str| rule.states.contains(&state) || heard.iter().any(|one| one.standing.state == state);
        let less = of(rule).into_iter().filter(|changed| changed.narrower && differ(rule, &changed.rule));
        for changed in less.filter(|changed| !heard.is_empty() && changed.state.is_none_or(met)) {
            if heard.iter().all(|one| changed.rule.lets(one.actor, &one.standing) == one.granted) {
                unseen.push(changed.how);
            }
        }
    }
    unseen
}

#[test]
fn to_change_one_permission_is_to_change_one_line() {
    let text: Vec<String> = RULES.iter().map(rules::line).collect();
    let (mut changes, mut in_name_only) = (0, 0);
    for (number, rule) in RULES.iter().enumerate() {
        for changed in of(rule) {
            let new = rules::line(&changed.rule);
            let differing = text
                .iter()
                .enumerate()
                .filter(|(at, line)| if *at == number { **line != new } else { **line == new });
            let differing = differing.count();
            assert_eq!(differing, usize::from(differ(rule, &changed.rule)), "{}", changed.how);
            changes += differing;
            in_name_only += 1 - differing;
        }
    }
    // "Its owner" beside "everybody" says nothing new.
    assert!(changes > 50 * in_name_only, "{changes} changes, {in_name_only} in name only");
}
