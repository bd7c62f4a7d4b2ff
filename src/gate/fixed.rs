//! A gate whose spec version is a constant.

use alloc::{boxed::Box, vec::Vec};

use super::{Encoded, Gate, GateError};
use crate::{
    entity::{self, Entity, Form, VersionInfo, WriteEntity},
    error::DowncastError,
    version::SpecVersion,
    wire::Wire,
};

/// The gate of a runtime whose spec version is a constant. To write a version that this runtime
/// cannot know does not compile, and what compiles needs no check when it runs. (The compiler looks at
/// that when it makes code: `cargo build` and `cargo test` tell, `cargo check` does not.)
///
/// # Examples
///
/// ```
/// use perennial::{Scale, Versioned, gate::ConstGate};
///
/// #[derive(Versioned)]
/// #[versioned(latest = 2, activates(2 = 6))]
/// struct User {
///     name: String,
///     #[versioned(since = 2)]
///     karma: u32,
/// }
///
/// const RUNTIME: ConstGate<6> = ConstGate;
/// let user = User { name: "al".into(), karma: 7 };
/// assert_eq!(RUNTIME.encode::<Scale, User>(&user)?, b"\x02\x08al\x07\0\0\0");
///
/// // An older runtime writes the versions that it knows.
/// const OLDER: ConstGate<5> = ConstGate;
/// let user = UserV1 { name: "al".into() };
/// assert_eq!(OLDER.encode_form::<Scale, User, 1>(&user)?, b"\x01\x08al");
/// # Ok::<(), perennial::DowncastError>(())
/// ```
///
/// Version 2 is none of them:
///
/// ```compile_fail
/// # use perennial::{Scale, Versioned, gate::ConstGate};
/// # #[derive(Versioned)]
/// # #[versioned(latest = 2, activates(2 = 6))]
/// # struct User {
/// #     name: String,
/// #     #[versioned(since = 2)]
/// #     karma: u32,
/// # }
/// const OLDER: ConstGate<5> = ConstGate;
/// OLDER.encode::<Scale, User>(&User { name: "al".into(), karma: 7 });
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConstGate<const SPEC: u32>;

impl<const SPEC: u32> ConstGate<SPEC> {
    /// The runtime's spec version.
    pub const SPEC_VERSION: SpecVersion = SpecVersion(SPEC);

    /// The stored value of a view, as the latest version. It does not compile where that is not
    /// active.
    ///
    /// # Errors
    ///
    /// [`DowncastError`] if the codec cannot hold the value.
    #[inline]
    pub fn encode<C: Wire, E: WriteEntity>(self, view: &E) -> Result<Vec<u8>, DowncastError> {
        const { check_latest_active::<E>(SPEC) };
        entity::encode::<C, E>(view)
    }

    /// The stored value of a value of version `N`. It does not compile where that is not active.
    ///
    /// # Errors
    ///
    /// [`DowncastError`] if the codec cannot hold the value, or an entity inside does not fit.
    #[inline]
    pub fn encode_form<C: Wire, E: Entity + Form<N>, const N: u8>(
        self,
        form: &<E as Form<N>>::Type,
    ) -> Result<Vec<u8>, DowncastError> {
        const { check_form_active::<E, N>(SPEC) };
        entity::encode_form::<C, E, N>(form)
    }

    /// The stored value of a view, as the newest active version; which one is known while compiling,
    /// whether it holds the value is not.
    ///
    /// # Errors
    ///
    /// [`GateError`] if that version cannot hold the value without loss, or no version can.
    #[inline]
    pub fn encode_active<C: Wire, E: WriteEntity>(
        self,
        view: &E,
    ) -> Result<Encoded, Box<GateError>> {
        Gate::new(Self::SPEC_VERSION).encode::<C, E>(view)
    }
}

/// Does not compile unless the latest version is active.
const fn check_latest_active<E: Entity>(spec: u32) {
    let is_active = matches!(E::VERSIONS, [.., latest] if latest.activates.0 <= spec);
    assert!(is_active, "the entity's latest version is not active at the runtime's spec version");
}

/// Does not compile unless version `N` is active.
const fn check_form_active<E: Entity, const N: u8>(spec: u32) {
    assert!(
        is_active(E::VERSIONS, N, spec),
        "the version is not active at the runtime's spec version"
    );
}

const fn is_active(mut versions: &[VersionInfo], number: u8, spec: u32) -> bool {
    while let [info, rest @ ..] = versions {
        if info.version.get() == number {
            return info.activates.0 <= spec;
        }
        versions = rest;
    }
    false
}
