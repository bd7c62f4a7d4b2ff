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
struct UserV1 {
    ///The field `name`.
    pub name: String,
    ///What stood here before version 3.
    pub nick: String,
    ///What stood here before version 2.
    pub contact: Option<String>,
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
struct UserV2 {
    ///The field `name`.
    pub name: String,
    ///What stood here before version 3.
    pub nick: String,
    ///The field `contact`.
    pub contact: Contact,
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
type UserV3 = User;
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
enum VersionedUser {
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
struct UserView<'a, C: ::perennial::wire::Wire>(
    ::perennial::entity::StoredView<'a, User, C>,
);
