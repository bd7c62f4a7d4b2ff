//! From arguments to an exit code.

use std::{
    ffi::OsString,
    format,
    io::{self, BufWriter, IsTerminal, Write},
    panic,
    prelude::rust_2024::*,
    process::ExitCode,
};

use clap::{CommandFactory, FromArgMatches};

use super::{
    args::{Arguments, Colors, Command},
    exit::{Exit, Failure},
    export, get, history, import, info, interrupt, scan, schedule, shell, stats,
    terminal::{Env, Look, WIDTH_DEFAULT, WIDTH_MAX, WIDTH_MIN},
    train, upgrade, verify,
};
use crate::{backend, store::Registry};

/// Runs a command line, its name in front, as a program's `main` does: data to stdout, all else to
/// stderr, Ctrl-C ends long work cleanly.
///
/// The registry's tables are known with their types. What the database holds besides is read by what
/// its catalog says.
pub fn run<I>(registry: Registry, args: I) -> ExitCode
where
    I: IntoIterator,
    I::Item: Into<OsString> + Clone,
{
    interrupt::listen();
    quiet_expected_panics();
    let (stdout, stderr) = (io::stdout(), io::stderr());
    let has_terminal = stdout.is_terminal();
    let look = Look {
        color: has_terminal
            && !is_set("NO_COLOR")
            && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
        width: width(has_terminal),
        is_terminal: has_terminal,
        progress: stderr.is_terminal(),
    };
    let exit = if has_terminal {
        go(registry, args, look, &mut stdout.lock(), &mut io::stderr())
    } else {
        let mut out = BufWriter::with_capacity(1 << 16, stdout.lock());
        go(registry, args, look, &mut out, &mut io::stderr())
    };
    ExitCode::from(exit as u8)
}

/// Lets panics pass in silence that become errors: redb panics on some of the files that were altered.
fn quiet_expected_panics() {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !backend::is_panic_expected() {
            tell(panic);
        }
    }));
}

/// Runs a command line, its name in front, with these outputs: without colours, without progress bars,
/// and without listening for Ctrl-C. Gives the [exit code](super#exit-codes).
///
/// # Examples
///
/// ```
/// use perennial::{cli, registry};
///
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// let exit = cli::run_to(registry![], ["perennial", "info", "/no/such/place"], &mut out, &mut err);
/// assert_eq!(exit, 3);
/// assert!(out.is_empty() && String::from_utf8_lossy(&err).contains("/no/such/place"));
/// ```
pub fn run_to<I>(registry: Registry, args: I, out: &mut dyn Write, err: &mut dyn Write) -> u8
where
    I: IntoIterator,
    I::Item: Into<OsString> + Clone,
{
    let look = Look { color: false, width: WIDTH_DEFAULT, is_terminal: false, progress: false };
    go(registry, args, look, out, err) as u8
}

/// The command with all that may be said to it, as clap knows it: to build completions or manuals of
/// a command that has another name.
#[must_use]
pub fn command() -> clap::Command {
    Arguments::command()
}

fn go<I>(registry: Registry, args: I, look: Look, out: &mut dyn Write, err: &mut dyn Write) -> Exit
where
    I: IntoIterator,
    I::Item: Into<OsString> + Clone,
{
    let mut env = Env::new(registry, look, out, err);
    let done = parse(&mut env, args).and_then(|arguments| dispatch(&mut env, arguments));
    // What was found until then is data all the same.
    let flushed = env.flush();
    let mut exit = tell(&mut env, done);
    // An answer that did not arrive is none.
    if matches!(exit, Exit::Done | Exit::No) && !matches!(flushed, Err(Failure::Closed)) {
        exit = flushed.map_or_else(|failure| tell(&mut env, Err(failure)), |()| exit);
    }
    exit
}

fn tell(env: &mut Env<'_>, done: Result<(), Failure>) -> Exit {
    let Err(failure) = done else { return Exit::Done };
    if let Failure::Told(_, message) = &failure {
        env.complain(format!("error: {message}"));
    }
    failure.exit()
}

fn parse<I>(env: &mut Env<'_>, args: I) -> Result<Arguments, Failure>
where
    I: IntoIterator,
    I::Item: Into<OsString> + Clone,
{
    let command = command().color(match env.look.color {
        true => clap::ColorChoice::Always,
        false => clap::ColorChoice::Never,
    });
    let parsed = command.try_get_matches_from(args);
    match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => Ok(arguments),
        Err(error) if error.use_stderr() => {
            env.complain(error.render().to_string().trim_end());
            Err(Failure::Said(Exit::Usage))
        }
        // Help, or the version: what was asked for.
        Err(error) => {
            let text: String = match env.look.color {
                true => error.render().ansi().to_string(),
                false => error.render().to_string(),
            };
            env.write(text.as_bytes())?;
            Err(Failure::Said(Exit::Done))
        }
    }
}

fn dispatch(env: &mut Env<'_>, arguments: Arguments) -> Result<(), Failure> {
    env.json = arguments.json;
    env.quiet = arguments.quiet;
    match arguments.color {
        Colors::Auto => {}
        Colors::Always => env.look.color = true,
        Colors::Never => env.look.color = false,
    }
    match arguments.command {
        Command::Info(args) => info::run(env, &args),
        Command::Stats(args) => stats::run(env, &args),
        Command::Get(args) => get::run(env, &args),
        Command::Scan(args) => scan::run(env, &args),
        Command::Verify(args) => verify::run(env, &args),
        Command::Export(args) => export::run(env, &args),
        Command::Import(args) => import::run(env, &args),
        Command::Upgrade(args) => upgrade::run(env, &args),
        Command::History(args) => history::run(env, &args),
        Command::Schedule(args) => schedule::run(env, &args),
        Command::Train(args) => train::run(env, &args),
        Command::Completions(args) => shell::completions(env, &args),
        Command::Man(args) => shell::man(env, &args),
    }
}

/// Whether a variable is set to something, as <https://no-color.org> says.
fn is_set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// The columns of the output: of its terminal, or as `COLUMNS` says.
fn width(has_terminal: bool) -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let real = terminal_size::terminal_size().filter(|_| has_terminal);
    said.or(real.map(|(width, _)| usize::from(width.0)))
        .unwrap_or(WIDTH_DEFAULT)
        .clamp(WIDTH_MIN, WIDTH_MAX)
}
