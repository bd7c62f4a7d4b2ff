//! A train's timeline.

use std::{format, fs, prelude::rust_2024::*};

use super::{args::SvgArgs, days, file};
use crate::{
    cli::{exit::Failure, terminal::Env},
    train::Picture,
};

pub(super) fn run(env: &mut Env<'_>, args: &SvgArgs) -> Result<(), Failure> {
    let train = file::read(&args.file)?;
    let picture = Picture::new(args.title.clone());
    let picture = if file::has_dates(&train) { picture.dates() } else { picture };
    let svg = picture.today(args.on.unwrap_or_else(days::today)).svg(train.train());
    let Some(out) = &args.out else { return env.write(svg.as_bytes()) };
    fs::write(out, svg).map_err(|error| {
        Failure::unwritten(format!("{}: the picture cannot be written: {error}", out.display()))
    })?;
    env.note(format!("the timeline is drawn in {}", out.display()));
    Ok(())
}
