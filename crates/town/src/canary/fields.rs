//! Every field that holds private words, one a line: how sure it is kept, who writes it, and who else may ever read it.

use super::Who::{self, *};

/// How private a field is (`trust.md`, data classes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Written by members to each other or for themselves, sealed with their own keys.
    A,
    /// A choice for one purpose, sealed under the server's key.
    B,
    /// Written like class A, and released to the coordinators: while it is, a copy lies sealed under the server's key.
    Released,
    /// A fact of the programme: on its pages, never outside them.
    C,
    /// Looked through in the request that brings it, and kept nowhere.
    Nowhere,
}

/// One field, with the canary that the story puts into it.
#[derive(Debug)]
pub struct Field {
    /// What is written into it, and into nothing else.
    pub canary: &'static str,
    /// Its class.
    pub class: Class,
    /// What it is.
    pub what: &'static str,
    /// Who writes it; it is in this person's copy of everything, and in nobody else's. None without an account.
    pub writer: Option<Who>,
    /// Who else reads it, on their own pages.
    pub readers: &'static [Who],
    /// Where it is typed: the route of the form, and the field. A star at the end of a field stands for any ending.
    pub typed: (&'static str, &'static str),
}

macro_rules! writer {
    (Nobody) => {
        None
    };
    ($who:ident) => {
        Some($who)
    };
}

macro_rules! fields {
    ($($canary:literal $class:ident $what:literal: $writer:ident, $readers:expr; $route:literal $name:literal;)*) => {
        /// The table. To add a field that holds private words is to add its line, and to fill it in the story.
        pub const FIELDS: &[Field] = &[$(Field {
            canary: $canary,
            class: Class::$class,
            what: $what,
            writer: writer!($writer),
            readers: &$readers,
            typed: ($route, $name),
        }),*];
    };
}

fields! {
    // The two of a pair.
    "canary01" A "a note of a mentee": Amina, [Grace]; "/pairs/{id}/notes" "note";
    "canary02" A "a note of a mentor": Grace, [Amina]; "/pairs/{id}/notes" "note";
    "canary03" A "a mentee's own reflection": Amina, []; "/pairs/{id}/notes" "reflection";
    "canary04" A "a mentor's own reflection": Grace, []; "/pairs/{id}/notes" "reflection";
    "canary05" A "a note that was begun": Amina, []; "/pairs/{id}/notes" "note";
    "canary06" A "a reflection that was begun": Amina, []; "/pairs/{id}/notes" "reflection";
    "canary07" A "a goal": Amina, [Grace]; "/pairs/{id}/goals" "text";
    "canary08" A "how a goal is measured": Amina, [Grace]; "/pairs/{id}/goals" "measure";
    "canary09" A "a goal that was begun": Amina, []; "/pairs/{id}/goals" "text";
    "canary10" A "another wording of a goal that was begun": Amina, []; "/goals/{id}/wording" "text";
    "canary11" A "another measure that was begun": Amina, []; "/goals/{id}/wording" "measure";
    "canary12" A "a step": Grace, [Amina]; "/goals/{id}/steps" "what";
    "canary13" A "a step that was begun": Grace, []; "/goals/{id}/steps" "what";
    "canary14" A "a clause of the agreement's own": Amina, [Grace]; "/pairs/{id}/agreement/clauses" "clauses";
    "canary15" A "a clause that was begun": Grace, []; "/pairs/{id}/agreement/clauses" "clauses";
    "canary16" A "half-way, what has helped": Amina, [Grace]; "/pairs/{id}/review" "first";
    "canary17" A "half-way, what would make it better": Amina, [Grace]; "/pairs/{id}/review" "second";
    "canary18" A "half-way, what the rest is for": Grace, [Amina]; "/pairs/{id}/review" "third";
    "canary19" A "a review that only one has shared": Amina, []; "/pairs/{id}/review" "first";
    "canary20" A "a review that was begun": Sian, []; "/pairs/{id}/review" "second";
    "canary21" A "a farewell of a mentee": Amina, [Owen]; "/pairs/{id}/review" "first";
    "canary22" A "a farewell of a sponsor": Owen, [Amina]; "/pairs/{id}/review" "third";
    // What a mentee needs, and what somebody keeps for themselves.
    "canary23" A "a need for herself alone": Amina, []; "/needs/answers/{question}" "text";
    "canary24" A "a need for her helpers": Amina, [Grace, Owen, Sian]; "/needs/answers/{question}" "text";
    "canary25" A "a need for her mentor alone": Amina, [Grace]; "/needs/answers/{question}" "text";
    "canary26" A "the wording of a need before": Amina, []; "/needs/answers/{question}" "text";
    "canary27" A "a need that was begun": Amina, []; "/needs/answers/{question}" "text";
    "canary28" A "an entry of a mentee's record": Amina, []; "/record/entry" "text";
    "canary29" A "an entry of a mentor's record": Grace, []; "/record/entry" "text";
    "canary30" A "an entry that was begun": Amina, []; "/record/entry" "text";
    // The first talk, what is taken away from a meeting, and summaries.
    "canary52" A "an answer of the first talk that she keeps": Amina, []; "/pairs/{id}/opener" "q*";
    "canary53" A "an answer of the first talk that she brings": Amina, [Grace]; "/pairs/{id}/opener" "q*";
    "canary54" A "an answer of the first talk that was begun": Grace, []; "/pairs/{id}/opener" "q*";
    "canary55" A "what she takes away": Amina, []; "/meetings/{id}/confirmation" "taken";
    "canary56" A "what he takes away and shows": Grace, [Amina]; "/meetings/{id}/confirmation" "taken";
    "canary57" A "what is taken away that was begun": Amina, []; "/meetings/{id}/confirmation" "taken";
    "canary58" Released "a summary for the coordinators": Amina, [Grace, Helen]; "/pairs/{id}/notes/summary" "text";
    "canary59" A "a summary that waits for her word": Grace, [Amina]; "/pairs/{id}/notes/summary" "text";
    "canary73" A "a summary that was begun": Amina, []; "/pairs/{id}/notes/summary" "text";
    // Help.
    "canary66" A "what she asks help with": Amina, [Helen]; "/support/write" "text";
    "canary67" A "the answer": Helen, [Amina]; "/co/support/{id}" "text";
    "canary68" A "what she adds": Amina, [Helen]; "/support/{id}" "text";
    "canary69" A "what she was about to add": Amina, []; "/support/{id}" "text";
    "canary70" A "an answer that was begun": Helen, []; "/co/support/{id}" "text";
    "canary71" A "a worry about a circle": Ravi, [Helen]; "/circles/{id}/concern" "text";
    "canary72" A "what somebody without an account asks": Nobody, [Helen]; "/support/new" "text";
    "canary77" A "a message that was begun": Amina, []; "/support/write" "text";
    "canary78" A "a worry that was begun": Nia, []; "/circles/{id}/concern" "text";
    "canary74" Nowhere "a case that a mentor has looked through": Grace, []; "/mentor/supervision/case" "text";
    // Asks.
    "canary31" A "an ask": Amina, [Sian]; "/pairs/{id}/asks" "text";
    "canary32" A "a mentee's word about it": Amina, [Sian]; "/asks/{id}/words" "word";
    "canary33" A "an ally's word about it": Sian, [Amina]; "/ally/asks/{id}/words" "word";
    "canary34" A "what an ally did": Sian, [Amina]; "/ally/asks/{id}/done" "line";
    "canary35" A "an ask that was not sent": Amina, []; "/pairs/{id}/asks" "text";
    "canary36" A "an ask that was begun": Amina, []; "/pairs/{id}/asks" "text";
    "canary37" A "a mentee's word that was begun": Amina, []; "/asks/{id}/words" "word";
    "canary38" A "an ally's word that was begun": Sian, []; "/ally/asks/{id}/words" "word";
    // Sponsorship.
    "canary40" A "what she hopes for": Amina, [Owen]; "/opportunities/{id}" "aims";
    "canary41" A "the line of an act": Owen, [Amina]; "/sponsor/this-month" "line";
    "canary42" A "the line of an act that was dropped": Owen, []; "/sponsor/acts/{id}" "line";
    "canary43" A "the post of a panel": Owen, []; "/sponsor/panels" "post";
    "canary44" A "an act that was begun": Owen, []; "/sponsor/this-month" "line";
    "canary45" A "another line of an act that was begun": Owen, []; "/sponsor/acts/{id}" "line";
    "canary46" A "hopes that were begun": Frank, []; "/opportunities/{id}" "aims";
    "canary47" A "a post that was begun": Owen, []; "/sponsor/panels" "post";
    "canary75" A "the line of an act that she keeps for her next sponsor": Sue, [Frank]; "/sponsor/this-month" "line";
    // A circle.
    "canary48" A "rules of a circle": Amina, [Bola, Ravi, Nia]; "/circle/{id}/rules" "rules";
    "canary49" A "the next version of the rules": Ravi, [Amina, Bola, Nia]; "/circle/{id}/rules" "rules";
    "canary50" A "rules that were begun": Bola, []; "/circle/{id}/rules" "rules";
    "canary51" B "a name within the circle": Bola, [Amina, Ravi, Nia]; "/circle/{id}" "name";
    // Choices.
    "canary60" B "a wish about a helper, in own words": Amina, [];
        "/me/preferences-for-matching/lens/{id}/{step}" "words-other";
    "canary61" B "a wish that was begun": Bola, []; "/me/preferences-for-matching/lens/{id}/{step}" "words-other";
    "canary62" B "an offer for matching alone": David, []; "/me/preferences-for-matching/offer/{id}/{step}" "words-other";
    "canary63" B "an offer that is shown on a suggestion": David, [Bola];
        "/me/preferences-for-matching/offer/{id}/{step}" "words-other";
    "canary64" B "an offer that was begun": Grace, []; "/me/preferences-for-matching/offer/{id}/{step}" "words-other";
    "canary65" B "with whom she would rather not be": Amina, []; "/me/not-with" "address";
    "canary76" B "why one helper may be her mentor and her sponsor": Devi, [Gwen]; "/pairs/{id}/two-people" "reason";
    // A workshop: what was shared in it, and the alias of a seat. Whoever holds a seat reads it, and whoever leads.
    "canary86" B "an idea that was shared in a workshop": Nobody, [Bola, Devi, Frank, Helen]; "/ngt/{id}" "text";
    "canary87" B "an alias in a workshop": Nobody, [Helen]; "/ngt/{id}/seats" "name";
    // Facts: only what leaves the pages is searched for these.
    "canary80" C "a last name": Amina, []; "/start/{id}/{step}" "last_name";
    "canary81" C "where a meeting is": Grace, []; "/pairs/{id}/meet" "place";
    "canary82" C "why a record was opened": Helen, []; "/co/people/{id}/reasons" "reason";
    "canary83" C "the programme's own name": Helen, []; "/co/programme/words" "internal_name";
    "canary84" C "the name of a cohort": Helen, []; "/co/programme/timetable" "name";
    "canary85" C "why two were pinned": Helen, []; "/co/matching/pins" "reason";
}

/// Fields into which somebody types, that hold nothing private: what they are. Boxes of dates and times are left out.
/// A star at the end stands for any ending.
pub const PLAIN: &[(&str, &str, &str)] = &[
    ("/admin/people/proposals", "address", "whom to make an administrator"),
    ("/co/circles/new", "name", "the neutral name of a circle"),
    ("/co/circles/{id}/merger", "name", "the neutral name of the circle that two become"),
    ("/co/hats/{id}/training", "source", "where somebody was trained"),
    ("/co/instruments/{name}", "*", "the wording of questions that others have made, and who owns it"),
    ("/co/matching/runs", "mentor-*", "a weight"),
    ("/co/matching/runs", "sponsor-*", "a weight"),
    ("/co/matching/runs", "ally-*", "a weight"),
    ("/co/people/invitations", "addresses", "whom to invite"),
    ("/co/programme/charter", "by", "who signed"),
    ("/co/programme/ground", "*", "the record of positive action"),
    ("/co/programme/guardians", "address", "whom to make a guardian of sponsorship"),
    ("/co/programme/purposes", "*", "who decided, and where two assessments are"),
    ("/co/programme/readiness", "*", "what is planned"),
    ("/co/programme/roles", "address", "whom to make a coordinator"),
    ("/co/programme/signposts", "*", "where to find help"),
    ("/co/programme/timetable/{id}", "name", "the name of a cohort"),
    ("/co/programme/words", "*", "names of the programme"),
    ("/co/supervision/new", "name", "the neutral name of a group"),
    ("/co/supervision/{id}/members", "name", "the neutral name of a group"),
    ("/hours/{id}", "*", "figures"),
    ("/me/not-with/search", "name", "whom to look for; it is kept nowhere"),
    ("/me/unlock/recovery", "code", "the recovery code; it is kept nowhere"),
    ("/ngt/join", "code", "the code of a room, which stands on its screen"),
    ("/ngt/new", "*", "the question of a workshop, and what people agree to"),
    ("/ngt/{id}/control", "*", "what whoever leads a workshop says of it"),
    ("/sign-in", "email", "an address"),
    ("/sign-in/code", "code", "a code from a letter"),
    ("/support/receipt", "receipt", "the code of a message; it is kept nowhere"),
];

/// What is besides in somebody else's copy of everything: she keeps it as something of her own.
pub const KEPT: [(&str, Who); 1] = [("canary75", Frank)];
