//! The file: its text, and the train that it makes.

use std::{borrow::ToOwned, path::Path, string::String, vec::Vec};

use super::{
    FileError, FileErrorKind, Section, disk,
    error::Fault,
    event,
    fields::Fields,
    names::Names,
    network, plan, source,
    write::{self, FORMAT},
    write_event,
};
use crate::train::{Entry, Network, Train, Transition};

/// A `train.toml`: the text that people wrote, and the train that comes out of it.
///
/// People write the plan, and people or tools add what happens below it. A file is read as a whole or
/// not at all: the first mistake is an error with its [`Place`](super::Place), as are events that
/// the train refuses. Reading the same text always gives the same train, and [`apply`](Self::apply)
/// leaves all that stands there already as it is, comments and all.
///
/// # The form
///
/// The file is [TOML](https://toml.io). All tables and fields are in this example; fields that may lack
/// say so.
///
/// ```
/// # let text = r##"
/// format = 1                  # of this file; what a newer library writes is not read by halves
/// base = 5                    # the spec version that all networks run before the first upgrade
/// last_hardfork = "karst"     # may lack: the next hardfork's name then begins with any letter
/// dates = true                # may lack: tools write days as dates, and months as "2026-03"
///
/// [policy]                    # or in short, above all tables: policy = "pm2025"
/// name = "ours"
/// extends = "pm2025"          # seed001, seed001_parallel or pm2025; without it nothing below may lack
/// testnet_lead_min_days = 7
/// testnet_lead_max_days = "none"              # or a number
/// governance = "parallel"                     # or "after_testnet_activation"
/// mainnet_after_testnet_min_days = 14
/// naming = "next_letter"                      # or "free"
///
/// [[feature]]
/// name = "karma"
/// l2 = true                   # may lack, as false: whether its upgrade is a hardfork with a name
/// releases = ["User V2", "RegistryMessage::Transfer"]   # may lack, if there is nothing to release
/// spec_version = 6            # from which the code activates that; may lack with it
///
/// [[feature]]
/// name = "badges"
/// needs = ["karma"]           # may lack: the features that ship before it, or with it
///
/// [[upgrade]]                 # all that events name is declared, so that slips are found
/// name = "july"
/// title = "Karma for all"     # may lack
///
/// [[network]]                 # may lack: what tools tell of the networks
/// name = "mainnet"
/// kind = "mainnet"            # or "testnet", both with a clock
/// clock = "unix"              # epochs are unix times; or they are counted:
/// ## clock = { day = 2026-01-01, epoch = 500, epochs_per_day = 14_400 }  # epoch 0 may lack
///
/// [[network]]
/// name = "march"
/// kind = "alphanet"
/// month = "2026-03"
///
/// [[network]]
/// name = "july's betanet"
/// kind = "betanet"
/// upgrade = "july"
/// activation = 100            # the epoch at which it performs the upgrade, from 1
///
/// [[event]]                   # in the order in which they happened
/// on = 2026-03-02             # may lack: the day on which it was decided
/// do = "merge"                # the word of the event; its own fields follow
/// feature = "karma"
/// by = "Ada"                  # may lack
/// because = "reviewed twice"  # may lack
///
/// [[event]]
/// do = "alpha_submit"
/// feature = "karma"
///
/// [[event]]
/// do = "alpha_meeting"
/// month = "2026-03"
/// # "##;
/// # let file = perennial::train::TrainFile::parse(text)?;
/// # assert_eq!(file.train().plan().features.len(), 2);
/// # assert_eq!(file.train().history().len(), 3);
/// # assert_eq!(file.networks().count(), 3);
/// # Ok::<(), perennial::train::FileError>(())
/// ```
///
/// The fields of events; those with a value may lack and have that value then:
///
/// | `do` | fields |
/// | --- | --- |
/// | `merge` | `feature`, `code_complete = true` |
/// | `complete`, `alpha_submit`, `beta_submit` | `feature` |
/// | `alpha_hold`, `alpha_add` | `month`, `feature` |
/// | `alpha_meeting` | `month` |
/// | `alpha_deploy` | `month`, `at_genesis = true` |
/// | `alpha_accept` | `feature`, `stable = true`, and `evidence` |
/// | `beta_meeting` | `month`, `upgrade`; or `month`, `deploy = false` |
/// | `beta_add` | `upgrade`, `feature` |
/// | `hardfork_name` | `upgrade`, `name` |
/// | `upgrade_number`, `gov_post` | `upgrade`, `number` |
/// | `beta_deploy` | `upgrade`, `performs_upgrade = true` |
/// | `audit_decision` | `upgrade`, `required` |
/// | `audit_result` | `upgrade`, `needs_fix`, `high_risk = false`, and with a high risk `feature` |
/// | `beta_accept` | `upgrade`, `stable = true`, and `evidence` |
/// | `testnet_release`, `mainnet_release` | `upgrade`, `day` |
/// | `testnet_activate` | `upgrade`, `day`, `all_chains = true`, `matches_mainnet = true`, and `epoch` |
/// | `gov_result` | `upgrade`, `veto` |
/// | `mainnet_activate`, `testnet_reschedule`, `mainnet_reschedule` | `upgrade`, `day`, and `epoch` |
///
/// * A **day** is a number, or a date without quotation marks, which counts from 1970-01-01.
/// * A **month** is a number, or a text as `"2026-03"`, which is twelve times its year and the months
///   that are over: 24,314.
/// * The **number** of a proposal is a number, or a text as `"16a"`.
/// * An **epoch** is a number, or a text of digits if it is greater than TOML's numbers.
/// * **Evidence** is what a check gave, as tools write it: `{ covers = ["User V2 0x…"], before = 5,
///   after = 6, values = 42, seal = "0x…" }`. It stands for the feature or upgrade of its event, and is
///   refused if it was edited.
///
/// A file has at most 4 MiB. Lines may end as on Windows, and a byte order mark may stand first.
///
/// # Examples
///
/// ```
/// use perennial::train::{Event, FeatureState, TrainFile};
///
/// let text = r#"
/// format = 1
/// base = 5
/// policy = "pm2025"
///
/// [[feature]]
/// name = "karma"   # asked for since spring
/// "#;
/// let mut file = TrainFile::parse(text)?;
/// file.apply(Event::merge("karma"))?;
/// assert_eq!(file.train().feature("karma"), Some(FeatureState::Merged));
///
/// // What people wrote stays as it is; the event stands below.
/// let added = file.text().strip_prefix(text).ok_or("the text above was touched")?;
/// assert_eq!(added, "\n[[event]]\ndo = \"merge\"\nfeature = \"karma\"\n");
/// assert_eq!(TrainFile::parse(file.text())?, file);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct TrainFile {
    text: String,
    train: Train,
    /// Whether tools write days as dates.
    dates: bool,
    /// By their names, in their order.
    networks: Vec<(String, Network)>,
    /// How much of the text was there when it was read, or saved last.
    known: usize,
}

/// Two files are equal if they say the same; how much of it is on a disk does not count.
impl PartialEq for TrainFile {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for TrainFile {}

impl TrainFile {
    /// Reads a text.
    ///
    /// # Errors
    ///
    /// The first mistake in it; see [`FileErrorKind`].
    pub fn parse(text: &str) -> Result<Self, FileError> {
        source::check_size(text.len()).map_err(FileError::without_place)?;
        let Read { train, dates, networks } = read(text).map_err(|fault| fault.in_text(text, 0))?;
        Ok(Self { text: text.to_owned(), train, dates, networks, known: text.len() })
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    ///
    /// As [`TrainFile::parse`], and [`FileErrorKind::NotUtf8`] at the first byte that is part of no
    /// character.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FileError> {
        source::check_size(bytes.len()).map_err(FileError::without_place)?;
        let error = match core::str::from_utf8(bytes) {
            Ok(text) => return Self::parse(text),
            Err(error) => error,
        };
        let offset = error.valid_up_to();
        let above = bytes.get(..offset).and_then(|above| core::str::from_utf8(above).ok());
        let fault = Fault::new(offset, FileErrorKind::NotUtf8 { offset });
        Err(fault.in_text(above.unwrap_or_default(), 0))
    }

    /// Reads a file from the disk.
    ///
    /// # Errors
    ///
    /// As [`TrainFile::from_bytes`], with the path; or that it cannot be read.
    pub fn read(path: &Path) -> Result<Self, FileError> {
        let file = disk::read(path).and_then(|bytes| Self::from_bytes(&bytes));
        file.map_err(|error| error.within(path))
    }

    /// A file of a train, in the one way in which tools write. Days and months are numbers in it, since
    /// a train does not know which of its days are dates.
    ///
    /// # Errors
    ///
    /// What would not be read back as it is, with its place in the text that would have been written:
    /// an upgrade of which the plan does not know, or a name that has no text.
    pub fn of(train: &Train) -> Result<Self, FileError> {
        let mut text = write::plan(train.plan());
        for entry in train.history() {
            text.push('\n');
            text.push_str(&write_event::entry(entry, false));
        }
        let file = Self::parse(&text)?;
        if file.train == *train {
            return Ok(file);
        }
        Err(Fault::new(0, FileErrorKind::Unwritable).in_text(&text, 0))
    }

    /// The train to which all events of the file happened.
    #[must_use]
    pub const fn train(&self) -> &Train {
        &self.train
    }

    /// The networks that the file names, in its order: those whose clocks and epochs tools are to know.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::train::{Clock, Network, TrainFile};
    ///
    /// let file = TrainFile::parse(
    ///     r#"
    /// format = 1
    /// base = 5
    /// policy = "pm2025"
    ///
    /// [[network]]
    /// name = "main"
    /// kind = "mainnet"
    /// clock = "unix"
    /// "#,
    /// )?;
    /// let (name, network) = file.networks().next().ok_or("no network")?;
    /// assert_eq!((name, network), ("main", &Network::mainnet(Clock::unix())));
    /// assert_eq!(file.train().rollout(network)?.steps().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn networks(&self) -> impl Iterator<Item = (&str, &Network)> {
        self.networks.iter().map(|(name, network)| (name.as_str(), network))
    }

    /// Whether tools write days as dates, and months as `2026-03`.
    #[must_use]
    pub const fn dates(&self) -> bool {
        self.dates
    }

    /// The text as it was read, with what was [applied](TrainFile::apply) since at its end.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Lets an event happen, and writes it at the end of the text. Nothing above is touched.
    ///
    /// # Errors
    ///
    /// [`FileErrorKind::Rejected`] if the train refuses it (see [`FileError::rejection`]), or what could
    /// not be read back; the place is where it would have been written. The file stays as it is.
    pub fn apply(&mut self, entry: impl Into<Entry>) -> Result<Transition, FileError> {
        let entry = entry.into();
        let written = self.below(&entry);
        let base = self.text.len();
        source::check_size(base.saturating_add(written.len())).map_err(FileError::without_place)?;
        self.text.push_str(&written);
        let happened = self.happen(&written, entry);
        happened.map_err(|fault| {
            let error = fault.in_text(&self.text, base);
            self.text.truncate(base);
            error
        })
    }

    /// Writes the text to the disk: beside the file first, and in its place when all of it is there. A
    /// file that is there already must have just the text that was read, or saved last, so that nothing
    /// is lost that somebody else added; on Unix, who saves at the same time waits.
    ///
    /// # Errors
    ///
    /// [`FileErrorKind::Changed`] if the file has something else; [`FileErrorKind::Write`] or
    /// [`FileErrorKind::NotDurable`] from the disk, with the path.
    pub fn save(&mut self, path: &Path) -> Result<(), FileError> {
        let text = self.text.as_bytes();
        let known = text.get(..self.known).unwrap_or(text);
        disk::write(path, known, text).map_err(|error| error.within(path))?;
        self.known = text.len();
        Ok(())
    }

    /// What an event adds to the text, with the ends of lines that it has.
    fn below(&self, entry: &Entry) -> String {
        let end = if self.text.ends_with('\n') || self.text.is_empty() { "" } else { "\n" };
        let lines = [end, "\n", &write_event::entry(entry, self.dates)].concat();
        if self.text.contains("\r\n") { lines.replace('\n', "\r\n") } else { lines }
    }

    /// Lets an event happen if what is written of it is read back as the same.
    fn happen(&mut self, written: &str, entry: Entry) -> Result<Transition, Fault> {
        let table = source::parse(written)?;
        let root = Fields::new(&table, 0, Section::File);
        let events = event::tables(&root)?;
        let [fields] = events.as_slice() else {
            return Err(Fault::new(0, FileErrorKind::Unwritable));
        };
        // Asked first: that the train refuses it says more than that nobody could read it.
        let refused = |error| event::refused(fields, error);
        self.train.would(&entry.event).map_err(refused)?;
        if event::read(fields, &Names::of(self.train.plan()))? != entry {
            return Err(Fault::new(fields.at, FileErrorKind::Unwritable));
        }
        self.train.apply(entry).map_err(refused)
    }
}

/// What a text says.
struct Read {
    train: Train,
    dates: bool,
    networks: Vec<(String, Network)>,
}

fn read(text: &str) -> Result<Read, Fault> {
    let table = source::parse(text)?;
    let root = Fields::new(&table, 0, Section::File);
    if let Some(field) = root.get("format") {
        let found = field.number(0, u64::MAX)?;
        if found != FORMAT {
            return Err(field.fault(FileErrorKind::Format { found, known: FORMAT }));
        }
    }
    root.only(&[&[
        "format",
        "base",
        "last_hardfork",
        "dates",
        "policy",
        "feature",
        "upgrade",
        "network",
        "event",
    ]])?;
    root.need("format")?;
    let dates = root.flag("dates", false)?;
    let plan = plan::read(&root)?;
    let events = event::tables(&root)?;
    if let Some(field) = root.get("event").filter(|field| field.is_in_brackets(text)) {
        return Err(field.fault(FileErrorKind::EventsInBrackets));
    }
    let names = Names::of(&plan);
    let networks = network::read(&root, &names)?;
    let refused = |at| move |error| Fault::new(at, FileErrorKind::Plan(error));
    let mut train = Train::new(plan.clone()).map_err(refused(root.at))?;
    for fields in events {
        let entry = event::read(&fields, &names)?;
        train.apply(entry).map_err(|error| event::refused(&fields, error))?;
    }
    Ok(Read { train, dates, networks })
}
