"""Checks the proof of a matching run with nothing but Python 3.9: what `trellis match check` does, written a second time.

    python3 crates/certificate/check.py results/certificate.json [--input results/instance.json] [--quick]

It shares no code with the solver or with the checker in Rust, so that a mistake would have to be made twice to stay hidden:
it follows the words of `matching.md`, whose sections it names (README.md says what those leave open). Every number is whole,
and none is too large. It ends with 0 when the plan keeps every rule, 2 for wrong usage, 4 when the proof does not hold and 5
when the fault is in here.
"""

import argparse, functools, hashlib, json, operator, pathlib, sys, traceback

# The two files (section 9). A range is a whole number in it, a set one of its words, a pair in brackets either form, `[x]` a
# list of any length, a longer list just these.
NUMBER, STEP, PRICE, SUM = range(1 << 32), range(-1000, 1001), range(1 - (1 << 60), 1 << 60), range(-(1 << 63), 1 << 63)
CODE, PAIR, PRICES = (None, NUMBER), [NUMBER, NUMBER], [[NUMBER, [PRICE]]]
CERTIFICATE = {
    "format": {"trellis-certificate/1"}, "instance": str, "objective": {"best", "most", "cover"}, "levels": [str],
    "n": NUMBER, "m": NUMBER, "pairs": [PAIR], "pi": PRICES, "p": PRICES, "value": [SUM], "bound": [SUM],
}
PERSON = {
    "person": NUMBER, "hash": NUMBER, "organisation": CODE, "system": CODE, "site": CODE, "region": CODE, "team": CODE,
    "profession": CODE, "family": CODE, "step": (None, STEP), "languages": [NUMBER], "slots": (None, NUMBER),
    "mode": (None, {"in_person", "remote", "either"}), "style_answered": range(256), "style_b": range(256),
}
MENTEE = {
    **PERSON, "wanted": range(4), "needs": [NUMBER], "outside": bool, "other_profession": bool, "emphasis": [range(5)] * 7,
    "lens": [{"value": NUMBER, "wanted": bool, "weight": range(4), "waits": bool}], "weeks": range(256),
    "choices": [[NUMBER, range(1, 256)]],
}
GIVER = {
    **PERSON, "places": range(256), "half_hours": (None, range(1 << 16)), "ready": bool, "tags": [NUMBER], "offers": [NUMBER],
}
RULES = {
    "organisation": {"any", "other_only", "same_only", "same_system"}, "place": {"any", "not_same_team", "not_same_site"},
    "language": bool, "min_overlap": NUMBER, "mode": bool, "step": (None, [SUM, SUM]),
}
SHARES = {"shares": {"weights": [range(10_001)] * 7, "wished_step": STEP}}
INSTANCE = {
    "format": {"trellis-instance/1"}, "mentees": [MENTEE], "givers": [GIVER], "half_hours_a_place": range(1 << 16), "tie": bool,
    "profile": {"scoring": ({"civil_service"}, SHARES), "empty_place": range(1_000_001), "rules": RULES},
    "lines": [PAIR], "struck": [PAIR], "pinned": [PAIR],
}
# What each goal counts before the total (section 6).
LEADING = {"best": [], "most": ["unserved", "weeks_waited"], "cover": ["mentees_with_nobody", "givers_with_nobody"]}

class Wrong(Exception):
    """What is wrong with a proof, and where."""

def fits(value, form, where):
    """Refuses what is not of the documented form. `true` and 1.0 are no whole numbers."""
    if isinstance(form, tuple):
        if value is None and form[0] is None:
            return
        form = form[0] if form[0] and isinstance(value, str) else form[1]
    if isinstance(form, range):
        good = type(value) is int and value in form
    elif isinstance(form, set):
        good = type(value) is str and value in form
    elif isinstance(form, list):
        good = type(value) is list and len(form) in (1, len(value))
    else:
        good = type(value) is (dict if isinstance(form, dict) else form)
    if not good:
        found = {list: "a list", dict: "an object"}.get(type(value)) or json.dumps(value)[:40]
        raise Wrong(f"{where} is {found} and not {described(form)}")
    for place, one in enumerate(value if isinstance(form, list) else ()):
        fits(one, form[place % len(form)], f"{where}[{place}]")
    for name, inner in form.items() if isinstance(form, dict) else ():
        if name not in value:
            raise Wrong(f"{where} lacks {name}")
        fits(value[name], inner, f"{where}.{name}")

def described(form):
    if isinstance(form, range):
        return f"a whole number from {form[0]} to {form[-1]}"
    if isinstance(form, set):
        return "one of " + ", ".join(sorted(form))
    if isinstance(form, list):
        return f"a list of {len(form)}" if form[1:] else "a list"
    return {str: "a text", bool: "true or false"}[form] if isinstance(form, type) else "an object"

def read(text, name, form):
    """One of the files. A name twice in one object is refused: two readers could see two different files."""

    def once(pairs):
        if len(dict(pairs)) < len(pairs):
            raise ValueError("a name stands twice in one object")
        return dict(pairs)

    def never(number):
        raise ValueError(f"{number} is not a whole number")

    try:
        value = json.loads(text.decode("utf-8"), object_pairs_hook=once, parse_float=never, parse_constant=never)
    except ValueError as why:
        raise Wrong(f"the {name} cannot be read: {why}") from why
    fits(value, form, name)
    return value

# What two people share, where either may be unknown: that passes its rule (section 3).
def same(a, b, what): return a[what] is not None and a[what] == b[what]
def apart(a, b, what): return None not in (a[what], b[what]) and a[what] != b[what]
def rise(a, b): return None if None in (a["step"], b["step"]) else b["step"] - a["step"]
def ones(bits): return bin(bits).count("1")
def shared(a, b): return None if None in (a["slots"], b["slots"]) else ones(a["slots"] & b["slots"])

class Market:
    """Who may be paired with whom (section 4), from coded attributes alone."""

    def __init__(self, instance):
        self.mentees, self.givers, self.profile = instance["mentees"], instance["givers"], instance["profile"]
        for one in self.mentees + self.givers:
            one.update({name: frozenset(one[name]) for name in ("languages", "tags", "offers") if name in one})
        self.struck, self.pinned = ({tuple(pair) for pair in instance[name]} for name in ("struck", "pinned"))
        self.above, self.below = {}, {}
        for person, manager in instance["lines"]:
            self.above.setdefault(person, []).append(manager)
            self.below.setdefault(manager, []).append(person)
        self.line = functools.lru_cache(maxsize=1)(self.line)
        self.rooms = [room(giver, instance["half_hours_a_place"]) for giver in self.givers]
        self.tie = tie if instance["tie"] else lambda a, b: 0
        self.wanted_left, self.room_left = [mentee["wanted"] for mentee in self.mentees], list(self.rooms)
        for i, j in self.pinned:
            take(i, j, self.wanted_left, self.room_left)

    def line(self, person):
        """H3: everybody above and everybody below, over the whole chain of managers, through outsiders too."""
        found = set()
        for onwards in (self.above, self.below):
            seen, ahead = set(), [person]
            while ahead:
                fresh = set(onwards.get(ahead.pop(), ())) - seen
                seen |= fresh
                ahead += fresh
            found |= seen
        return found

    def impossible(self, i, j):
        """H1, H3, H15, H16 and, struck out one by one, H4, H5, H12 to H14: no pin may overrule these. Which of them it was
        is private (section 4), so all of them say the same."""
        a, b = self.mentees[i], self.givers[j]
        waits = any(wish["waits"] and (wish["value"] in b["offers"]) != wish["wanted"] for wish in a["lens"])
        one_line = a["person"] == b["person"] or b["person"] in self.line(a["person"])
        return waits or one_line or (i, j) in self.struck or not b["ready"]

    def set_aside(self, i, j):
        """H6 to H11, the rules that a programme sets and a pin may overrule: the first that is broken, or None."""
        a, b, rules = self.mentees[i], self.givers[j], self.profile["rules"]
        organisations = {
            "any": False, "other_only": same(a, b, "organisation"), "same_only": apart(a, b, "organisation"),
            "same_system": apart(a, b, "system"),
        }
        # A team or a site is not the same where what it belongs to is known to differ.
        site = same(a, b, "site") and not apart(a, b, "organisation")
        team = same(a, b, "team") and not apart(a, b, "organisation") and not apart(a, b, "site")
        places = {"any": False, "not_same_team": team, "not_same_site": site}
        languages = a["languages"] and not a["languages"] & b["languages"]
        slots, steps, modes = shared(a, b), rise(a, b), [a["mode"], b["mode"]]
        far = modes == ["in_person", "in_person"] and apart(a, b, "region")
        broken = {
            "H6 (organisation)": organisations[rules["organisation"]],
            "H7 (team or site)": places[rules["place"]],
            "H8 (language)": rules["language"] and languages,
            "H9 (shared slots)": slots is not None and slots < rules["min_overlap"],
            "H10 (mode)": rules["mode"] and (far or set(modes) == {"in_person", "remote"}),
            "H11 (ladder step)": rules["step"] and steps is not None and not rules["step"][0] <= steps <= rules["step"][1],
        }
        return next((rule for rule, is_broken in broken.items() if is_broken), None)

def take(i, j, wanted, rooms):
    """H2: a pair takes one of the places that the mentee wants and one of the giver's."""
    if not wanted[i]:
        raise Wrong(f"mentee {i} has more givers than wanted")
    if not rooms[j]:
        raise Wrong(f"giver {j} has more mentees than places")
    wanted[i], rooms[j] = wanted[i] - 1, rooms[j] - 1

def room(giver, half_hours_a_place):
    """H2 and H16: places that can be used, none when not ready, no more than the hours allow."""
    places, hours = giver["places"], giver["half_hours"]
    if hours is not None and half_hours_a_place:
        places = min(places, hours // half_hours_a_place)
    return places if giver["ready"] else 0

def apportion(total, weights):
    """Shares a total by weights, by largest remainder, ties to the earlier (5.1)."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda t: -(total * weights[t] % whole))
    for t in by_remainder[: total - sum(parts)]:
        parts[t] += 1
    return parts

def civil_service(a, b):
    """12 points for two grades above, 9 for one, 10 for the same profession (12.3)."""
    return {2: 12, 1: 9}.get(rise(a, b), 0) + 10 * same(a, b, "profession")

def terms(scoring, a, whole):
    """Points of the seven terms, floor(M·level/full) each (5.1); a term is off where the mentee's side is unknown."""
    known = [
        a["needs"], a["style_answered"], a["step"] is not None, a["profession"] is not None, a["slots"] is not None,
        a["site"] is not None or a["region"] is not None, a["mode"],
    ]
    active = [weight * times if on else 0 for weight, times, on in zip(scoring["weights"], a["emphasis"], known)]
    needs, style, step, profession, overlap, place, mode = apportion(whole, active)
    tags = list(zip(a["needs"], apportion(needs, [4, 3, 2, 1][: len(a["needs"])])))
    answered = ones(a["style_answered"]) or 1

    def points(a, b):
        total = sum([part for tag, part in tags if tag in b["tags"]])
        total += style * ones(a["style_answered"] & b["style_answered"] & ~(a["style_b"] ^ b["style_b"])) // answered
        steps = rise(a, b)
        total += step * (2 if steps is None else max(0, 4 - abs(steps - scoring["wished_step"]))) // 4
        near = 2 if same(a, b, "profession") else 1 if same(a, b, "family") else 0
        if b["profession"] is not None:
            total += profession * (2 - near if a["other_profession"] else near) // 2
        total += overlap * min(4, shared(a, b) or 0) // 4
        if not (a["outside"] and same(a, b, "organisation")):
            site = same(a, b, "site") and not apart(a, b, "organisation")
            total += place * (2 if site else same(a, b, "region")) // 2
        modes = a["mode"], b["mode"]
        return total + mode * (None not in modes and (modes[0] == modes[1] or "either" in modes))

    return points

def costs(market, i):
    """The cost of mentee i with any giver: what is missing to a perfect score, bent by the mentee's choices (5.4)."""
    a, scoring = market.mentees[i], market.profile["scoring"]
    weights = [wish["weight"] for wish in a["lens"]]
    if scoring == "civil_service":
        perfect, lens, points = 28, 6 if weights else 0, civil_service
    else:  # the lens has 60 points for each unit of its heaviest wish (5.2)
        perfect, lens = 1000, 60 * max(weights, default=0)
        points = terms(scoring["shares"], a, perfect - lens)
    wishes = [(wish["value"], wish["wanted"], part) for wish, part in zip(a["lens"], apportion(lens, weights))]
    ranks = dict(reversed(a["choices"]))

    def cost(j):
        b = market.givers[j]
        bare = perfect - points(a, b) - sum([part for value, wanted, part in wishes if (value in b["offers"]) == wanted])
        if not ranks:
            return bare
        return min(400, 60 * (ranks[j] - 1) + bare // 4) if j in ranks else 400 + 6 * bare // 10

    return cost

def tie(a, b):
    """The last level of a pair (7.8): the top 20 bits of SplitMix64's finaliser (14.1) over both hashes."""
    z = a["hash"] << 32 | b["hash"]
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2**64
    z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
    return (z ^ z >> 31) >> 44

def plan_value(market, pairs, levels):
    """What the plan costs, each level counted by its own words (section 6), when it keeps every rule (sections 2 and 4)."""
    empty, idle, seen = [mentee["wanted"] for mentee in market.mentees], list(market.rooms), set()
    cost_of, total, ties = functools.lru_cache(maxsize=1)(lambda i: costs(market, i)), 0, 0
    for i, j in pairs:
        if (i, j) in seen:
            raise Wrong(f"pair ({i}, {j}) is listed twice")
        if market.impossible(i, j):
            raise Wrong(f"pair ({i}, {j}) is not possible")
        if (i, j) not in market.pinned and market.set_aside(i, j):
            raise Wrong(f"pair ({i}, {j}) breaks rule {market.set_aside(i, j)}")
        take(i, j, empty, idle)
        seen.add((i, j))
        total += cost_of(i)(j)
        ties += market.tie(market.mentees[i], market.givers[j])
    for i, j in sorted(market.pinned - seen):
        raise Wrong(f"pair ({i}, {j}) was set by the coordinator and is missing")
    counted = {
        "unserved": sum(empty),
        "weeks_waited": sum(k * mentee["weeks"] for k, mentee in zip(empty, market.mentees)),
        "mentees_with_nobody": sum(k == mentee["wanted"] > 0 for k, mentee in zip(empty, market.mentees)),
        "givers_with_nobody": sum(k == room > 0 for k, room in zip(idle, market.rooms)),
        "total": total + sum(empty) * market.profile["empty_place"],
        "tie": ties,
    }
    return [counted[level] for level in levels]

def lower_bound(market, pi, p, goal, width, tell):
    """B(π, p) = Σ_i Σ_k min(π_i, U_ik) + Σ_j Σ_k min(−p_j, W_jk) − Σ_(possible i, j) max(0, π_i − p_j − c_ij), on vectors
    compared from the left (section 2), with pinned pairs taken out and paid for. Whatever the prices, no plan costs less."""
    bound, price = [0] * width, market.profile["empty_place"]

    def levels(first, second, total, tie=0):
        return ((first, second) if LEADING[goal] else ()) + (total, tie)[: width - len(LEADING[goal])]

    def add(vector, sign=1):
        bound[:] = [so_far + sign * level for so_far, level in zip(bound, vector)]

    for i, j in market.pinned:
        add(levels(0, 0, costs(market, i)(j), market.tie(market.mentees[i], market.givers[j])))
    for j, left in enumerate(market.room_left):
        for k in range(1, left + 1):  # W_jk: a giver has nobody when the last of the places is idle
            add(min(tuple(-level for level in p[j]), levels(0, int(goal == "cover" and k == market.rooms[j]), 0)))
    by_price = sorted((p[j], j) for j, left in enumerate(market.room_left) if left)
    for i, mentee in enumerate(market.mentees):
        tell(i, len(pi))
        for k in range(1, market.wanted_left[i] + 1):  # U_ik: a mentee has nobody when the last wanted place is empty
            nobody = int(k == mentee["wanted"])
            add(min(pi[i], levels(1, mentee["weeks"], price) if goal == "most" else levels(nobody, 0, price)))
        cost = costs(market, i)
        for price_j, j in by_price if market.wanted_left[i] else ():
            if price_j >= pi[i]:
                break  # no cost is below nought: neither this giver nor a dearer one can be worth a change
            over = tuple(map(operator.sub, pi[i], price_j))
            total = cost(j)
            if over <= levels(0, 0, total) or (i, j) in market.pinned:
                continue
            over = tuple(map(operator.sub, over, levels(0, 0, total, market.tie(mentee, market.givers[j]))))
            if over > (0,) * width and not market.impossible(i, j) and not market.set_aside(i, j):
                add(over, -1)
    return bound

def prices(listed, count, width, name):
    """Prices of everybody; who is not listed has nought."""
    found = {}
    for number, levels in listed:
        if number >= count or number in found or len(levels) != width:
            raise Wrong(f"{name} of number {number} names nobody, stands twice or has not {width} levels")
        found[number] = tuple(levels)
    return [found.get(number, (0,) * width) for number in range(count)]

def check(certificate, instance, quick=False, tell=lambda done, of: None):
    """The verdict on the bytes of both files, and what it means; `Wrong` with the first thing that is wrong. Nothing in the
    files can prove or disprove `engine`, `seed` and `reproducible`, so they are not looked at."""
    proof, coded = read(certificate, "certificate", CERTIFICATE), read(instance, "instance", INSTANCE)
    if proof["instance"] != hashlib.sha256(instance).hexdigest():
        raise Wrong("the certificate was made for another instance: its SHA-256 differs")
    profile, goal = coded["profile"], proof["objective"]
    levels = LEADING[goal] + ["total"] + ["tie"] * coded["tie"]
    canonical = json.dumps(profile, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")
    right = {
        "n": len(coded["mentees"]), "m": len(coded["givers"]), "levels": levels, "scope": "all_pairs",
        "layer": profile.get("hat"), "profile": profile.get("name"), "profile_version": profile.get("version"),
        "profile_hash": hashlib.sha256(canonical).hexdigest(),
    }
    for name in filter(proof.__contains__, right):
        if type(proof[name]) is not type(right[name]) or proof[name] != right[name]:
            raise Wrong(f"{name} of the certificate is not {right[name]!a}, which is what belongs to the instance")
    for i, j in proof["pairs"] + coded["pinned"]:
        if i >= proof["n"] or j >= proof["m"]:
            raise Wrong(f"pair ({i}, {j}) names nobody")
    pi, p = (prices(proof[name], proof[count], len(levels), name) for name, count in (("pi", "n"), ("p", "m")))
    market = Market(coded)
    value = plan_value(market, proof["pairs"], levels)
    if value != proof["value"]:
        raise Wrong(f"the plan costs {value} and not {proof['value']}, as is stated ({', '.join(levels)})")
    if quick:
        return (
            "VALID in its own pairs; whether a better plan exists was not checked",
            "Every rule is kept. Leave out --quick to check that no plan is better.",
        )
    bound = lower_bound(market, pi, p, goal, len(levels), tell)
    if bound != proof["bound"]:
        raise Wrong(f"the bound is {bound} and not {proof['bound']}, as is stated ({', '.join(levels)})")
    if value == bound:
        return "OPTIMAL", "Every rule is kept and no other plan is better."
    gap, cost = next((cost - least, cost) for cost, least in zip(value, bound) if cost != least)
    share = f" ({gap * 100 / cost:.2f} %)" if cost > 0 else ""
    return f"VALID, gap {gap}{share}", "Every rule is kept; a better plan may exist, by the gap at most."

def main():
    options = argparse.ArgumentParser(description="Check the proof of a matching result without trusting what made it.")
    options.add_argument("certificate", type=pathlib.Path, help="certificate.json of a result")
    options.add_argument("--input", type=pathlib.Path, metavar="FILE", help="its instance.json; by default the one beside it")
    options.add_argument("--quick", action="store_true", help="check rules, places and cost, not whether a better plan exists")
    chosen = options.parse_args()
    name = chosen.certificate.name.replace("certificate", "instance", 1)

    def tell(done, of):
        if sys.stderr.isatty():
            print(f"\rchecking: mentee {done + 1} of {of}", end="\n" if done + 1 == of else "", file=sys.stderr)

    try:
        files = [path.read_bytes() for path in (chosen.certificate, chosen.input or chosen.certificate.parent / name)]
    except OSError as why:
        print(f"cannot read {why.filename}: {why.strerror}", file=sys.stderr)
        return 2
    try:
        verdict, ends = check(*files, chosen.quick, tell), 0
    except (Wrong, RecursionError) as why:
        verdict, ends = (f"INVALID: {why}", "Do not use this result."), 4
    except Exception:
        traceback.print_exc()
        return 5
    print(*verdict, sep="\n")
    return ends

if __name__ == "__main__":
    sys.exit(main())
