//! Where the film is cut into groups of pictures that are encoded and shown without each other.

use super::Settings;
use std::ops::Range;

/// The longest group, and so the furthest that a player must decode before it shows where somebody jumped.
const LONGEST_SECONDS: u32 = 5;

/// One group at each key frame, and as many more, of about the same length, as keep each within five seconds. A group begins
/// with a picture that moves if there is one near, for the first picture of a group is encoded anew and differs a little from
/// the one before. This depends on the film alone, so that the number of workers never changes a byte.
pub(super) fn plan(settings: &Settings, held: &dyn Fn(u32) -> bool) -> Vec<Range<u32>> {
    let ends = settings.key_frames.iter().skip(1).copied().chain([settings.frames]);
    let longest = LONGEST_SECONDS * settings.fps;
    settings.key_frames.iter().zip(ends).flat_map(|(start, end)| parts(*start..end, longest, held)).collect()
}

fn parts(range: Range<u32>, longest: u32, held: &dyn Fn(u32) -> bool) -> Vec<Range<u32>> {
    let (mut at, mut parts) = (range.start, Vec::new());
    while range.end - at > longest {
        let left = range.end - at;
        let even = at + left / left.div_ceil(longest);
        let near = at + longest / 2..=at + longest;
        let border =
            near.filter(|frame| !held(*frame)).min_by_key(|frame| frame.abs_diff(even)).unwrap_or(even);
        parts.push(at..border);
        at = border;
    }
    parts.push(at..range.end);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn film(frames: u32, fps: u32, key_frames: Vec<u32>) -> Settings {
        Settings {
            width: 64,
            height: 64,
            fps,
            frames,
            key_frames,
            chapters: vec![],
            title: String::new(),
            language: "en".into(),
            comment: String::new(),
        }
    }

    #[test]
    fn a_scene_of_twelve_seconds_is_three_groups_of_four() {
        let moving = |frames, key_frames| plan(&film(frames, 30, key_frames), &|_| false);
        assert_eq!(moving(460, vec![0, 100]), [0..100, 100..220, 220..340, 340..460]);
        assert_eq!(moving(151, vec![0]), [0..75, 75..151]);
        assert_eq!(moving(3, vec![0, 1, 2]), [0..1, 1..2, 2..3]);
    }

    #[test]
    fn a_group_begins_where_something_moves_unless_all_stands_still() {
        let film = film(300, 30, vec![0]);
        assert_eq!(plan(&film, &|frame| frame != 0), [0..150, 150..300]);
        assert_eq!(plan(&film, &|frame| (120..=180).contains(&frame)), [0..119, 119..209, 209..300]);
        assert_eq!(plan(&film, &|frame| (120..150).contains(&frame)), [0..150, 150..300]);
    }

    proptest! {
        #[test]
        fn groups_cover_the_film_in_order_and_start_at_every_key_frame(
            fps in prop::sample::select(vec![24_u32, 25, 30, 50, 60]),
            frames in 1..9000_u32,
            keys in prop::collection::btree_set(1..9000_u32, 0..20),
            still in prop::collection::vec(any::<bool>(), 100),
        ) {
            let keys: Vec<u32> = [0].into_iter().chain(keys.into_iter().filter(|key| *key < frames)).collect();
            let held = |frame: u32| still[(frame / 40) as usize % 100];
            let plan = plan(&film(frames, fps, keys.clone()), &held);
            let mut at = 0;
            for group in &plan {
                prop_assert_eq!(group.start, at);
                prop_assert!(!group.is_empty() && group.end - group.start <= 5 * fps);
                at = group.end;
            }
            prop_assert_eq!(at, frames);
            prop_assert!(keys.iter().all(|key| plan.iter().any(|group| group.start == *key)));
        }
    }
}
