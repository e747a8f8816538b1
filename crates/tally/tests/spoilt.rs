//! No file whatever makes the reading stop in any other way than with tables or with reasons.

use proptest::prelude::*;
use trellis_tally::{
    Asked, Cells, FEWEST, LAYOUTS, Reading, Refused, SchemeName, Source, Unlisted, analyse, report,
};

/// Good files of every kind, to be spoilt.
const FILES: [(&str, Option<Cells>); 10] = [
    ("group,voter,item,rank\nE,a,x,1\nE,a,y,2\nW,b,y,1\nW,b,x,2\n", None),
    ("voter,x,y,z\na,5,4,3\nb,3,,5\nc,4,5,\n", Some(Cells::Points)),
    ("item,p1,p2,p3\nx,5,4,1\ny,1,2,3\nz,2,2,9\n", Some(Cells::Rating)),
    ("group,voter,rank1,rank2,rank3\nE,a,x,y,\nW,b,y,z,x\n", None),
    ("voter,order\na,\"x,{y,z}\"\nb,\"z\"\nc,\"{x,y,z}\"\n", None),
    ("rating,panellists\n1,0\n5,3\n9,2\n", None),
    ("item,score,supporters\nx,17,4\ny,4.5,2\n", None),
    ("item,median,p30,p70\nx,7,6,8\ny,5.5,2,9\n", None),
    ("item,rank_sum\nx,7\ny,9.5\n", None),
    (
        "# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 4\n# NUMBER UNIQUE ORDERS: 2\n# ALTERNATIVE NAME 1: x\n\
         # ALTERNATIVE NAME 2: y\n# ALTERNATIVE NAME 3: z\n3: 1,{2,3}\n1: 2\n",
        None,
    ),
];

const PIECES: [&str; 24] = [
    "",
    ",",
    ";",
    "\n",
    "\r\n",
    "\"",
    "{",
    "}",
    ":",
    "#",
    "-1",
    "0",
    "1.5",
    "9",
    "10",
    "99999999999999999999",
    "NaN",
    "x",
    "voter",
    "rank1",
    "é",
    "e\u{301}",
    "\u{feff}",
    "\u{202e}",
];

fn asked() -> impl Strategy<Value = Asked> {
    let cells = [Cells::Rank, Cells::Points, Cells::Rating, Cells::Dots, Cells::Approve].map(Some);
    let cells = prop::sample::select([&[None][..], &cells].concat());
    let schemes =
        [SchemeName::TopK, SchemeName::FullRank, SchemeName::Ratings, SchemeName::Dots, SchemeName::Approval];
    let schemes = prop::sample::select([&[None; 4][..], &schemes.map(Some)].concat());
    let layouts: Vec<_> = LAYOUTS.iter().map(|(_, layout)| Some(*layout)).chain([None; 20]).collect();
    (
        cells,
        schemes,
        prop::sample::select(layouts),
        prop::option::of(1_u32..600),
        prop::option::of(0_u32..20),
        any::<bool>(),
    )
        .prop_map(|(cells, scheme, layout, k, voters, missing)| Asked {
            reading: Reading { layout, cells, ..Reading::default() },
            scheme,
            k,
            voters,
            resamples: FEWEST,
            unlisted: if missing { Unlisted::Missing } else { Unlisted::Below },
            ..Asked::default()
        })
}

fn answered(bytes: &[u8], asked: &Asked) -> Result<(), TestCaseError> {
    match analyse(&Source { name: "x", bytes }, None, asked) {
        Ok(analysis) => {
            let json = analysis.tally.to_json();
            prop_assert!(json.ends_with("}\n") && !json.contains("null"), "{}", json);
            prop_assert!(report(&analysis.tally).lines().count() > 2);
        }
        Err(Refused::Usage(says)) => prop_assert!(says.len() > 10),
        Err(Refused::Input(faults) | Refused::Contradiction(faults)) => {
            prop_assert!(!faults.listed.is_empty() && faults.listed.len() <= 50);
        }
    }
    Ok(())
}

/// Sixteen times as many cases as usual; `PROPTEST_CASES=62500` makes a million of each.
fn many() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: 16 * usual.cases, failure_persistence: None, ..usual }
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn a_good_file_spoilt_anywhere_is_answered(
        (file, cells) in prop::sample::select(&FILES[..]),
        spoils in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..4, prop::sample::select(&PIECES[..])), 0..4),
        asked in asked(),
        as_meant in any::<bool>(),
    ) {
        // Half of the time the file is read as it was meant.
        let meant = Asked { reading: Reading { cells, ..Reading::default() }, resamples: FEWEST, ..Asked::default() };
        let meant = Asked { k: asked.k, voters: Some(4), ..meant };
        let asked = if as_meant { meant } else { asked };
        let mut letters: Vec<char> = file.chars().collect();
        for (at, gone, piece) in spoils {
            let at = at.index(letters.len() + 1);
            let end = (at + gone).min(letters.len());
            letters.splice(at..end, piece.chars());
        }
        answered(letters.into_iter().collect::<String>().as_bytes(), &asked)?;
    }

    #[test]
    fn any_bytes_at_all_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..300), asked in asked()) {
        answered(&bytes, &asked)?;
    }
}
