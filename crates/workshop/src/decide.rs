//! What a command leads to, or why it is refused. Deciding changes nothing.

mod anytime;
mod clarify;
mod coming;
mod ending;
mod lap;
mod leaving;
mod moving;
mod sharing;
mod theme;
mod vote;
mod writing;

use crate::{
    command::{Action, Command, Ctx},
    fact::Fact,
    may::may,
    pen::Pen,
    phase::Phase,
    record::Record,
    reject::Reject,
    role::Actor,
    workshop::Workshop,
};

/// A submit may be this late if its draft was saved before, in milliseconds.
const GRACE_MS: u64 = 5_000;

/// What this command leads to. An accepted command that comes again under the same id leads to nothing more: its first answer
/// stands. A refused one is weighed anew, because it changed nothing.
///
/// # Errors
/// The first reason against it; see [`Reject`].
pub fn decide(s: &Workshop, c: &Command, ctx: &Ctx) -> Result<Vec<Fact>, Reject> {
    if !known(s, c) || !may(&c.action, c.by) {
        return Err(Reject::NotVisible);
    }
    if s.answered.get(&c.by).is_some_and(|done| done.contains(&c.id)) {
        return Ok(Vec::new());
    }
    in_time(s, c, ctx)?;
    let mut pen = Pen::new(s, c, ctx);
    act(s, c, &mut pen)?;
    if !pen.facts.is_empty() {
        pen.record(Record::Answered { by: c.by, id: c.id });
    }
    Ok(pen.facts)
}

/// Whether whoever sends it is there.
fn known(s: &Workshop, c: &Command) -> bool {
    match c.by {
        Actor::Owner | Actor::Server => true,
        Actor::Facilitator(n) => (1..=s.staff.facilitators).contains(&n),
        Actor::Scribe(n) => (1..=s.staff.scribes).contains(&n),
        Actor::Seat(seat) => s.owns.contains_key(&seat) || matches!(c.action, Action::Join { .. }),
    }
}

fn in_time(s: &Workshop, c: &Command, ctx: &Ctx) -> Result<(), Reject> {
    let late_draft = matches!(c.action, Action::SaveDraft { idea: Some(_), .. })
        && (c.expected_phase, s.phase()) == (Phase::Silent, Phase::RoundRobin)
        && ctx.now_ms <= s.cover.since_s * 1_000 + GRACE_MS;
    if c.expected_phase != s.phase() && !late_draft {
        return Err(Reject::WrongPhase);
    }
    use Action::*;
    let rests = matches!(
        c.action,
        Resume
            | HandOver { .. }
            | Deviate { .. }
            | Redact { .. }
            | Abort { .. }
            | Presence { .. }
            | Tick
            | WithdrawConsent
    );
    let again = matches!(c.action, Pause(_)) && c.by == Actor::Server;
    if s.paused() && !rests && !again { Err(Reject::Paused) } else { Ok(()) }
}

fn act(s: &Workshop, c: &Command, pen: &mut Pen) -> Result<(), Reject> {
    use Action::*;
    match &c.action {
        Configure(config) => s.configure(pen, config),
        OpenLobby => s.open_lobby(pen),
        Amend { config, reason } => s.amend(pen, config, reason),

        Join { name, band } => s.join(pen, c.by, name, *band),
        SetName(name) => s.set_name(pen, seat(c), name),
        Consent => s.consent(pen, seat(c)),
        AcceptGuessing => s.accept_guessing(pen, seat(c)),
        WithdrawConsent => s.withdraw_consent(pen, seat(c)),
        Eject { seat, reason } => s.eject(pen, *seat, reason),
        Lock => s.lock(pen),
        Presence { seat, here } => s.presence(pen, *seat, *here),
        Acknowledge => s.acknowledge(pen, seat(c)),

        Advance => s.advance(pen),
        StepBack => s.step_back(pen),
        Extend { seconds } => s.extend(pen, *seconds),
        Tick => s.tick(pen),

        SaveDraft { idea, text, queue } => s.save_draft(pen, seat(c), *idea, c.base_seq, text, *queue),
        DeleteDraft { idea } => s.delete_draft(pen, seat(c), *idea),
        OrderDrafts(order) => s.order_drafts(pen, seat(c), order),
        Done(done) => s.done(pen, seat(c), *done),
        AllowScribe(scribe) => s.allow_scribe(pen, seat(c), *scribe),
        Dictate { seat, idea, text } => s.dictate(pen, c.by, *seat, *idea, c.base_seq, text),
        SetLeaverChoice(choice) => s.set_leaver_choice(pen, seat(c), *choice),

        Deal => s.deal(pen),
        ShareNext => s.share_next(pen, seat(c)),
        Pass => s.pass(pen, seat(c)),
        SkipTurn { reason } => s.skip_turn(pen, reason),
        Withdraw { idea, edit_right } => s.withdraw(pen, seat(c), *idea, *edit_right),
        Hold { idea, reason } => s.hold(pen, *idea, *reason),
        LastCall => s.last_call(pen),
        CloseEarly { reason } => s.close_early(pen, reason),
        Release { seat } => s.release(pen, *seat),
        LinksGone => s.links_gone(pen),

        Ask { idea, text } => s.ask(pen, *idea, text),
        Explain { idea, text } => s.explain(pen, *idea, text),
        ProposeWording { idea, text } => s.propose_wording(pen, *idea, text),
        AcceptWording { wording, edit_right } => s.accept_wording(pen, c.by, *wording, *edit_right),
        MarkUnderstood { idea } => s.mark_understood(pen, *idea),
        Park { idea, reason } => s.park(pen, *idea, reason),

        ProposeMerge { items, label } => s.propose_merge(pen, items, *label),
        Object(to) => s.object(pen, seat(c), *to),
        WithdrawObjection(to) => s.withdraw_objection(pen, seat(c), *to),
        Undo { merge } => s.undo(pen, *merge),
        ProposeTheme { name } => s.propose_theme(pen, name),
        MoveItem { item, theme } => s.move_item(pen, *item, *theme, c.base_seq),
        Freeze { vote_on } => s.freeze(pen, *vote_on),

        OpenVote { keep } => s.open_next_vote(pen, keep.as_deref()),
        Cast { item_set, ballot } => s.cast(pen, seat(c), *item_set, Some(ballot)),
        Abstain { item_set } => s.cast(pen, seat(c), *item_set, None),
        ExtendSeat { seat, seconds } => s.extend_seat(pen, *seat, *seconds),
        CallVote => s.call_vote(pen),
        CloseVote { reason } => s.close_vote(pen, reason.as_deref()),
        VoidRound { reason } => s.void_round(pen, reason),
        ShowTally { tally } => s.show_tally(pen, *tally),

        Discuss => s.discuss(pen),
        RequestVote => s.request_vote(pen, c.by),
        Note { text } => s.note(pen, text),
        Decide { text } => s.decided(pen, text),
        Close => s.close(pen),
        Addendum { text } => s.addendum(pen, text),
        Seal => s.seal(pen, c.by == Actor::Owner),
        Publish { result } => s.publish(pen, *result),
        Adopt { result } => s.adopt(pen, *result),

        Pause(why) => s.pause(pen, *why),
        Resume => s.resume(pen),
        HandOver { to } => s.hand_over(pen, *to),
        Deviate { reason } => s.deviate(pen, reason),
        Redact { of } => s.redact(pen, *of),
        Abort { reason } => s.abort(pen, reason),
    }
}

/// The seat that acts; `may` has seen to it that there is one.
fn seat(c: &Command) -> crate::id::Seat {
    match c.by {
        Actor::Seat(seat) => seat,
        _ => crate::id::Seat(0),
    }
}

impl Workshop {
    /// Only in these phases.
    fn only(&self, holds: bool) -> Result<(), Reject> {
        if holds { Ok(()) } else { Err(Reject::WrongPhase) }
    }
}
