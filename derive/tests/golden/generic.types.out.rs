///Version 1 of [`Holder`], as it was stored.
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
struct HolderV1<'a, T: Clone, const N: usize> {
    ///The field `name`.
    pub name: Cow<'a, str>,
    ///The field `list`.
    pub list: [T; N],
}
///Version 2 of [`Holder`], the latest.
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
type HolderV2<'a, T, U, const N: usize> = Holder<'a, T, U, N>;
///A stored [`Holder`] in the version it was stored in.
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
enum VersionedHolder<'a, T: Clone, U: From<T>, const N: usize>
where
    T: PartialEq<U>,
{
    ///Version 1.
    V1(HolderV1<'a, T, N>),
    ///Version 2.
    V2(Holder<'a, T, U, N>),
}
///A stored [`Holder`] of any version, read in place.
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
struct HolderView<
    'view,
    'a,
    C: ::perennial::wire::Wire,
    T: Clone,
    U: From<T>,
    const N: usize,
>(
    ::perennial::entity::StoredView<'view, Holder<'a, T, U, N>, C>,
)
where
    T: PartialEq<U>;
