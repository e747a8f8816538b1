//! Measures the engine at size: `cargo bench -p trellis-matching --bench scale -- [NAME …]`. Prints what was found beside
//! what must be, and how long it took on the clock; figures worth keeping go to `docs/benchmarks.md`.
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

use std::{env, fs, time::Instant};

use trellis_matching::{
    bench::{INSTANCES, Named, People, uniform},
    scale::{Effort, Living, Mmat, Pairs, Rows, bound, prove, solve},
};

fn main() {
    let args: Vec<String> = env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let option =
        |name: &str| env::args().find_map(|arg| arg.strip_prefix(&format!("--{name}=")).map(str::to_owned));
    let number = |name: &str, or: usize| option(name).and_then(|n| n.parse().ok()).unwrap_or(or);
    let effort = Effort {
        candidates: number("candidates", Effort::default().candidates),
        added: number("added", Effort::default().added),
        threads: number("threads", Effort::default().threads),
    };
    let runs = number("runs", 1);
    let chosen = |name: &str| args.is_empty() || args.iter().any(|arg| arg == name);
    for named in INSTANCES.iter().filter(|named| chosen(named.name)) {
        for _ in 0..runs {
            people(named, effort, option("write").as_deref(), number("surplus", 0) > 0);
        }
    }
    if chosen("uniform-2k") {
        let market = uniform(1, 2000);
        for _ in 0..runs {
            arcs("uniform-2k", &market, effort);
        }
        if let Some(folder) = option("write") {
            keep(&folder, "uniform-2k", &market);
        }
    }
}

fn people(named: &Named, effort: Effort, folder: Option<&str>, surplus: bool) {
    let mut people = People::generate(1, named.mentees, named.givers);
    if named.one_place {
        people = people.with_one_place_each();
    }
    println!("{}: check value {:016x}", named.name, people.check_value());
    let k = named.candidates.map_or(usize::MAX, |k| k as usize);
    let begun = Instant::now();
    let candidates = people.cheapest(k, effort.threads);
    println!("  {} arcs scored and chosen in {:?}", candidates.rows.pairs(), begun.elapsed());
    solved(&candidates.rows, &people);
    if let Some(folder) = folder {
        keep(folder, named.name, &Mmat::of(&candidates.rows, 2000, people.places()));
    }
    if named.one_place {
        arcs(named.name, &Mmat::of(&candidates.rows, 2000, people.places()), effort);
    }
    if named.candidates.is_some() {
        changes(&candidates.rows, &people);
    }
    drop(candidates);
    let begun = Instant::now();
    let proven = prove(&people, effort).expect("it fits");
    println!(
        "  end to end over all pairs: {} ({}), {} over the first candidates, {} rounds, {} kept, {:?}, peak {} MiB",
        proven.solved.value,
        proven.solved.unserved(),
        proven.over_candidates,
        proven.rounds,
        proven.kept,
        begun.elapsed(),
        peak()
    );
    if surplus {
        let begun = Instant::now();
        let places = people
            .places()
            .iter()
            .zip(&proven.solved.p)
            .map(|(&n, &p)| if n > 0 { i128::from(n) * i128::from(p) } else { 0 });
        let bound = proven.solved.pi.iter().map(|&pi| i128::from(pi)).sum::<i128>()
            - places.sum::<i128>()
            - people.surplus(&proven.solved.pi, &proven.solved.p, effort.threads);
        println!("  bound over all pairs {bound}, by asking every pair, in {:?}", begun.elapsed());
    }
}

fn solved(rows: &Rows<i32>, people: &People) {
    let (empty, places) = (people.empty(), people.places());
    let begun = Instant::now();
    let plan = solve(rows, &empty, places).expect("it fits");
    let took = begun.elapsed();
    let bound = bound(rows, &empty, places, &plan.pi, &plan.p);
    println!("  solved over arcs in {took:?}: {} ({}), bound {bound}", plan.value, plan.unserved());
}

/// A hundred people leave and come back, one by one.
fn changes(rows: &Rows<i32>, people: &People) {
    let mut living = Living::new(rows, &people.empty(), people.places()).expect("it fits");
    let (mut leaves, mut joins) = (Vec::new(), Vec::new());
    for number in 0..100 {
        let mentee = number * (rows.mentees() / 100);
        let begun = Instant::now();
        living.leave(mentee as u32);
        leaves.push(begun.elapsed());
        let row = rows.row(mentee).to_vec();
        let begun = Instant::now();
        living.join(row, 2000).expect("it fits");
        joins.push(begun.elapsed());
    }
    leaves.sort_unstable();
    joins.sort_unstable();
    println!(
        "  leave {:?} in the middle, {:?} at worst; join {:?}, {:?}",
        leaves[50], leaves[99], joins[50], joins[99]
    );
}

fn arcs(name: &str, market: &Mmat, effort: Effort) {
    let begun = Instant::now();
    let proven = prove(market, Effort { candidates: 32, ..effort }).expect("it fits");
    let took = begun.elapsed();
    println!(
        "{name} from its file: {} ({}), {} rounds, {} kept, {took:?}",
        proven.solved.value,
        proven.solved.unserved(),
        proven.rounds,
        proven.kept
    );
}

fn keep(folder: &str, name: &str, market: &Mmat) {
    fs::write(format!("{folder}/{name}.mmat"), market.write()).expect("the folder can be written");
}

/// The most memory the process had so far, in MiB.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
