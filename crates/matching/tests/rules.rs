//! Hard rules, the lens, and what is said about them.

mod support;

use support::{
    Dice,
    people::{Programme, giver, lens, mentee, offered, programme},
};
use trellis_certificate::{Extent, Verdict, check};
use trellis_matching::{
    Ask, Audience, Because, Code, Help, Key, Lens, Line, Market, Mode, Objective, Offer, Offered,
    OrganisationRule, Pair, Part, Person, Pin, Problem, Profile, Reason, Rule, Shown, Side, Ties, Wish,
};

fn pair(i: u64, j: u64) -> Pair {
    Pair { mentee: mentee(i), giver: giver(j) }
}

fn pin(i: u64, j: u64) -> Pin {
    Pin { mentee: mentee(i), giver: giver(j), both_agreed: false }
}

/// `n` mentees and `m` givers of whom nothing else is known.
fn plain(n: u64, m: u64) -> Programme {
    Programme {
        people: (0..n).map(mentee).chain((0..m).map(giver)).map(Person::new).collect(),
        asks: (0..n).map(|i| Ask::new(mentee(i))).collect(),
        offers: (0..m).map(|j| Offer::new(giver(j))).collect(),
        ties: Ties::default(),
        profile: Profile::mentor(),
    }
}

fn refused(programme: &Programme) -> Vec<Problem> {
    let Programme { people, asks, offers, ties, profile } = programme;
    Market::new(people, asks, offers, ties, profile.clone(), None).expect_err("this is refused")
}

#[test]
fn a_chain_of_twelve_managers_is_blocked_both_ways_also_through_outsiders() {
    let chain = |bottom: Key, top: Key| -> Vec<Line> {
        let outsiders = (0..11).map(|k| Key::new(&format!("outsider{k}")));
        let all: Vec<Key> = std::iter::once(bottom).chain(outsiders).chain([top]).collect();
        all.windows(2).map(|two| Line { person: two[0].clone(), manager: two[1].clone() }).collect()
    };
    for (bottom, top) in [(mentee(0), giver(0)), (giver(0), mentee(0))] {
        let mut programme = plain(1, 2);
        programme.ties.lines = chain(bottom, top);
        let market = programme.market();
        let rule = market.broken_rule(&mentee(0), &giver(0)).expect("a line of management");
        assert_eq!((rule, rule.shown()), (Rule::LineOfManagement, Shown::NotPossible));
        assert_eq!(market.broken_rule(&mentee(0), &giver(1)), None);
        assert!(market.manager_cycles().is_empty());
        assert_eq!(market.solve(Objective::Most).givers_of(&mentee(0)), vec![&giver(1)]);
    }
}

#[test]
fn a_cycle_of_managers_is_reported_and_blocks_all_its_members() {
    let mut programme = plain(2, 2);
    let line = |person: Key, manager: Key| Line { person, manager };
    programme.ties.lines =
        vec![line(mentee(0), giver(0)), line(giver(0), giver(1)), line(giver(1), mentee(0))];
    let market = programme.market();
    assert_eq!(market.manager_cycles(), [vec![giver(0), giver(1), mentee(0)]]);
    for j in 0..2 {
        assert_eq!(market.broken_rule(&mentee(0), &giver(j)), Some(Rule::LineOfManagement));
        assert_eq!(market.broken_rule(&mentee(1), &giver(j)), None);
    }
}

#[test]
fn private_rules_and_a_giver_who_is_not_ready_are_told_in_the_same_words_and_without_figures() {
    let ties: [fn(&mut Programme); 6] = [
        |p| p.ties.conflicts.push(Pair { mentee: giver(0), giver: mentee(0) }),
        |p| p.ties.rather_not.push(pair(0, 0)),
        |p| p.ties.earlier.push(pair(0, 0)),
        |p| p.ties.lines.push(Line { person: giver(0), manager: mentee(0) }),
        |p| p.offers[0].ready = false,
        |p| p.asks[0].lens.extend(Lens::asked("gender", "woman", Wish::Wanted, 1, true)),
    ];
    for tie in ties {
        let mut programme = plain(1, 1);
        tie(&mut programme);
        let market = programme.market();
        assert_eq!(market.broken_rule(&mentee(0), &giver(0)).map(Rule::shown), Some(Shown::NotPossible));
        let plan = market.solve(Objective::Best);
        for audience in [Audience::Mentee, Audience::Giver, Audience::Coordinator] {
            assert_eq!(plan.explain(&mentee(0), &giver(0), audience), Err(Shown::NotPossible));
        }
        let unserved = plan.unserved();
        assert_eq!(unserved.len(), 1);
        assert_eq!((unserved[0].reason, unserved[0].nobody), (Reason::NoPossibleGiver, true));
        assert!(unserved[0].help.is_empty(), "private rules are never named");
    }
}

#[test]
fn the_first_rule_in_order_is_the_recorded_one() {
    let mut programme = plain(1, 1);
    programme.ties.forbidden.push(pair(0, 0));
    programme.people[0].organisation = Code::new("Org1");
    programme.people[1].organisation = Code::new(" org1 ");
    programme.profile.rules.organisation = OrganisationRule::OtherOnly;
    let rule = |programme: &Programme| programme.market().broken_rule(&mentee(0), &giver(0));
    assert_eq!(rule(&programme), Some(Rule::Organisation));
    assert_eq!(Rule::Organisation.shown(), Shown::Rule(Rule::Organisation));
    programme.ties.conflicts.push(pair(0, 0));
    assert_eq!(rule(&programme), Some(Rule::Conflict));
    programme.offers[0].places = 0;
    assert_eq!(rule(&programme), Some(Rule::Full));
    assert_eq!(Rule::Full.shown(), Shown::Full);
    programme.profile.rules.organisation = OrganisationRule::Any;
    programme.ties.conflicts.clear();
    programme.offers[0].places = 1;
    assert_eq!(rule(&programme), Some(Rule::Forbidden));
    assert_eq!(Rule::Forbidden.shown(), Shown::ByCoordinator);
}

#[test]
fn one_person_in_both_roles_is_not_their_own_giver_however_the_key_is_written() {
    let mut programme = plain(1, 1);
    programme.offers[0].giver = Key::new(" MENTEE0@Example.org");
    let market = programme.market();
    assert_eq!(market.broken_rule(&mentee(0), &mentee(0)), Some(Rule::SamePerson));
    assert_eq!(market.possible_pairs(), 0);
}

/// One list of pairs among the ties.
type List = fn(&mut Ties) -> &mut Vec<Pair>;

#[test]
fn a_pinned_pair_may_overrule_settings_and_nothing_else() {
    let mut programme = plain(2, 2);
    programme.people[0].organisation = Code::new("one");
    programme.people[2].organisation = Code::new("one");
    programme.profile.rules.organisation = OrganisationRule::OtherOnly;
    programme.ties.pinned.push(pin(0, 0));
    let plan = programme.market().solve(Objective::Most);
    assert_eq!(plan.givers_of(&mentee(0)), vec![&giver(0)]);
    assert_eq!(plan.pairs().iter().filter(|one| one.pinned).count(), 1);
    assert!(plan.is_optimal());

    let lists: [(List, Shown); 5] = [
        (|ties| &mut ties.conflicts, Shown::NotPossible),
        (|ties| &mut ties.rather_not, Shown::NotPossible),
        (|ties| &mut ties.earlier, Shown::NotPossible),
        (|ties| &mut ties.forbidden, Shown::ByCoordinator),
        (|ties| &mut ties.other_hats, Shown::Rule(Rule::OtherHat)),
    ];
    for (list, shown) in lists {
        let mut against = programme.clone();
        list(&mut against.ties).push(pair(0, 0));
        assert_eq!(refused(&against), [Problem::PinRefused { mentee: mentee(0), giver: giver(0), shown }]);
    }
    let mut agreed = programme.clone();
    agreed.ties.other_hats.push(pair(0, 0));
    agreed.ties.pinned[0].both_agreed = true;
    let plan = agreed.market().solve(Objective::Most);
    assert_eq!(plan.givers_of(&mentee(0)), vec![&giver(0)]);
    assert_eq!(
        check(&plan.certificate().to_json(), &plan.market().instance().to_json(), Extent::All),
        Verdict::Optimal
    );
}

#[test]
fn pins_beyond_places_or_wishes_are_refused_with_their_numbers() {
    let mut programme = plain(2, 2);
    programme.ties.pinned = vec![pin(0, 0), pin(1, 0)];
    assert_eq!(refused(&programme), [Problem::PinsBeyondPlaces { giver: giver(0), places: 1, pinned: 2 }]);
    programme.ties.pinned = vec![pin(0, 0), pin(0, 1)];
    assert_eq!(refused(&programme), [Problem::PinsBeyondWanted { mentee: mentee(0), wanted: 1, pinned: 2 }]);
    programme.ties.pinned = vec![pin(0, 0), pin(0, 0), pin(7, 1)];
    assert_eq!(
        refused(&programme),
        [
            Problem::PinUnknown { mentee: mentee(7), giver: giver(1) },
            Problem::PinTwice { mentee: mentee(0), giver: giver(0) },
        ]
    );
}

#[test]
fn every_problem_is_reported_not_the_first() {
    let mut programme = plain(2, 1);
    programme.people.push(Person::new(mentee(0)));
    programme.people.push(Person::new(Key::new("  ")));
    programme.asks.push(Ask { wanted: 4, ..Ask::new(mentee(9)) });
    programme.offers.push(Offer::new(giver(0)));
    assert_eq!(
        refused(&programme),
        [
            Problem::EmptyKey,
            Problem::PersonTwice(mentee(0)),
            Problem::OfferTwice(giver(0)),
            Problem::AskOfNobody(mentee(9)),
            Problem::TooManyWanted { mentee: mentee(9), wanted: 4 },
        ]
    );
}

#[test]
fn no_plan_and_no_shortlist_holds_a_pair_that_breaks_a_rule() {
    let mut dice = Dice(31);
    let mut seen = 0;
    for _ in 0..300 {
        let market = programme(8, 6, &mut dice).market();
        let shortlists = market.shortlists(3, Objective::Most);
        let listed = shortlists.lists.iter().flat_map(|list| &list.people);
        for one in shortlists.reference.pairs().iter().chain(listed) {
            assert_eq!(market.broken_rule(&one.mentee, &one.giver), None);
            seen += 1;
        }
    }
    assert!(seen > 1_000, "{seen}");
}

#[test]
fn the_order_of_rows_changes_no_byte() {
    let mut dice = Dice(32);
    for _ in 0..150 {
        let programme = programme(9, 7, &mut dice);
        let (market, other) = (programme.market(), programme.shuffled(&mut dice).market());
        assert_eq!(market.instance().to_json(), other.instance().to_json());
        let (a, b) = (market.solve(Objective::Most), other.solve(Objective::Most));
        assert_eq!(a.certificate().to_json(), b.certificate().to_json());
        assert_eq!(a.pairs(), b.pairs());
        assert_eq!(a.unserved(), b.unserved());
    }
}

#[test]
fn offers_change_nothing_when_nobodys_wish_is_on() {
    let mut dice = Dice(33);
    for _ in 0..150 {
        let mut programme = programme(7, 6, &mut dice);
        for ask in &mut programme.asks {
            ask.lens.clear();
        }
        let mut other = programme.clone();
        for offer in &mut other.offers {
            offer.offered = offered(&mut dice);
        }
        let (market, other) = (programme.market(), other.market());
        assert_eq!(market.seed(), other.seed());
        assert_eq!(market.instance().to_json(), other.instance().to_json());
        let (a, b) = (market.solve(Objective::Cover), other.solve(Objective::Cover));
        assert_eq!(a.certificate().to_json(), b.certificate().to_json());
        assert_eq!(a.pairs(), b.pairs());
    }
}

#[test]
fn other_peoples_wishes_and_all_offers_leave_the_costs_of_a_mentee_without_a_lens_alone() {
    let mut dice = Dice(34);
    let mut compared = 0;
    for _ in 0..150 {
        let programme = programme(7, 6, &mut dice);
        let mut other = programme.clone();
        for offer in &mut other.offers {
            offer.offered = offered(&mut dice);
        }
        for ask in &mut other.asks {
            if !ask.lens.is_empty() {
                ask.lens = lens(&mut dice);
            }
        }
        let (market, changed) = (programme.market(), other.market());
        assert_eq!(market.seed(), changed.seed(), "no lens can move a tie");
        assert_eq!(market.mentee_keys(), changed.mentee_keys());
        for ask in programme.asks.iter().filter(|ask| ask.lens.is_empty()) {
            for offer in &programme.offers {
                let row = |market: &Market| {
                    (market.cost(&ask.mentee, &offer.giver), market.broken_rule(&ask.mentee, &offer.giver))
                };
                assert_eq!(row(&market), row(&changed));
                compared += 1;
            }
        }
    }
    assert!(compared > 1_000, "{compared}");
}

#[test]
fn a_wish_that_is_not_on_cannot_be_written_down() {
    assert_eq!(Lens::asked("gender", "canary", Wish::NoMatter, 3, true), None);
    assert_eq!(Lens::asked("gender", "canary", Wish::Wanted, 0, true), None);
    assert_eq!(Lens::asked("gender", "  ", Wish::Wanted, 3, true), None);
    assert!(Lens::asked("gender", "woman", Wish::NotWanted, 1, false).is_some());
}

/// The worked example of the design: two people whose score is 721.
fn worked() -> Programme {
    let mut programme = plain(1, 1);
    let [mentee, giver] = &mut programme.people[..] else { unreachable!("there are two people") };
    (mentee.profession, mentee.family) = (Code::new("physiotherapist"), Code::new("ahp"));
    (giver.profession, giver.family) = (Code::new("dietitian"), Code::new("ahp"));
    (mentee.region, giver.region) = (Code::new("north"), Code::new("North"));
    mentee.site = Code::new("one");
    giver.site = Code::new("two");
    (mentee.step, giver.step) = (Some(5), Some(6));
    (mentee.slots, giver.slots) = (Some(0b1111), Some(0b1_0111));
    (mentee.mode, giver.mode) = (Some(Mode::Either), Some(Mode::Remote));
    mentee.style = [Some(Side::A); 8];
    giver.style = [Some(Side::A); 8];
    (giver.style[3], giver.style[5]) = (Some(Side::B), None);
    let tags = |names: &[&str]| names.iter().filter_map(|name| Code::new(name)).collect::<Vec<_>>();
    programme.asks[0].needs = tags(&["interviews", "research", "networks"]);
    programme.offers[0].tags = tags(&["networks", "interviews"]);
    programme.asks[0].lens.extend(Lens::asked("faith", "Muslim", Wish::Wanted, 2, false));
    programme.offers[0].offered.extend(Offered::new("faith", " muslim"));
    programme
}

#[test]
fn the_worked_example_costs_279_and_choices_cost_69_129_and_567() {
    let mut programme = worked();
    let cost = |programme: &Programme| programme.market().cost(&mentee(0), &giver(0));
    assert_eq!(cost(&programme), Some(279));
    let choice = |j: u64, rank: u8| trellis_matching::Choice { giver: giver(j), rank };
    programme.asks[0].choices = vec![choice(0, 1)];
    assert_eq!(cost(&programme), Some(69));
    programme.asks[0].choices = vec![choice(0, 2)];
    assert_eq!(cost(&programme), Some(129));
    programme.people.push(Person::new(giver(1)));
    programme.offers.push(Offer::new(giver(1)));
    programme.asks[0].choices = vec![choice(1, 1)];
    assert_eq!(cost(&programme), Some(567));
}

#[test]
fn mentees_read_facts_and_coordinators_read_words_that_hide_the_lens() {
    let programme = worked();
    let plan = programme.market().solve(Objective::Most);
    let told = plan.explain(&mentee(0), &giver(0), Audience::Mentee).expect("they are together");
    let tags = |names: &[&str]| names.iter().filter_map(|name| Code::new(name)).collect::<Vec<_>>();
    assert_eq!(
        told.because,
        [
            Because::Needs(tags(&["interviews", "networks"])),
            Because::Lens,
            Because::Style { agree: 6, answered: 8 },
            Because::Step(1),
        ]
    );
    let mut without = programme.clone();
    without.asks[0].lens.clear();
    let bare = without.market().solve(Objective::Most);
    for audience in [Audience::Giver, Audience::Coordinator] {
        let with = plan.explain(&mentee(0), &giver(0), audience).expect("they are together");
        let without = bare.explain(&mentee(0), &giver(0), audience).expect("they are together");
        let form =
            |one: &trellis_matching::Explanation| one.parts.iter().map(|part| part.0).collect::<Vec<Part>>();
        assert_eq!(form(&with), form(&without));
        assert!(
            with.because.contains(&Because::PersonalFit) && without.because.contains(&Because::PersonalFit)
        );
        assert!(!with.because.contains(&Because::Lens));
    }
}

#[test]
fn the_unserved_are_told_which_rule_or_what_place_would_help() {
    let mut programme = plain(2, 2);
    for person in &mut programme.people {
        (person.organisation, person.team) = (Code::new("trust"), Code::new("ward 5"));
    }
    programme.people[0].team = None;
    programme.people[2].profession = Code::new("radiographer");
    programme.offers[1].places = 0;
    programme.asks[0].weeks_waited = 3;
    let plan = programme.market().solve(Objective::Most);
    let unserved = plan.unserved();
    assert_eq!(unserved.len(), 1);
    assert_eq!(unserved[0].mentee, mentee(1));
    assert_eq!(unserved[0].reason, Reason::NoPossibleGiver);
    assert_eq!(unserved[0].help, [Help::OpenRule { rule: Rule::Place, givers: 1 }]);

    programme.people[1].team = None;
    let unserved = programme.market().solve(Objective::Most).unserved();
    assert_eq!((&unserved[0].mentee, unserved[0].reason), (&mentee(1), Reason::PlacesShort));
    assert_eq!(unserved[0].help, [Help::OnePlace { profession: Code::new("radiographer"), region: None }]);
}
