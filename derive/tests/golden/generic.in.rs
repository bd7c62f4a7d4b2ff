#[derive(Versioned)]
#[versioned(latest = 2, scale, bincode)]
struct Holder<'a, T: Clone, U: From<T>, const N: usize>
where
    T: PartialEq<U>,
{
    name: Cow<'a, str>,
    list: [T; N],
    #[versioned(since = 2)]
    other: Option<U>,
}
