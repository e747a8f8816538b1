//! Every table: whether a person takes their rows of it along in a copy of everything, and what is left of them after an
//! erasure. A table that is not here fails a test, so that nobody adds one without having thought of both.

/// What a copy of everything holds of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// The person's rows, as facts.
    Told,
    /// The person's rows, opened, while their private space stands open.
    Opened,
    /// Nothing, for this reason.
    Left(&'static str),
}

/// What an erasure makes of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erased {
    /// The person's rows are deleted.
    Goes,
    /// Rows stay where somebody else's record needs them, without anything that says who it was.
    Stays(&'static str),
    /// No row is about a person.
    Nobody,
}

/// One table.
#[derive(Debug, Clone, Copy)]
pub struct Holding {
    /// Its name in the schema.
    pub table: &'static str,
    /// In a copy of everything.
    pub copied: Copied,
    /// After an erasure.
    pub erased: Erased,
}

macro_rules! holdings {
    ($($table:literal: $copied:expr, $erased:expr;)*) => {
        /// All tables. To add one is to add its line.
        pub const ALL: &[Holding] =
            &[$(Holding { table: $table, copied: $copied, erased: $erased }),*];
    };
}

use Copied::{Left, Opened, Told};
use Erased::{Goes, Nobody, Stays};

holdings! {
    "account": Told, Stays("the pairs of others hang on it; its address is gone");
    "staff_grant": Told, Goes;
    "grant_proposal": Told, Goes;
    "session": Told, Goes;
    "sign_in_link": Told, Goes;
    "answered": Left("keys of forms that were sent; they end with the session"), Goes;
    "draft": Opened, Goes;
    "setting": Left("about the installation"), Nobody;
    "organisation": Left("about the programme"), Nobody;
    "programme": Left("about the programme"), Nobody;
    "positive_action": Left("about the programme; names in it were typed as part of a decision"), Nobody;
    "purpose": Left("about the programme"), Nobody;
    "readiness": Left("about the programme"), Nobody;
    "charter": Left("about the programme; who signed was typed as part of a decision"), Nobody;
    "assessment": Left("about the programme"), Nobody;
    "signpost": Left("about the programme"), Nobody;
    "cohort": Left("about the programme"), Nobody;
    "person": Told, Stays("the pairs of others hang on it; every word in it is gone");
    "participation": Told, Stays("the pairs of others hang on it; only hat, state and dates are left");
    "self_declaration": Told, Goes;
    "application": Told, Goes;
    "capacity": Told, Goes;
    "giver_hours": Told, Goes;
    "hours": Told, Goes;
    "training": Told, Goes;
    "consent": Told, Goes;
    "invitation": Told, Goes;
    "do_not_contact": Left("a digest of an address that asked for no letters; it leads to nobody"), Stays("the wish is kept");
    "people_import": Left("a file of many people; what it brought stands under your profile"), Goes;
    "choice": Opened, Goes;
    "conflict": Opened, Goes;
    "matching_run": Left("sealed, about everybody in a cohort at once; what came of it stands under pairs"), Goes;
    "pin": Left("a coordinator's plan for two people at once"), Goes;
    "pair": Told, Stays("it is the other person's record too; why it was suggested is gone");
    "request_yes": Told, Goes;
    "parting_reason": Left("sealed, and nobody knows which of the two said it"), Goes;
    "chemistry_answer": Told, Goes;
    "keep_in_touch": Told, Goes;
    "signature": Told, Goes;
    "meeting": Told, Stays("the other person met somebody; where is gone");
    "offered_time": Told, Stays("times of meetings that the other person had");
    "meeting_answer": Told, Goes;
    "event": Told, Stays("the audit chain cannot be changed; it holds no name");
    "event_text": Left("the id that an event is about, and nothing else"), Goes;
    "access_event": Told, Stays("what a member of staff opened stays for whom it was about, without a name");
    "list_access": Told, Stays("what a member of staff opened, without a name");
    "letter": Told, Goes;
    "notice": Told, Goes;
    "job": Left("work that is due; it names a thing"), Goes;
    "departure": Told, Goes;
    "hand_over": Told, Goes;
    "listed": Left("that somebody has not been here yet; whoever reads this has"), Goes;
    "foretold": Told, Goes;
    "deletion": Left("counts what was deleted; never whose"), Nobody;
    "member_key": Told, Goes;
    "key_wrap": Told, Goes;
    "space": Left("where writing lies; what you wrote is in the copy"), Goes;
    "space_reader": Left("where writing lies; what you wrote is in the copy"), Goes;
    "epoch_copy": Left("keys of places; what they open is in the copy"), Goes;
    "item": Opened, Goes;
    "summary": Told, Stays("what the other person has sent is theirs; what was written by or about who is erased is gone");
    "goal": Told, Stays("where a goal of the other person stands; what was written of it by who is erased is gone");
    "agreement": Told, Stays("how many versions the other person's agreement had; no word of them");
    "sponsorship_act": Left("sealed together with what the other said; it stands on your page of it"), Goes;
    "sponsor_consent": Left("sealed together with what the other may do; it stands on your page of it"), Goes;
    "panel_declaration": Left("sealed together with what the other said; it stands on your page of it"), Goes;
    "succession": Told, Goes;
    "exception": Opened, Goes;
    "kept_act": Left("sealed; its line is in the copy, and it stands on your page of it"), Goes;
    "ask": Told, Goes;
    "measure": Opened, Goes;
    "call_request": Told, Goes;
    "instrument": Left("about the programme"), Nobody;
    "felt_response": Left("sealed apart, so that nothing but its page shows it"), Goes;
    "guide_to_send": Left("from whom a guide comes stands nowhere"), Stays("sealed, and gone within three weeks");
    "support_request": Told, Goes;
    "support_copy": Left("keys of places; what they open is in the copy"), Goes;
    "support_word": Opened, Goes;
    "circle": Left("about all of its members; your own place is in the copy"), Nobody;
    "circle_seat": Told, Goes;
    "rules_agreement": Told, Goes;
    "merger": Left("about two circles; what you answered stands on the page that asks"), Nobody;
    "merger_answer": Left("sealed, and gone when the question is settled; it stands on the page that asks"), Goes;
    "circle_session": Left("counts heads; never whose"), Nobody;
    "supervision": Left("about all of its members; that you are in it is in the copy"), Nobody;
    "supervision_seat": Told, Goes;
    "sitting": Left("a date of a group; those to which you came are in the copy"), Nobody;
    "attendance": Told, Goes;
    "sealed_draft": Opened, Goes;
    "workshop": Left("about a group; a seat belongs to nobody's account"), Stays("the group's record; not who led it");
    "workshop_seat": Left("a digest of chance that a browser holds; it leads to no account"), Nobody;
    "workshop_fact": Left("about a group, without a name; nothing leads from it to an account"), Nobody;
    "workshop_live": Left("sealed with a key that is destroyed with its stage; nothing leads from it to an account"), Nobody;
    "workshop_entry": Left("the group's public record, without a name or a text"), Nobody;
    "workshop_table": Left("what a group voted, without a name"), Nobody;
}
