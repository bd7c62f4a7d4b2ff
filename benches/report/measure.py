"""Runs a group and keeps what it measured in `benches/results/<group>.json`."""

import json
import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

import code_size

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "benches" / "results"
PEERS = "benches/peers/Cargo.toml"


class Group:
    """How a group runs; `seconds` is about how long, building left out."""

    def __init__(self, command, collect):
        self.command = command
        self.collect = collect


def criterion(bench, manifest=None, features=None, only=None):
    """A benchmark of criterion's, or those in it whose names contain `only`."""
    command = ["cargo", "bench"]
    if manifest:
        command += ["--manifest-path", manifest]
    if features:
        command += ["--features", features]
    command += ["--bench", bench]
    if only:
        command += ["--", only]
    return Group(command, collect_criterion)


def target_dir():
    return Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target")


def collect_criterion(name, command):
    """Runs, and reads the medians that criterion leaves in its folder."""
    home = target_dir().resolve() / "criterion" / name
    # What an older run left would be taken for this one's.
    shutil.rmtree(home, ignore_errors=True)
    subprocess.run(command, cwd=ROOT, env=os.environ | {"CRITERION_HOME": str(home)}, check=True)
    medians = {}
    for file in sorted(home.rglob("new/estimates.json")):
        estimates = json.loads(file.read_text())
        benchmark = json.loads((file.parent / "benchmark.json").read_text())
        medians[benchmark["full_id"]] = round(estimates["median"]["point_estimate"], 2)
    return medians


def collect_targets(_, command, env=None):
    """Runs the pairs, which print a line of JSON each."""
    env = os.environ | (env or {})
    output = subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True)
    lines = [json.loads(line) for line in output.stdout.splitlines() if line.startswith("{")]
    return {line.pop("name"): line for line in lines}


def collect_targets_lto(name, command):
    """The same, all crates optimised as one: in a folder of its own, or all would be built again."""
    return collect_targets(name, command, {
        "CARGO_PROFILE_BENCH_LTO": "fat",
        "CARGO_PROFILE_BENCH_CODEGEN_UNITS": "1",
        "CARGO_TARGET_DIR": str(target_dir().resolve() / "lto"),
    })


def collect_instructions(_, command):
    """Counts under callgrind what happens inside the functions named `case_…`."""
    built = subprocess.run(
        [*command, "--no-run", "--message-format=json"],
        cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    )
    messages = [json.loads(line) for line in built.stdout.splitlines()]
    binary = next(
        message["executable"] for message in messages
        if message.get("executable") and message["target"]["name"] == "instructions"
    )
    out = target_dir().resolve() / "callgrind.out"
    subprocess.run(
        ["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={out}", binary],
        cwd=ROOT, check=True,
    )
    annotated = subprocess.run(
        ["callgrind_annotate", "--inclusive=yes", "--threshold=100", str(out)],
        cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    )
    runs = int(re.search(r"const RUNS: usize = ([\d_]+);",
                         (ROOT / "benches/instructions.rs").read_text())[1].replace("_", ""))
    found = re.findall(r"^\s*([\d,]+) .*instructions::case_(\w+)", annotated.stdout, re.MULTILINE)
    counts = {case: int(count.replace(",", "")) / runs for count, case in found}
    # The loop around every case.
    empty = counts.pop("empty")
    return {case: round(count - empty, 1) for case, count in sorted(counts.items())}


def collect_code_size(_, __):
    return code_size.measure(target_dir().resolve() / "code-size")


GROUPS = {
    "decode": criterion("decode"),
    "scale": criterion("scale"),
    "store": criterion("store"),
    "open": criterion("open", only="redb"),
    "peers": criterion("decode", manifest=PEERS),
    "native_db": criterion("native_db", manifest=PEERS),
    "targets": Group(
        ["cargo", "bench", "--manifest-path", PEERS, "--bench", "targets"], collect_targets
    ),
    "targets_lto": Group(
        ["cargo", "bench", "--manifest-path", PEERS, "--bench", "targets"], collect_targets_lto
    ),
    "store_targets": Group(["cargo", "bench", "--bench", "store_targets"], collect_targets),
    "gate": Group(["cargo", "bench", "--bench", "gate"], collect_targets),
    "instructions": Group(["cargo", "bench", "--bench", "instructions"], collect_instructions),
    "code_size": Group([], collect_code_size),
    "store_targets_rocksdb": Group(
        ["cargo", "bench", "--features", "rocksdb", "--bench", "store_targets", "--", "rocksdb"],
        collect_targets,
    ),
    "store_rocksdb": criterion("store", features="rocksdb", only="rocksdb"),
    "open_rocksdb": criterion("open", features="rocksdb", only="rocksdb"),
    "scale_rocksdb": criterion("scale", features="rocksdb", only="rocksdb"),
}


def resolve(names):
    if names == ["all"]:
        return [name for name in GROUPS if not name.endswith("rocksdb")]
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        raise SystemExit(f"no such group: {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    return names


def said(*command):
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def machine():
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())
    return {
        "cpu": model[1] if model else platform.processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(int(memory[1]) / 2**20) if memory else None,
        "system": f"{platform.system()} {platform.machine()}",
        "rustc": said("rustc", "--version"),
    }


def run(name):
    print(f"\n== {name}", flush=True)
    group = GROUPS[name]
    values = group.collect(name, group.command)
    if not values:
        raise SystemExit(f"{name} measured nothing")
    RESULTS.mkdir(exist_ok=True)
    result = {"machine": machine(), "values": values}
    (RESULTS / f"{name}.json").write_text(json.dumps(result, indent=1) + "\n")


def load():
    """What was measured, by group; criterion's medians of all groups also under `ns`."""
    results = {file.stem: json.loads(file.read_text()) for file in sorted(RESULTS.glob("*.json"))}
    results["ns"] = {
        key: value
        for name, result in results.items() if name in GROUPS and GROUPS[name].collect is collect_criterion
        for key, value in result["values"].items()
    }
    return results
