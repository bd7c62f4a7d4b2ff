///A stored [`Pair`], read in place.
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
pub struct PairView<'a, C: ::perennial::wire::Wire, T>(
    ::perennial::layout::PlainView<'a, Pair<T>, C>,
);
