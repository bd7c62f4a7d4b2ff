"""What a further version costs in code: an entity of 16 fields, each version adds one.

Writes programs per library and number of versions, which decode any version into the latest, and
encode the latest or not; builds them stripped in release, and takes what `size` calls text. What
else a program brings is in all of them and falls out of the differences.
"""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = [1, 2, 4, 8]

FIELDS = """    owner: [u8; 32],
    account: [u8; 32],
    created: u64,
    updated: u64,
    balance: u128,
    nonce: u32,
    flags: u8,
    verified: bool,
    name: String,
    bio: String,
    email: Option<String>,
    tags: Vec<String>,
    avatar: Vec<u8>,
    followers: Vec<u64>,
    karma: u32,
    badge: Option<String>,
"""

# The fields that come with the versions behind the first, one each.
ADDED = ["u32", "String", "u64", "Option<String>", "u32", "Vec<u8>", "u16"]

# What becomes of a value that is not encoded: it must be there, whole.
DROPPED = "{ std::hint::black_box(&value); 3 }"

MAIN = """
fn main() {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes).unwrap();
    std::process::exit(work(&bytes));
}
"""


def ours(versions, encodes, codec="Scale"):
    kept = "entity::encode::<CODEC, _>(&value).map_or(2, |bytes| bytes.len() as i32)" if encodes else DROPPED
    kept = kept.replace("CODEC", codec)
    added = "".join(
        f"    #[versioned(since = {n})]\n    added{n}: {ADDED[n - 2]},\n" for n in range(2, versions + 1)
    )
    return f"""use perennial::{{{codec}, Versioned, entity}};

#[derive(Versioned)]
#[versioned(latest = {versions})]
struct Profile {{
{FIELDS}{added}}}

#[inline(never)]
fn work(bytes: &[u8]) -> i32 {{
    match entity::decode::<{codec}, Profile>(bytes) {{
        Ok(value) => {kept},
        Err(_) => 1,
    }}
}}
"""


def revision(versions, encodes):
    kept = "revision::to_vec(&value).map_or(2, |bytes| bytes.len() as i32)" if encodes else DROPPED
    added = "".join(
        f"    #[revision(start = {n})]\n    added{n}: {ADDED[n - 2]},\n" for n in range(2, versions + 1)
    )
    return f"""use revision::revisioned;

#[revisioned(revision = {versions})]
struct Profile {{
{FIELDS}{added}}}

#[inline(never)]
fn work(bytes: &[u8]) -> i32 {{
    match revision::from_slice::<Profile>(bytes) {{
        Ok(value) => {kept},
        Err(_) => 1,
    }}
}}
"""


def parity(versions, encodes):
    kept = f"Versioned::V{versions}(value).encode().len() as i32" if encodes else DROPPED
    names = [line.strip().split(":")[0] for line in FIELDS.splitlines()]
    derives = "Decode, Encode" if encodes else "Decode"
    source = f"use parity_scale_codec::{{{derives}}};\n"
    for version in range(1, versions + 1):
        added = "".join(f"    added{n}: {ADDED[n - 2]},\n" for n in range(2, version + 1))
        source += f"\n#[derive({derives})]\nstruct V{version} {{\n{FIELDS}{added}}}\n"
        if version > 1:
            moved = "".join(f"{name}: old.{name}, " for name in names)
            moved += "".join(f"added{n}: old.added{n}, " for n in range(2, version))
            source += (
                f"\nimpl From<V{version - 1}> for V{version} {{\n"
                f"    fn from(old: V{version - 1}) -> Self {{\n"
                f"        Self {{ {moved}added{version}: Default::default() }}\n    }}\n}}\n"
            )
    variants = "".join(f"    V{n}(V{n}),\n" for n in range(1, versions + 1))
    arms = ""
    for version in range(1, versions + 1):
        up = "old"
        for newer in range(version + 1, versions + 1):
            up = f"V{newer}::from({up})"
        arms += f"            Versioned::V{version}(old) => {up},\n"
    return source + f"""
#[derive({derives})]
enum Versioned {{
{variants}}}

#[inline(never)]
fn work(mut bytes: &[u8]) -> i32 {{
    match Versioned::decode(&mut bytes) {{
        Ok(value) => {{
            let value = match value {{
{arms}            }};
            {kept}
        }}
        Err(_) => 1,
    }}
}}
"""


LIBRARIES = {
    "ours": (ours, f'perennial = {{ path = "{ROOT}" }}'),
    "ours_bincode": (lambda n, encodes: ours(n, encodes, "Bincode"), f'perennial = {{ path = "{ROOT}" }}'),
    "parity_enum": (parity, 'parity-scale-codec = { version = "3.7.5", features = ["derive"] }'),
    "revision": (revision, 'revision = "0.30"'),
}


def write(folder, name, program, dependency):
    (folder / "src").mkdir(parents=True, exist_ok=True)
    (folder / "Cargo.toml").write_text(f"""[package]
name = "{name}"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
{dependency}

[profile.release]
strip = true
""")
    (folder / "src" / "main.rs").write_text("#![allow(dead_code)]\n" + program + MAIN)


def code_bytes(binary):
    """What `size` calls text: code, constants, and the tables for unwinding."""
    output = subprocess.run(["size", str(binary)], check=True, stdout=subprocess.PIPE, text=True)
    return int(output.stdout.splitlines()[1].split()[0])


def measure(folder):
    """Bytes of code by library and number of versions, and of a further version."""
    values = {}
    programs = [(library, encodes) for encodes in (False, True) for library in LIBRARIES]
    for library, encodes in programs:
        program, dependency = LIBRARIES[library]
        key = f"{library}_encode" if encodes else library
        sizes = {}
        for versions in VERSIONS:
            name = f"size-{key.replace('_', '-')}-{versions}"
            write(folder / name, name, program(versions, encodes), dependency)
            subprocess.run(
                ["cargo", "build", "--release", "--quiet"], cwd=folder / name, check=True,
                env=os.environ | {"CARGO_TARGET_DIR": str(folder / "target")},
            )
            sizes[str(versions)] = code_bytes(folder / "target" / "release" / name)
        first, last = VERSIONS[0], VERSIONS[-1]
        a_version = (sizes[str(last)] - sizes[str(first)]) / (last - first)
        values[key] = {"versions": sizes, "a_version": round(a_version)}
    return values
