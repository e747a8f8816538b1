//! F14: nobody's part follows from the skin, and nobody is drawn small.

use std::collections::BTreeSet;

use kurbo::{Affine, Point};
use trellis_film::cast::{Company, Part};
use trellis_film::evaluate::local;
use trellis_film::plan::{Node, Plan, Scene};
use trellis_film::time::Ms;

use super::report::{Finding, Outcome, Place, Seen};
use crate::shape::parse;
use kurbo::Shape as _;

/// So many different skins among those who help, and among peers.
const SKINS: usize = 4;
/// Standing adults of one scene differ by less than this share.
const HEIGHTS: f64 = 0.01;

/// The row of F14; without pictures heights are not measured.
pub fn cast(company: &Company, plan: Option<&Plan>) -> Finding {
    let helpers = [Part::Mentor, Part::Sponsor, Part::Ally, Part::PossibleMentor];
    let mut seen = vec![skins(company, "helpers", &helpers), skins(company, "peers", &[Part::Peer])];
    seen.extend(
        plan.into_iter().flat_map(|plan| plan.scenes.iter().filter_map(|scene| heights(plan, scene))),
    );
    let mut fine: Vec<_> =
        seen.iter().filter(|seen| seen.place.is_none()).map(|seen| seen.measured.clone()).collect();
    let heights = seen.iter().filter(|seen| seen.place.is_some()).map(|seen| seen.measured.clone()).max();
    fine.extend(heights);
    seen.retain(|seen| seen.outcome > Outcome::Pass);
    Finding::new("F14", "4 skins, light and dark; 1 %", &fine.join("; "), seen)
}

/// Four skins at least, one of them light (1–3) and one dark (6–8).
fn skins(company: &Company, who: &str, parts: &[Part]) -> Seen {
    let skins: BTreeSet<u8> =
        company.cast.values().filter(|look| parts.contains(&look.role)).map(|look| look.skin).collect();
    let varied =
        skins.len() >= SKINS && skins.iter().any(|skin| *skin <= 3) && skins.iter().any(|skin| *skin >= 6);
    let list: Vec<_> = skins.iter().map(ToString::to_string).collect();
    let what = format!("{who} must have four skins at least, one of 1–3 and one of 6–8");
    Seen::new(Outcome::Fail.unless(varied), format!("{who} {}", list.join(" ")), what)
}

/// How much those who stand in a scene differ in height, at its still; none when fewer than two stand.
fn heights(plan: &Plan, scene: &Scene) -> Option<Seen> {
    let standing: Vec<(f64, &Node)> =
        (0..plan.nodes.len()).filter_map(|index| height(plan, index, scene)).collect();
    let least = standing.iter().copied().reduce(|one, other| if other.0 < one.0 { other } else { one })?;
    let most = standing.iter().map(|(height, _)| *height).fold(0.0, f64::max);
    if standing.len() < 2 {
        return None;
    }
    let differ = most / least.0 - 1.0;
    let what = format!(
        "of {} who stand the smallest is {:.0} px, the tallest {most:.0} px",
        standing.len(),
        least.0
    );
    let place = Place::of(plan, scene.still, Some(least.1));
    Some(
        Seen::new(Outcome::Fail.unless(differ < HEIGHTS), format!("heights {:.1} %", differ * 100.0), what)
            .at(place),
    )
}

/// From the floor between the feet to the top of the head, when the node is the body of somebody who stands in the scene.
fn height<'a>(plan: &'a Plan, index: usize, scene: &Scene) -> Option<(f64, &'a Node)> {
    let node = &plan.nodes[index];
    let own = node.id.split('/').next() == Some(scene.id.as_str());
    if !own || !node.id.ends_with("/body") || !is_there(plan, index, scene.still) {
        return None;
    }
    let within = index..node.next as usize;
    let named =
        |name: &str| within.clone().find(|part| plan.nodes[*part].id == format!("{}/{name}", node.id));
    // Whoever sits has sunk.
    named("upper").filter(|upper| plan.nodes[*upper].y.at(scene.still).abs() < 1.0)?;
    let head = named("upper/head/skin")?;
    let top = parse(plan.nodes[head].path.as_deref()?).bounding_box();
    let foot = place(plan, index, scene.still) * Point::ZERO;
    let crown = place(plan, head, scene.still) * Point::new(top.center().x, top.y0);
    Some((crown.distance(foot), node))
}

/// Where a node stands on the canvas.
fn place(plan: &Plan, index: usize, ms: Ms) -> Affine {
    let own = local(&plan.nodes[index], ms);
    plan.nodes[index].parent.map_or(own, |parent| place(plan, parent as usize, ms) * own)
}

fn is_there(plan: &Plan, index: usize, ms: Ms) -> bool {
    let node = &plan.nodes[index];
    let own = (node.on[0]..node.on[1]).contains(&ms) && node.opacity.at(ms) > 0.5;
    own && node.parent.is_none_or(|parent| is_there(plan, parent as usize, ms))
}
