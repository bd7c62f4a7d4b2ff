//! The README's tour of the command line, held to what the commands say about this very database.

use std::{error::Error, fs, path::Path};

use perennial::{backend::Redb, cli, registry};

use crate::story;

/// A command of the tour and the lines that are shown of it.
struct Stop<'a> {
    command: &'a str,
    shown: Vec<&'a str>,
}

fn stops(readme: &str) -> Vec<Stop<'_>> {
    let tour = readme.split("## The command line").nth(1).unwrap_or_default();
    let tour = tour.split("\n## ").next().unwrap_or_default();
    let mut stops: Vec<Stop<'_>> = Vec::new();
    for block in tour.split("```text\n").skip(1) {
        for line in block.split("```").next().unwrap_or_default().lines() {
            match (line.strip_prefix("$ perennial "), stops.last_mut()) {
                (Some(command), _) => stops.push(Stop { command, shown: Vec::new() }),
                (None, Some(stop)) => stop.shown.push(line),
                (None, None) => {}
            }
        }
    }
    stops
}

/// The words of a command, single quotes taken off, as a shell does; files of the tour lie in `folder`.
fn words(command: &str, folder: &Path) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in command.split('\'').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace().map(ToOwned::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    let is_of_tour = |word: &str| matches!(word, "data" | "copy" | "backup.ndjson.gz");
    let place = |word: String| match is_of_tour(&word) {
        true => folder.join(word).display().to_string(),
        false => word,
    };
    words.into_iter().map(place).collect()
}

#[test]
fn the_readme_shows_what_the_commands_say() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    story::tell(|| Redb::open(&data))?;
    let readme = fs::read_to_string("README.md")?;
    let stops = stops(&readme);
    assert!(stops.len() > 10, "the README has no tour");
    for Stop { command, shown } in stops {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let args = ["perennial".to_owned()].into_iter().chain(words(command, folder.path()));
        let _ = cli::run_to(registry![], args, &mut out, &mut err);
        let said = String::from_utf8(out)? + &String::from_utf8(err)?;
        // Where the files lie is nobody else's matter.
        let said = said.replace(&format!("{}/", folder.path().display()), "");
        let mut rest = said.lines();
        for line in shown {
            assert!(rest.any(|said| said == line), "`{command}` does not say `{line}`:\n{said}");
        }
    }
    Ok(())
}
