"""Holds the figures of `trellis ngt analyse` against scipy, numpy and pingouin. A development check, not part of CI.

    pip install scipy pingouin
    python3 crates/tally/check/oracles.py target/debug/trellis
"""

import itertools, json, random, subprocess, sys, tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pingouin
from scipy import stats

PROGRAM = sys.argv[1]
FOLDER = Path(tempfile.mkdtemp())
WORST = {}


def analyse(cells, table, *flags):
    """`table` has a row for each voter; None is an empty cell."""
    path = FOLDER / "votes.csv"
    heads = ["voter"] + [f"i{j}" for j in range(len(table[0]))]
    rows = [[f"v{i}"] + ["" if x is None else str(x) for x in row] for i, row in enumerate(table)]
    path.write_text("\n".join(",".join(row) for row in [heads] + rows) + "\n")
    ran = subprocess.run([PROGRAM, "ngt", "analyse", path, "--cells", cells, "--json", *flags], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def close(name, ours, theirs, scale=1.0):
    apart = abs(ours - theirs) / max(abs(theirs), scale)
    WORST[name] = max(WORST.get(name, 0.0), apart)
    assert apart < 1e-9, (name, ours, theirs)


def agreement(table):
    """Friedman with ties, its tails, and the mean of all pairwise Spearman correlations."""
    kendall = analyse("rating", table)["kendall"]
    array = np.array(table, float)
    m, n = array.shape
    if n >= 3:
        chi2, p = stats.friedmanchisquare(*array.T)
        close("chi2", kendall["chi2"], chi2)
        close("p_chi2", kendall["p_chi2"], p)
        long = pd.DataFrame([(i, j, array[i, j]) for i in range(m) for j in range(n)], columns=["v", "i", "x"])
        for method, f_keys in [("chisq", ()), ("f", ("F", "df1", "df2", "p_F"))]:
            row = pingouin.friedman(long, dv="x", within="i", subject="v", method=method).iloc[0]
            close("W", kendall["W"], row["W"])
            if f_keys and isinstance(kendall["F"], (int, float)):
                p_name = next(name for name in row.index if name.lower().startswith("p"))
                for key, theirs in zip(f_keys, [row["F"], row["ddof1"], row["ddof2"], row[p_name]]):
                    close(key, kendall[key], theirs)
    rho = [stats.spearmanr(array[a], array[b]).statistic for a, b in itertools.combinations(range(m), 2)]
    close("mean_rho", kendall["mean_rho"], np.mean(rho))


def ratings(table):
    result = analyse("rating", table)
    for j, rated in enumerate(result["ratings"]):
        column = [row[j] for row in table if row[j] is not None]
        p30, p50, p70 = np.percentile(column, [30, 50, 70], method="linear")
        di = (p70 - p30) / (2.35 + 1.5 * abs(5 - (p30 + p70) / 2))
        for name, theirs in [("p30", p30), ("median", p50), ("p70", p70), ("di", di)]:
            close(name, rated[name], theirs)


def exact(table):
    """All shuffles of all voters but the first, by numpy."""
    ours = analyse("rating", table)["kendall"]
    assert ours["perm_method"].startswith("exact"), ours["perm_method"]
    ranks = np.array([stats.rankdata([-x for x in row]) for row in table])
    sums = ranks[:1]
    for row in ranks[1:]:
        orders = np.array(list(itertools.permutations(row)))
        sums = (sums[:, None, :] + orders[None, :, :]).reshape(-1, len(row))
    spread = lambda s: ((s - s.mean(axis=-1, keepdims=True)) ** 2).sum(axis=-1)
    found = spread(ranks.sum(axis=0)[None, :])[0]
    close("p_perm", ours["p_perm"], np.mean(spread(sums) >= found - 1e-9))


def main():
    random.seed(2026)
    for _ in range(60):
        m, n = random.randint(2, 14), random.randint(2, 9)
        table = [[random.randint(1, 9) for _ in range(n)] for _ in range(m)]
        if all(len(set(row)) > 1 for row in table):
            agreement(table)
        ratings([[None if random.random() < 0.2 else x for x in row] for row in table] + [[5] * n])
    for _ in range(20):
        table = [random.sample(range(1, 10), 4) for _ in range(4)]
        exact(table)
    for name, apart in WORST.items():
        print(f"{name:10} largest relative difference {apart:.1e}")


main()
