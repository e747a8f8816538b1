//! What was sent from a page of a room, read into a command of the machine. What makes no sense is a value that is refused,
//! never a page that breaks.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use trellis_domain::id::Id;
use trellis_programme::workshops::Sent;
use trellis_workshop::{
    Action, Ballot, ChoiceId, Fault, HoldReason, LabelRef, LeaverChoice, ObjectedTo, PauseReason, Phase,
    Reject, Scheme, Seat,
};

/// Every field of a form, as it came.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Sending(Vec<(String, String)>);

impl Sending {
    /// The text of a field; empty where it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text)
    }

    /// Every value of a field that may be sent more than once.
    fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, text)| text.as_str())
    }

    /// The envelope.
    pub fn envelope(&self) -> Result<Sent, Reject> {
        let id = self.text("sending").parse().map_err(|_| Fault::Unknown)?;
        let phase: Phase = self.text("phase").parse().map_err(|_| Reject::WrongPhase)?;
        Ok(Sent { id, phase, base: self.text("base").parse().ok() })
    }

    fn about<K>(&self) -> Result<Id<K>, Reject> {
        self.text("about").parse().map_err(|_| Reject::NotVisible)
    }

    fn number<T: std::str::FromStr>(&self, name: &str) -> Result<T, Reject> {
        self.text(name).trim().parse().map_err(|_| Fault::OutOfRange.into())
    }

    /// What was typed, with line ends as the machine takes them: browsers send two signs for one.
    fn typed(&self) -> String {
        self.text("text").trim_end().replace("\r\n", "\n")
    }

    fn objected(&self) -> Result<ObjectedTo, Reject> {
        match self.text("kind") {
            "merge" => Ok(ObjectedTo::Merge(self.about()?)),
            _ => Ok(ObjectedTo::Wording(self.about()?)),
        }
    }

    /// What both seats and whoever leads may ask for.
    fn shared(&self) -> Option<Result<Action, Reject>> {
        let text = self.typed();
        let action = match self.text("do") {
            "ask" => self.about().map(|idea| Action::Ask { idea, text }),
            "explain" => self.about().map(|idea| Action::Explain { idea, text }),
            "wording" => self.about().map(|idea| Action::ProposeWording { idea, text }),
            "agree" => self.about().map(|wording| Action::AcceptWording { wording, edit_right: None }),
            "merge" => self.merge(),
            "undo" => self.about().map(|merge| Action::Undo { merge }),
            "theme" => Ok(Action::ProposeTheme { name: text }),
            "move" => self.moved(),
            "again" => Ok(Action::RequestVote),
            _ => return None,
        };
        Some(action)
    }

    fn merge(&self) -> Result<Action, Reject> {
        let items: Result<Vec<_>, _> = self.all("item").map(str::parse).collect();
        let items = items.map_err(|_| Fault::Unknown)?;
        let (idea, version) = self.text("label").split_once('.').ok_or(Fault::Unknown)?;
        let label = LabelRef {
            idea: idea.parse().map_err(|_| Fault::Unknown)?,
            version: version.parse().map_err(|_| Fault::Unknown)?,
        };
        Ok(Action::ProposeMerge { items, label })
    }

    fn moved(&self) -> Result<Action, Reject> {
        let theme = match self.text("theme") {
            "" => None,
            theme => Some(theme.parse().map_err(|_| Reject::NotVisible)?),
        };
        Ok(Action::MoveItem { item: self.about()?, theme })
    }

    /// What a seat asks for; `scheme` is that of the open vote.
    pub fn of_seat(&self, scheme: Option<Scheme>) -> Result<Action, Reject> {
        if let Some(shared) = self.shared() {
            return shared;
        }
        let text = self.typed();
        Ok(match self.text("do") {
            "guess" => Action::AcceptGuessing,
            "leave" => Action::WithdrawConsent,
            "ready" => Action::Acknowledge,
            "draft" => Action::SaveDraft { idea: self.text("about").parse().ok(), text, queue: true },
            "drop" => Action::DeleteDraft { idea: self.about()? },
            "done" => Action::Done(true),
            "not-done" => Action::Done(false),
            "if-gone" if self.text("choice") == "share" => Action::SetLeaverChoice(LeaverChoice::ShareForMe),
            "if-gone" => Action::SetLeaverChoice(LeaverChoice::Withdraw),
            "share" => Action::ShareNext,
            "pass" => Action::Pass,
            "withdraw" => Action::Withdraw { idea: self.about()?, edit_right: None },
            "object" => Action::Object(self.objected()?),
            "object-no-more" => Action::WithdrawObjection(self.objected()?),
            "cast" => {
                let ballot = self.ballot(scheme.ok_or(Reject::TooLate)?)?;
                Action::Cast { item_set: self.item_set()?, ballot }
            }
            "abstain" => Action::Abstain { item_set: self.item_set()? },
            _ => return Err(Fault::Unknown.into()),
        })
    }

    fn item_set(&self) -> Result<trellis_workshop::Hash, Reject> {
        let quoted = format!("\"{}\"", self.text("set"));
        serde_json::from_str(&quoted).map_err(|_| Reject::ItemSetChanged)
    }

    /// What whoever leads asks for; a seat where they saw somebody leave.
    pub fn of_lead(&self) -> Result<Result<Action, Seat>, Reject> {
        if let Some(shared) = self.shared() {
            return shared.map(Ok);
        }
        let reason = self.typed();
        let seat = || self.number("about").map(Seat);
        Ok(Ok(match self.text("do") {
            "away" => return seat().map(Err),
            "lock" => Action::Lock,
            "advance" => Action::Advance,
            "back" => Action::StepBack,
            "extend" => Action::Extend { seconds: self.number::<u32>("minutes")?.saturating_mul(60) },
            "eject" => Action::Eject { seat: seat()?, reason },
            "deal" => Action::Deal,
            "skip" => Action::SkipTurn { reason },
            "hold" => Action::Hold { idea: self.about()?, reason: hold_reason(self.text("why"))? },
            "last-call" => Action::LastCall,
            "close-early" => Action::CloseEarly { reason },
            "release" => Action::Release { seat: seat()? },
            "understood" => Action::MarkUnderstood { idea: self.about()? },
            "park" => Action::Park { idea: self.about()?, reason },
            "freeze" => Action::Freeze { vote_on: None },
            "open-vote" => Action::OpenVote { keep: None },
            "call" => Action::CallVote,
            "close-vote" => Action::CloseVote { reason: Some(reason).filter(|reason| !reason.is_empty()) },
            "void" => Action::VoidRound { reason },
            "discuss" => Action::Discuss,
            "decide" => Action::Decide { text: reason },
            "close" => Action::Close,
            "pause" => Action::Pause(PauseReason::Facilitator),
            "resume" => Action::Resume,
            "deviate" => Action::Deviate { reason },
            "abort" => Action::Abort { reason },
            _ => return Err(Fault::Unknown.into()),
        }))
    }

    /// The fields of a ballot: each choice with what was typed beside it. An empty field is no answer.
    fn marks(&self) -> Result<Vec<(ChoiceId, &str)>, Reject> {
        let marks = self.0.iter().filter_map(|(name, text)| Some((name.strip_prefix("c-")?, text.trim())));
        marks
            .filter(|(_, text)| !text.is_empty())
            .map(|(choice, text)| Ok((choice.parse().map_err(|_| Fault::Unknown)?, text)))
            .collect()
    }

    fn ballot(&self, scheme: Scheme) -> Result<Ballot, Reject> {
        let marks = self.marks()?;
        let numbers = || -> Result<Vec<(ChoiceId, u16)>, Reject> {
            let read = |(choice, text): &(ChoiceId, &str)| Some((*choice, text.parse::<u16>().ok()?));
            marks.iter().map(read).collect::<Option<_>>().ok_or(Fault::OutOfRange.into())
        };
        Ok(match scheme {
            Scheme::TopK { .. } => Ballot::TopK(places(numbers()?)?),
            Scheme::FullRank => Ballot::FullRank(places(numbers()?)?),
            Scheme::Rate => {
                let rated =
                    numbers()?.into_iter().map(|(choice, mark)| Some((choice, u8::try_from(mark).ok()?)));
                Ballot::Rate(rated.collect::<Option<BTreeMap<_, _>>>().ok_or(Fault::OutOfRange)?)
            }
            Scheme::Dots { .. } => {
                Ballot::Dots(numbers()?.into_iter().filter(|(_, dots)| *dots > 0).collect())
            }
            Scheme::Approval { .. } => {
                Ballot::Approval(marks.iter().map(|(choice, _)| *choice).collect::<BTreeSet<_>>())
            }
            Scheme::Pairwise { .. } => return Err(Fault::OtherScheme.into()),
        })
    }
}

/// Choices with their places, first place first: 1, 2, 3 without a gap and without two in one place.
fn places(mut numbered: Vec<(ChoiceId, u16)>) -> Result<Vec<ChoiceId>, Reject> {
    numbered.sort_by_key(|(_, place)| *place);
    let twice = numbered.windows(2).any(|pair| pair[0].1 == pair[1].1);
    if twice {
        return Err(Fault::Twice.into());
    }
    if numbered.iter().zip(1..).any(|((_, place), expected)| *place != expected) {
        return Err(Fault::OutOfRange.into());
    }
    Ok(numbered.into_iter().map(|(choice, _)| choice).collect())
}

fn hold_reason(code: &str) -> Result<HoldReason, Reject> {
    match code {
        "identifying" => Ok(HoldReason::Identifying),
        "harmful" => Ok(HoldReason::Harmful),
        "off-topic" => Ok(HoldReason::OffTopic),
        _ => Err(Fault::Unknown.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(n: u8) -> ChoiceId {
        format!("{n:032x}").parse().expect("32 digits")
    }

    fn sent(fields: &[(&str, &str)]) -> Sending {
        Sending(fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn places_are_read_in_their_order_and_a_gap_or_a_tie_is_refused() {
        let typed = |marks: [&str; 3]| {
            let names: Vec<String> = (1..=3).map(|n| format!("c-{}", choice(n))).collect();
            let fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(marks).collect();
            sent(&fields).ballot(Scheme::TopK { k: 3 })
        };
        assert_eq!(typed(["2", "", "1"]), Ok(Ballot::TopK(vec![choice(3), choice(1)])));
        assert_eq!(typed(["1", "1", ""]), Err(Fault::Twice.into()));
        assert_eq!(typed(["1", "", "3"]), Err(Fault::OutOfRange.into()));
        assert_eq!(typed(["first", "", ""]), Err(Fault::OutOfRange.into()));
    }

    #[test]
    fn an_empty_field_is_no_answer_which_is_not_the_lowest() {
        let name = format!("c-{}", choice(1));
        let other = format!("c-{}", choice(2));
        let rated = sent(&[(name.as_str(), "1"), (other.as_str(), " ")]).ballot(Scheme::Rate);
        assert_eq!(rated, Ok(Ballot::Rate(BTreeMap::from([(choice(1), 1)]))));
    }

    #[test]
    fn a_line_end_of_a_browser_is_one_sign() {
        let typed = sent(&[("do", "draft"), ("text", "Rotas\r\nsix weeks ahead\r\n")]).of_seat(None);
        let text = "Rotas\nsix weeks ahead".to_owned();
        assert_eq!(typed, Ok(Action::SaveDraft { idea: None, text, queue: true }));
    }

    #[test]
    fn a_command_that_there_is_not_is_refused() {
        assert_eq!(sent(&[("do", "rule")]).of_lead(), Err(Fault::Unknown.into()));
        assert_eq!(sent(&[("do", "lock")]).of_seat(None), Err(Fault::Unknown.into()));
        assert_eq!(sent(&[("do", "away"), ("about", "3")]).of_lead(), Ok(Err(Seat(3))));
    }
}
