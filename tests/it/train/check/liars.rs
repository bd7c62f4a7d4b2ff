//! Entities written by hand that do not keep the laws: what the derive macro would refuse itself.

use perennial::{
    Bincode, DowncastError, Entity, Layout, Messages, Scale, SpecVersion, Table, Tag, UpcastError,
    Version, VersionedEntity, WriteEntity,
    entity::{IfWritten, StoredView, VersionInfo},
    error::DowncastKind,
    layout::shape::form_fingerprint,
    registry,
    schema::{Describer, TypeRef},
    train::check::{self, CheckError, CheckFault, CheckStep},
    wire::{Fault, Reader, Source, Wire, Writer},
};

use super::{feature, plan};

const V1: Version = Version::of::<1>();
const V2: Version = Version::of::<2>();

/// None.
const HONEST: u8 = 0;
/// The way down drops karma and says that nothing is lost.
const LOSSY: u8 = 1;
/// It says that V2 may be written from the start.
const EAGER: u8 = 2;
/// Read straight, an old value has other karma than step by step.
const TWO_WAYS: u8 = 3;
/// A value of V1 gets a longer name whenever it is written.
const GROWS: u8 = 4;
/// The way down takes nothing at all.
const STUBBORN: u8 = 5;
/// The way down to V1 writes as many letters as fit.
const CUTS: u8 = 6;
/// The way up drops the name.
const FORGETS: u8 = 7;

/// V2 is said to be active always, where somebody asks for it.
const HASTY: u8 = 8;

/// V2 is said to be active later than it is, where somebody asks for it.
const TARDY: u8 = 9;
/// V2 is said to have no way to be written at all.
const MUTE: u8 = 10;

/// The same, derived: what the schemas say.
mod derived {
    use perennial::Versioned;

    #[derive(Versioned)]
    #[versioned(latest = 2, activates(2 = 6))]
    pub struct User {
        pub name: String,
        #[versioned(since = 2)]
        pub karma: u32,
    }
}

struct User<const LIE: u8> {
    name: String,
    karma: u32,
}

enum Versions<const LIE: u8> {
    V1(String),
    V2(User<LIE>),
}

const fn info(
    version: Version,
    tag: u8,
    activates: u32,
    of: perennial::schema::Fingerprint,
) -> VersionInfo {
    VersionInfo { version, tag: Tag(tag), activates: SpecVersion(activates), fingerprint: of }
}

impl<const LIE: u8> Entity for User<LIE> {
    const NAME: &'static str = "User";
    const VERSIONS: &'static [VersionInfo] = &[
        info(V1, 1, 0, form_fingerprint::<derived::User, 1>()),
        info(V2, 2, 6, form_fingerprint::<derived::User, 2>()),
    ];
    const LATEST: Version = V2;

    type Versioned = Versions<LIE>;
    type View<'a, W: Wire> = StoredView<'a, Self, W>;

    fn version_of_tag(tag: Tag) -> Option<Version> {
        [V1, V2].into_iter().find(|version| version.get() == tag.0)
    }

    fn describe(version: Version, describer: &mut Describer) -> Option<TypeRef> {
        derived::User::describe(version, describer)
    }

    fn read_latest<W: Wire>(version: Version, reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut name = String::read::<W>(reader)?;
        if LIE == FORGETS && version == V1 {
            name.clear();
        }
        let karma = if version == V1 { 0 } else { u32::read::<W>(reader)? };
        Ok(Self { name, karma })
    }

    fn skip<W: Wire, S: Source>(version: Version, source: &mut S) -> Result<(), Fault> {
        String::skip::<W, S>(source)?;
        if version == V1 { Ok(()) } else { u32::skip::<W, S>(source) }
    }

    fn version_info(version: Version) -> Option<&'static VersionInfo> {
        const LATER: &[VersionInfo] = &[info(V2, 2, 9, form_fingerprint::<derived::User, 2>())];
        const ALWAYS: &[VersionInfo] = &[info(V2, 2, 0, form_fingerprint::<derived::User, 2>())];
        let all = match (LIE, version) {
            (HASTY, V2) => ALWAYS,
            (TARDY, V2) => LATER,
            _ => Self::VERSIONS,
        };
        all.iter().find(|info| info.version == version)
    }

    fn newest_active(spec: SpecVersion) -> Version {
        if LIE == EAGER || spec >= SpecVersion(6) { V2 } else { V1 }
    }

    fn if_written<T: IfWritten<Self>>(then: T) -> Option<T::Done> {
        Some(then.go_on())
    }
}

impl<const LIE: u8> WriteEntity for User<LIE> {
    fn write_as<W: Wire>(
        &self,
        version: Version,
        writer: &mut Writer,
    ) -> Result<(), DowncastError> {
        if LIE == MUTE && version == V2 {
            let kind = DowncastKind::NoDowncast { field: "karma", needs: V2 };
            return Err(DowncastError::new(Self::NAME, version, kind));
        }
        if version == V2 {
            self.name.write::<W>(writer);
            self.karma.write::<W>(writer);
            return Ok(());
        }
        if LIE == STUBBORN || LIE != LOSSY && self.karma != 0 {
            let kind = DowncastKind::Lost { field: "karma", needs: V2 };
            return Err(DowncastError::new(Self::NAME, version, kind));
        }
        let letters = if LIE == CUTS { 3 } else { usize::MAX };
        self.name.chars().take(letters).collect::<String>().write::<W>(writer);
        Ok(())
    }
}

impl<const LIE: u8> VersionedEntity for Versions<LIE> {
    type Latest = User<LIE>;

    fn version(&self) -> Version {
        match self {
            Self::V1(_) => V1,
            Self::V2(_) => V2,
        }
    }

    fn read<W: Wire>(version: Version, reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let name = String::read::<W>(reader)?;
        match version == V1 {
            true => Ok(Self::V1(name)),
            false => Ok(Self::V2(User { name, karma: u32::read::<W>(reader)? })),
        }
    }

    fn write<W: Wire>(&self, writer: &mut Writer) -> Result<(), DowncastError> {
        match self {
            Self::V1(name) if LIE == GROWS => (name.clone() + "!").write::<W>(writer),
            Self::V1(name) => name.write::<W>(writer),
            Self::V2(user) => {
                user.name.write::<W>(writer);
                user.karma.write::<W>(writer);
            }
        }
        Ok(())
    }

    fn upcast(self) -> Result<Self, UpcastError> {
        self.try_into_latest().map(Self::V2)
    }

    fn try_into_latest(self) -> Result<User<LIE>, UpcastError> {
        Ok(match self {
            Self::V1(name) => {
                let name = if LIE == FORGETS { String::new() } else { name };
                User { name, karma: u32::from(LIE == TWO_WAYS) }
            }
            Self::V2(user) => user,
        })
    }
}

fn check<const LIE: u8>() -> Result<perennial::train::Evidence, CheckError> {
    let plan = plan(5).feature(feature("karma", 6, &["User V2"]));
    let users: Table<u64, User<LIE>> = Table::new("users");
    let alone = check::alone(&plan, "karma", registry![users]);
    let set = check::Set::new("july", ["karma"], SpecVersion(5));
    let together = check::together(&plan, &set, registry![users]);
    // Whatever one of them finds, the other finds.
    assert_eq!(alone.is_ok(), together.is_ok());
    alone
}

/// The steps at which a lie comes to light, all with faults of one kind.
fn found<const LIE: u8>(is_it: impl Fn(&CheckFault) -> bool) -> Vec<CheckStep> {
    let error = check::<LIE>().unwrap_err();
    for finding in error.findings() {
        assert!(is_it(&finding.fault), "{finding}");
        assert!(finding.sample.is_some(), "{finding}");
    }
    let mut steps: Vec<_> = error.findings().iter().filter_map(|finding| finding.step).collect();
    steps.sort();
    steps.dedup();
    steps
}

fn differs(fault: &CheckFault) -> bool {
    matches!(fault, CheckFault::Differs { .. })
}

#[test]
fn an_honest_entity_holds() {
    assert!(check::<HONEST>().unwrap().values() > 100);
}

#[test]
fn a_way_down_that_loses_and_says_nothing_is_found_by_the_new_value() {
    assert_eq!(found::<LOSSY>(differs), [CheckStep::NewEarly]);
    let error = check::<LOSSY>().unwrap_err();
    let text = error.to_string();
    let expected = "feature `karma`: User V2 in table `users`, sample `typical` \
                    {\"name\":\"birch\",\"karma\":33} and 7 more samples, written as a view before its \
                    version is active: \
                    it comes back as User V2 {\"name\":\"birch\",\"karma\":0}, and should as User V2 \
                    {\"name\":\"birch\",\"karma\":33}; what is written must read as what it was";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn a_version_that_is_taken_for_active_too_early_is_found() {
    let steps = found::<EAGER>(|fault| matches!(fault, CheckFault::Refused { .. }));
    assert!(steps.contains(&CheckStep::OldWritten), "{steps:?}");
}

#[test]
fn two_ways_up_that_differ_are_found() {
    assert!(found::<TWO_WAYS>(differs).contains(&CheckStep::OldStored));
}

#[test]
fn a_value_that_is_stored_as_another_is_found() {
    let steps = found::<GROWS>(differs);
    assert!(steps.contains(&CheckStep::OldStored), "{steps:?}");
    // And where a view is written as it should, and only what is read of it is written as another.
    assert!(steps.contains(&CheckStep::OldWritten), "{steps:?}");
}

#[test]
fn a_way_down_that_takes_nothing_is_found() {
    let steps = found::<STUBBORN>(|fault| matches!(fault, CheckFault::Refused { .. }));
    assert_eq!(steps, [CheckStep::OldWritten, CheckStep::OldRewritten]);
}

#[test]
fn a_way_down_that_cuts_is_found() {
    let steps = found::<CUTS>(differs);
    assert_eq!(steps, [CheckStep::OldWritten, CheckStep::OldRewritten]);
}

#[test]
fn a_way_up_that_forgets_is_found() {
    let steps = found::<FORGETS>(differs);
    assert_eq!(steps, [CheckStep::OldWritten, CheckStep::OldRewritten]);
}

#[test]
fn a_version_that_is_stored_too_early_is_found() {
    let steps = found::<HASTY>(|fault| {
        matches!(fault, CheckFault::NotRefused { until: SpecVersion(6), .. })
    });
    assert_eq!(steps, [CheckStep::NewStoredEarly]);
}

#[test]
fn a_refusal_that_names_another_time_is_found() {
    let steps = found::<TARDY>(|fault| match fault {
        CheckFault::Refused { reason } => reason.contains("spec version 9"),
        _ => false,
    });
    assert!(steps.contains(&CheckStep::NewStoredEarly), "{steps:?}");
}

#[derive(Messages)]
enum Grows {
    #[message(index = 0, since = 3)]
    Told(User<GROWS>),
}

#[derive(Messages)]
enum Mute {
    #[message(index = 0, since = 3)]
    Told(User<MUTE>),
}

#[derive(Messages)]
enum Lossy {
    #[message(index = 0, since = 3)]
    Told(User<LOSSY>),
}

#[derive(Messages)]
enum TwoWays {
    #[message(index = 0, since = 3)]
    Told(User<TWO_WAYS>),
}

#[test]
fn payloads_that_lie_are_found_where_they_are_sent() {
    let plan = plan(5).feature(feature("karma", 6, &["User V2"]));
    let steps = |registry| {
        let error = check::alone(&plan, "karma", registry).unwrap_err();
        assert!(error.findings().iter().all(|finding| differs(&finding.fault)), "{error}");
        let mut steps: Vec<_> = error.findings().iter().map(|finding| finding.step).collect();
        steps.dedup();
        steps
    };
    let lossy = steps(registry![].with_messages::<Scale, Lossy>());
    assert_eq!(lossy, [Some(CheckStep::SentEarly)]);
    let grows = steps(registry![].with_messages::<Scale, Grows>());
    assert!(grows.contains(&Some(CheckStep::SentEarly)), "{grows:?}");
    let two_ways = steps(registry![].with_messages::<Bincode, TwoWays>());
    assert!(two_ways.contains(&Some(CheckStep::Sent)), "{two_ways:?}");
}

#[test]
fn a_latest_version_that_cannot_be_written_is_found() {
    let plan = plan(5).feature(feature("karma", 6, &["User V2"]));
    let users: Table<u64, User<MUTE>> = Table::new("users");
    for registry in [registry![users], registry![].with_messages::<Scale, Mute>()] {
        let error = check::alone(&plan, "karma", registry).unwrap_err();
        assert!(error.to_string().contains("`karma` has no downcast"), "{error}");
    }
}
