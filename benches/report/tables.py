"""Writes the tables between the marks of `benches/README.md`, from what was measured."""

import re
from pathlib import Path

import rows as definitions
from text import digits, digits_ratio, ratio, table, time

README = Path(__file__).resolve().parents[1] / "README.md"


def targets(results):
    """Every target with what it came to; what was not measured is left out."""
    pairs = {}
    for group in ("targets", "store_targets", "store_targets_rocksdb"):
        pairs |= results.get(group, {}).get("values", {})
    rows = []
    for what, key in definitions.TARGETS:
        if key in pairs:
            pair = pairs[key]
            rows.append(target_row(what, time(pair["ours"]), time(pair["other"]), pair["ratio"],
                                   pair["at_most"]))
    counts = results.get("instructions", {}).get("values", {})
    if "user_scale_latest" in counts:
        whole, body = counts["user_scale_latest"], counts["user_scale_untagged"]
        rows.append(target_row("tag dispatch, as a share of the `User` decode",
                               f"{digits(whole - body)} instructions", f"{digits(whole)} instructions",
                               (whole - body) / whole, 0.03))
    sizes = results.get("code_size", {}).get("values", {})
    if sizes:
        for what, end in (("decode", ""), ("decode and encode", "_encode")):
            ours, other = (sizes[f"{library}{end}"]["a_version"] for library in ("ours", "revision"))
            rows.append(target_row(f"code of a further version, {what}, against revision's",
                                   f"{ours:,} B", f"{other:,} B", ours / other, 1.0))
    return table(["what", "ours", "other", "ratio", "at most", ""], rows)


def targets_lto(results):
    """What changes if all crates are optimised as one."""
    pairs = results["targets"]["values"]
    linked = results["targets_lto"]["values"]
    rows = [
        [what, digits_ratio(pairs[key]["ratio"]), time(linked[key]["ours"]), time(linked[key]["other"]),
         digits_ratio(linked[key]["ratio"])]
        for what, key in definitions.TARGETS if key in linked
    ]
    return table(["what", "ratio as above", "ours, linked as one", "other", "ratio"], rows)


def target_row(what, ours, other, value, at_most):
    if at_most is None:
        return [what, ours, other, digits_ratio(value), "", ""]
    met = "met" if value <= at_most else "**missed**"
    return [what, ours, other, digits_ratio(value), f"{at_most:.2f}", met]


def decode(results, entity):
    ns = results["ns"]
    rows = []
    for what, ours, parity, bincode in definitions.DECODE:
        row = [what]
        for codec, plain in (("scale", parity), ("bincode", bincode)):
            own, other = f"{entity}-{codec}/{ours}", f"{entity}-{codec}/{plain}"
            row += [time(ns[own])] if own in ns else [""]
            row += [ratio(ns[own], ns[other])] if own in ns and plain and other in ns else [""]
        if any(row[1:]):
            rows.append(row)
    clone = ns.get(f"{entity}-scale/clone")
    if clone:
        rows.append(["`Clone`, which is what the allocations cost", time(clone), "", "", ""])
    return table(["what", "SCALE", "× parity-scale-codec", "bincode", "× bincode 2"], rows)


def views(results):
    ns = results["ns"]
    rows = []
    for what, ours, other in definitions.VIEWS:
        row = [what]
        for codec in ("scale", "bincode"):
            own, whole = f"view-{codec}/{ours}", f"view-{codec}/{other}"
            row += [time(ns[own]), ratio(ns[own], ns[whole])] if own in ns else ["", ""]
        if any(row[1:]):
            rows.append(row)
    return table(["what", "SCALE", "× owned decode", "bincode", "× owned decode"], rows)


def peers(results, entity):
    ns = results["ns"]
    at = lambda peer, what: ns.get(f"peers-{entity}/{peer}_{what}")
    columns = [column for column in definitions.PEER_COLUMNS if at("ours", column[1])]
    rows = []
    for peer, name in definitions.PEERS:
        row = [name]
        for _, what in columns:
            own, other = at("ours", what), at(peer, what)
            row.append("" if other is None else f"{time(other)} ({digits_ratio(other / own)} ×)")
        if any(row[1:]):
            rows.append(row)
    return table(["library"] + [head for head, _ in columns], rows)


def grid(results, group, columns, unit, per=None):
    """A row per number behind the last slash, a column per measurement in front of it."""
    ns = results["ns"]
    numbers = sorted({int(key.rsplit("/", 1)[1]) for key in ns if key.startswith(f"{group}/")})
    rows = []
    for number in numbers:
        row = [f"{number:,}{unit}"]
        for _, ours, other in columns:
            own = ns.get(f"{group}/{ours}/{number}")
            against = ns.get(f"{group}/{other}/{number}") if other else None
            row.append("" if own is None else time(own) if against is None
                       else f"{time(own)} ({ratio(own, against)} ×)")
        rows.append(row)
    return table([per or "how many"] + [head for head, _, _ in columns], rows)


def store(results, engine):
    ns = results["ns"]
    directly = "a `BTreeMap` behind an `RwLock`" if engine == "memory" else "the engine directly"
    rows = []
    for what, ours, raw in definitions.STORE:
        own, other = ns.get(f"store-{engine}/{ours}"), ns.get(f"store-{engine}/{raw}")
        if own and other:
            rows.append([what, time(own), time(other), ratio(own, other)])
    return table(["what", "ours", directly, "ratio"], rows)


def native_db(results):
    ns = results["ns"]
    rows = []
    for what, ours, other in definitions.NATIVE_DB:
        own, theirs = ns.get(f"native-db/{ours}"), ns.get(f"native-db/{other}")
        if own and theirs:
            rows.append([what, time(own), time(theirs), ratio(own, theirs)])
    return table(["what", "ours", "native_db", "ratio"], rows)


def instructions(results):
    counts = results["instructions"]["values"]
    rows = []
    for what, ours, other in definitions.INSTRUCTIONS:
        if ours in counts and other in counts:
            rows.append([what, digits(counts[ours]), digits(counts[other]),
                         ratio(counts[ours], counts[other])])
    return table(["what", "ours", "other", "ratio"], rows)


def code_size(results):
    values = results["code_size"]["values"]
    versions = list(values["ours"]["versions"])
    rows = []
    for name, key in definitions.CODE_SIZE:
        sizes = values[key]
        rows.append([name] + [f"{sizes['versions'][n]:,}" for n in versions] + [f"{sizes['a_version']:,}"])
    return table(["bytes of code"] + ["1 version" if n == "1" else f"{n} versions" for n in versions] + ["a further version"], rows)


def opened(results):
    """What opening a hundred tables takes, beside opening the engine alone."""
    ns, rows = results["ns"], []
    for name, engine in (("redb", "redb"), ("RocksDB", "rocksdb")):
        store, alone = f"open-{engine}/store", f"open-{engine}/engine"
        if store in ns:
            difference = ns[store] - ns[alone]
            shown = time(difference) if difference > 0 else "lost in the noise"
            rows.append([name, time(ns[store]), time(ns[alone]), shown])
    return table(["engine", "`Store::open`", "the engine alone", "the difference"], rows)


def gate(results):
    """What the write gate costs."""
    values, rows = results["gate"]["values"], []
    for what, name in definitions.GATE:
        pair = values[name]
        cost = pair["ours"] - pair["other"]
        shown = f"{cost:.1f} ns" if cost > 0 else "lost in the noise"
        rows.append([what, time(pair["ours"]), time(pair["other"]), shown])
    return table(["what", "through the gate", "without", "the difference"], rows)


def machine(results):
    result = next(value for name, value in results.items() if name != "ns")
    about = result["machine"]
    return (f"{about['cpu']}, {about['cores']} cores, {about['memory_gib']} GiB; {about['system']}; "
            f"{about['rustc']}.")


def build(results):
    """All tables that can be written, by the name of their mark."""
    tables = {"machine": machine, "targets": targets, "views": views, "native_db": native_db}
    for entity in ("user", "profile", "wide"):
        tables[f"decode-{entity}"] = lambda results, entity=entity: decode(results, entity)
        tables[f"peers-{entity}"] = lambda results, entity=entity: peers(results, entity)
    for engine in ("memory", "redb", "rocksdb"):
        tables[f"store-{engine}"] = lambda results, engine=engine: store(results, engine)
        tables[f"rows-{engine}"] = lambda results, engine=engine: grid(
            results, f"scale-rows-{engine}", definitions.ROWS, "", "rows")
    tables["versions"] = lambda results: grid(
        results, "scale-versions", definitions.VERSIONS, "", "stored as version")
    tables["open"] = opened
    tables["sizes"] = lambda results: grid(results, "scale-sizes", definitions.SIZES, " B", "value")
    if "targets_lto" in results:
        tables["targets-lto"] = targets_lto
    if "instructions" in results:
        tables["instructions"] = instructions
    if "gate" in results:
        tables["gate"] = gate
    if "code_size" in results:
        tables["code_size"] = code_size
    written = {name: make(results) for name, make in tables.items()}
    # A head and its line alone: nothing of it was measured.
    return {name: text for name, text in written.items() if name == "machine" or text.count("\n") > 1}


def write(results):
    tables = build(results)
    readme = README.read_text()
    marks = re.findall(r"<!-- table: (\S+) -->", readme)
    missing = set(tables) - set(marks)
    if missing:
        raise SystemExit(f"{README} has no mark for {', '.join(sorted(missing))}")
    for name in marks:
        text = tables.get(name, "Not measured yet.")
        between = re.compile(f"(<!-- table: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        readme = between.sub(lambda match, text=text: f"{match[1]}{text}\n{match[2]}", readme)
    README.write_text(readme)
