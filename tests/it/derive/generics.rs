//! Entities with parameters.

use std::{borrow::Cow, fmt::Debug, marker::PhantomData};

use perennial::{Layout, Versioned, entity::Form};

use super::laws::{kept, kept_in_all, lost, reads_as, refused};

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 4, derive(Clone, Debug, PartialEq))]
struct Holder<T, const N: usize>
where
    T: Clone + Default,
{
    id: [u8; N],
    #[versioned(since = 2, default = T::default())]
    t: T,
    #[versioned(since = 4, upcast = |old: &HolderV3<T, N>| u16::from(old.id[0]) + 1)]
    sum: u16,
    #[versioned(since = 3)]
    list: Vec<T>,
}

#[test]
fn types_and_numbers_as_parameters() {
    let holder = Holder::<u64, 2> { id: [1, 2], t: 0, sum: 2, list: vec![] };
    kept_in_all(&holder);
    assert_eq!(refused(&Holder { sum: 9, ..holder.clone() }, 3), lost("sum", 4));
    assert_eq!(refused(&Holder { list: vec![1], ..holder.clone() }, 2), lost("list", 3));
    reads_as(&VersionedHolder::V1(HolderV1::<2> { id: [1, 2] }), &holder);
    kept_in_all(&Holder::<String, 1> { id: [0], t: String::new(), sum: 1, list: vec![] });
}

/// Bounds that name a parameter which the first version does not have.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
#[versioned(removed(mark: PhantomData<V>, in = 1, first, default = PhantomData))]
struct Bounded<T: Into<U> + Clone, U, V = u8>
where
    U: From<u8>,
    V: PartialOrd<T>,
{
    first: T,
    #[versioned(since = 2, default = U::from(7))]
    second: U,
    #[versioned(since = 3)]
    third: PhantomData<V>,
}

#[test]
fn a_version_has_the_parameters_that_it_stores() {
    let first: BoundedV1<u8, u8> = BoundedV1 { mark: PhantomData, first: 1 };
    let second = BoundedV2::<u8, u32> { first: 1, second: 7 };
    let latest = Bounded::<u8, u32, u8> { first: 1, second: 7, third: PhantomData };
    kept_in_all(&latest);
    reads_as(&VersionedBounded::V1(first), &latest);
    reads_as(&VersionedBounded::<u8, u32, u8>::V2(second), &latest);
}

/// A type `a` and a lifetime `'a` are two things.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
struct Borrowed<'a, 'b: 'a, T: Clone + 'b> {
    name: Cow<'a, str>,
    #[versioned(since = 2)]
    other: Cow<'b, str>,
    #[versioned(since = 2)]
    items: Vec<T>,
}

#[test]
fn lifetimes_as_parameters() {
    let text = String::from("name");
    let value = Borrowed::<u8> {
        name: Cow::Borrowed(&text),
        other: Cow::Owned(String::new()),
        items: vec![],
    };
    kept_in_all(&value);
    let lossy = Borrowed { other: Cow::Borrowed("other"), ..value };
    assert_eq!(refused(&lossy, 1), lost("other", 2));
    let old = BorrowedV1 { name: Cow::Borrowed("x") };
    let latest: Borrowed<'_, '_, u8> =
        Borrowed { name: "x".into(), other: "".into(), items: vec![] };
    reads_as(&VersionedBorrowed::V1(old), &latest);
}

trait Config {
    type Id: Layout + Clone + Debug + PartialEq + Default;
    type Amount;
}

#[derive(Clone, Debug, PartialEq)]
struct Test;

impl Config for Test {
    type Id = u32;
    type Amount = u128;
}

/// As pallets are written: only associated types are stored.
#[derive(Versioned)]
#[versioned(latest = 2)]
struct Record<C: Config> {
    id: C::Id,
    others: Vec<Option<C::Id>>,
    amount: <C as Config>::Amount,
    #[versioned(since = 2)]
    best: C::Id,
}

impl<C: Config> Debug for Record<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Record").field(&self.id).field(&self.others).field(&self.best).finish()
    }
}

impl<C: Config<Amount: PartialEq>> PartialEq for Record<C> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.others == other.others
            && self.amount == other.amount
            && self.best == other.best
    }
}

#[test]
fn associated_types_of_parameters() {
    let record = Record::<Test> { id: 1, others: vec![None, Some(2)], amount: 1 << 100, best: 0 };
    kept_in_all(&record);
    assert_eq!(refused(&Record { best: 1, ..record }, 1), lost("best", 2));
}

#[derive(Clone, Debug, Default, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
struct Inner {
    a: u8,
    #[versioned(since = 2)]
    b: u8,
}

/// Which entity lies inside is a parameter.
#[derive(Debug, PartialEq, Versioned)]
#[versioned(latest = 2)]
struct Outer<E> {
    #[versioned(nested(1 = 1, 2 = 2))]
    inner: Option<E>,
    #[versioned(since = 2)]
    flag: bool,
}

#[test]
fn an_entity_inside_may_be_a_parameter() {
    let outer = Outer { inner: Some(Inner { a: 1, b: 0 }), flag: false };
    kept_in_all(&outer);
    let old = OuterV1::<Inner> { inner: Some(InnerV1 { a: 1 }) };
    reads_as(&VersionedOuter::V1(old), &outer);
    fn is_form<T: Form<1>>() {}
    is_form::<Inner>();
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
#[versioned(removed(Old(U), in = 1, index = 2, upcast = |_old: U| EitherV2::Neither))]
enum Either<T, U: Clone> {
    #[versioned(index = 0)]
    Left(T),
    #[versioned(since = 2, index = 1)]
    Right { right: U },
    #[versioned(index = 3)]
    Neither,
}

#[test]
fn enums_with_parameters() {
    type Both = Either<u16, String>;
    kept_in_all(&Both::Left(300));
    kept(&Both::Right { right: "r".into() }, 2);
    assert_eq!(refused(&Both::Right { right: "r".into() }, 1), lost("Right", 2));
    reads_as(&VersionedEither::V1(EitherV1::<u16, String>::Old("o".into())), &Both::Neither);
}
