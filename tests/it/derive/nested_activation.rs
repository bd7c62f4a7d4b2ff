//! Entities inside entities whose versions activate: what is written holds only active versions.

use perennial::{
    Bincode, Layout, SpecVersion, Versioned, WriteEntity,
    entity::Form,
    gate::{Gate, GateError},
};

/// Holds the number of its version, and of those before.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, activates(2 = 6, 3 = 9), derive(Clone, Debug, PartialEq))]
struct Mark {
    one: u8,
    #[versioned(since = 2, default = 2)]
    two: u8,
    #[versioned(since = 3, default = 3)]
    three: u8,
}

const MARK: Mark = Mark { one: 1, two: 2, three: 3 };

#[derive(Clone, Debug, PartialEq, Layout)]
struct SealV1(u8);

/// The same in the enum form.
#[derive(Clone, Debug, PartialEq, Layout)]
struct Seal(u8, u8);

impl From<SealV1> for Seal {
    fn from(old: SealV1) -> Self {
        Self(old.0, 2)
    }
}

impl From<Seal> for SealV1 {
    fn from(new: Seal) -> Self {
        Self(new.0)
    }
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(view = Seal, activates(2 = 6))]
enum VersionedSeal {
    #[versioned(downcast)]
    V1(SealV1),
    V2(Seal),
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, activates(2 = 6, 3 = 9), derive(Clone, Debug, PartialEq))]
struct Together {
    #[versioned(nested(1 = 1, 2 = 2, 3 = 3))]
    mark: Mark,
    #[versioned(nested(1 = 1, 2 = 2))]
    seal: Seal,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 4, activates(2 = 7, 3 = 8, 4 = 12), derive(Clone, Debug, PartialEq))]
struct Later {
    #[versioned(nested(1 = 1, 2 = 2, 4 = 3))]
    marks: Option<Vec<Mark>>,
    #[versioned(nested(1 = 1, 3 = 2))]
    mark: Box<Mark>,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, activates(2 = 6, 3 = 10), derive(Clone, Debug, PartialEq))]
enum Event {
    Kept(#[versioned(nested(1 = 1, 2 = 2, 3 = 3))] Mark),
    /// The first version has no such variant, so it does not hold what its pin says.
    #[versioned(since = 2)]
    Came {
        #[versioned(nested(1 = 2))]
        mark: Mark,
    },
}

#[derive(Versioned)]
#[versioned(latest = 3, activates(2 = 6, 3 = 9))]
struct Around<T> {
    #[versioned(nested(1 = 1, 2 = 2, 3 = 3))]
    inner: T,
}

/// Which version of a mark lies in what is written at each spec version from 4 to 13; zero for a
/// value that is refused. The highest byte behind the tag says it.
fn held<E: WriteEntity>(view: &E) -> [u8; 10] {
    std::array::from_fn(|index| {
        let spec = SpecVersion(u32::try_from(index).unwrap() + 4);
        match Gate::new(spec).encode::<Bincode, E>(view) {
            Ok(encoded) => {
                let highest = *encoded.bytes[1..].iter().max().unwrap();
                let active = [SpecVersion::ZERO, SpecVersion(6), SpecVersion(9)];
                let activates = active[usize::from(highest) - 1];
                assert!(activates <= spec, "version {highest} of a mark at {spec}");
                highest
            }
            Err(error) => {
                assert!(matches!(*error, GateError::NotYetActive { .. }), "{error}");
                0
            }
        }
    })
}

#[test]
fn what_activates_together_is_written_together() {
    assert_eq!(held(&Together { mark: MARK, seal: Seal(1, 2) }), [1, 1, 2, 2, 2, 3, 3, 3, 3, 3]);
    assert_eq!(held(&Around { inner: MARK }), [1, 1, 2, 2, 2, 3, 3, 3, 3, 3]);
    assert_eq!(held(&Around { inner: Some(vec![MARK]) }), [1, 1, 2, 2, 2, 3, 3, 3, 3, 3]);
}

#[test]
fn what_holds_another_may_activate_later() {
    let later = Later { marks: Some(vec![MARK]), mark: Box::new(MARK) };
    assert_eq!(held(&later), [1, 1, 1, 2, 2, 2, 2, 2, 3, 3]);
    assert_eq!(held(&Later { marks: None, ..later }), [1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
    assert_eq!(held(&Event::Kept(MARK)), [1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
}

#[test]
fn a_variant_that_comes_later_holds_what_is_active_by_then() {
    assert_eq!(held(&Event::Came { mark: MARK }), [0, 0, 2, 2, 2, 2, 2, 2, 2, 2]);
}

#[test]
fn containers_activate_as_their_items_do() {
    const fn of<T: Form<N>, const N: u8>() -> SpecVersion {
        <T as Form<N>>::ACTIVATES
    }
    assert_eq!((of::<Mark, 1>(), of::<Mark, 2>()), (SpecVersion::ZERO, SpecVersion(6)));
    assert_eq!((of::<Seal, 1>(), of::<Seal, 2>()), (SpecVersion::ZERO, SpecVersion(6)));
    assert_eq!(of::<Option<Vec<Box<Mark>>>, 3>(), SpecVersion(9));
    assert_eq!(of::<Around<Mark>, 3>(), SpecVersion(9));
}
