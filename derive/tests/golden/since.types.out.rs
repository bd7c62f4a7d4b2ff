///Version 1 of [`User`], as it was stored.
#[allow(
    dead_code,
    deprecated,
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs
)]
#[derive(Clone, Debug)]
pub struct UserV1 {
    /// The name.
    pub name: String,
}
///Version 2 of [`User`], as it was stored.
#[allow(
    dead_code,
    deprecated,
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs
)]
#[derive(Clone, Debug)]
pub struct UserV2 {
    /// The name.
    pub name: String,
    ///The field `karma`.
    pub karma: u32,
}
///Version 3 of [`User`], the latest.
#[allow(
    dead_code,
    deprecated,
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs
)]
pub type UserV3 = User;
///A stored [`User`] in the version it was stored in.
#[allow(
    dead_code,
    deprecated,
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs
)]
#[derive(Clone, Debug)]
pub enum VersionedUser {
    ///Version 1.
    V1(UserV1),
    ///Version 2.
    V2(UserV2),
    ///Version 3.
    V3(User),
}
///A stored [`User`] of any version, read in place.
#[allow(
    dead_code,
    deprecated,
    missing_debug_implementations,
    non_camel_case_types,
    single_use_lifetimes,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
pub struct UserView<'a, C: ::perennial::wire::Wire>(
    ::perennial::entity::StoredView<'a, User, C>,
);
