"""Checks the record and, where ballots are here, the scores, with nothing but Python. Run it in the folder of the unpacked files."""
import csv, hashlib, json, os

def digest(*parts): return hashlib.sha256(b"".join(parts)).digest()
def plain(value): return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
def table(name): return list(csv.DictReader(open(name, encoding="utf-8-sig", newline="")))

before = digest(b"trellis.ngt.v1", digest(open("config.json", "rb").read().rstrip(b"\n")))
for line in open("events.jsonl", encoding="utf-8"):
    entry = json.loads(line)
    own = entry.pop("hash")
    assert entry["prev"] == before.hex() and digest(before, plain(entry)).hex() == own, f"entry {entry['seq']} was changed"
    before = bytes.fromhex(own)
print("chain: every entry follows from the one before; the head is", before.hex())

if os.path.exists("ballots.csv"):
    ballots = table("ballots.csv")
    for row in table("tally.csv"):
        mine = [b for b in ballots if (b["round"], b["item"]) == (row["round"], row["item"])]
        scheme = json.load(open(f"order-{row['round']}.json", encoding="utf-8"))["scheme"]
        items = sum(other["round"] == row["round"] for other in table("tally.csv"))
        if scheme["name"] in ("top_k", "full_rank"):
            score = sum(scheme.get("k", items) + 1 - int(b["rank"]) for b in mine)
        elif scheme["name"] in ("dots", "approval"):
            score = sum(int(b["dots" if scheme["name"] == "dots" else "approve"]) for b in mine)
        else:
            continue
        assert score == float(row["score"]), f"vote {row['round']}, {row['item']}: {score} is not {row['score']}"
    print("scores: every one is what the ballots add up to")
else:
    print("scores: counting again needs the ballots of the analyst's bundle")
