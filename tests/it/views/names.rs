//! Names of the user's that a view's own parameters could hide.

use perennial::{Layout, Scale, Versioned, entity, wire::Reader};

/// Called as a codec parameter is called elsewhere.
#[derive(Clone, Debug, PartialEq, Layout)]
#[layout(view = CodecView)]
pub struct Codec {
    pub c: Option<Box<C>>,
}

#[derive(Clone, Debug, PartialEq, Layout)]
#[layout(view = CLikeView)]
pub struct C {
    pub number: u8,
    pub codec: Vec<Codec>,
}

/// Its own name, a field's type and a bound.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
pub struct Codec2<T: Into<C>>
where
    Codec: Into<u8>,
{
    pub c: C,
    #[versioned(since = 2, was(list: Vec<Codec>, upcast = |list: Vec<Codec>| list.len() as u64))]
    pub count: u64,
    pub t: T,
}

impl From<Codec> for u8 {
    fn from(codec: Codec) -> Self {
        codec.c.map_or(0, |c| c.number)
    }
}

impl From<u8> for C {
    fn from(number: u8) -> Self {
        Self { number, codec: vec![] }
    }
}

#[test]
fn types_may_be_called_as_the_codec_is() {
    let c = C { number: 3, codec: vec![Codec { c: None }] };
    let value = Codec2 { c: c.clone(), count: 9, t: 1_u8 };
    let stored = entity::encode::<Scale, _>(&value).unwrap();
    let view = entity::view::<Scale, Codec2<u8>>(&stored).unwrap();
    assert_eq!(view.c().unwrap().number().unwrap(), 3);
    assert_eq!(view.c().unwrap().to_owned().unwrap(), c);
    assert_eq!((view.count().unwrap(), view.t().unwrap()), (9, 1));
}

/// Not to be cloned.
#[derive(Debug, PartialEq, Layout)]
struct Rigid {
    number: u8,
}

#[derive(Debug, PartialEq, Versioned)]
#[versioned(latest = 1)]
struct Holder<T> {
    item: T,
}

#[derive(Debug, PartialEq, Layout)]
#[layout(view = PlainView)]
struct Plain<T> {
    item: T,
}

#[test]
fn a_view_is_cloned_without_its_values() {
    let stored = entity::encode::<Scale, _>(&Holder { item: Rigid { number: 4 } }).unwrap();
    let view = entity::view::<Scale, Holder<Rigid>>(&stored).unwrap();
    let copy: HolderView<'_, Scale, Rigid> = view.clone();
    assert_eq!(copy.item().unwrap(), Rigid { number: 4 });
    let plain = <Plain<Rigid> as Layout>::view::<Scale>(&mut Reader::new(&[5])).unwrap();
    let copy: PlainView<'_, Scale, Rigid> = plain.clone();
    assert_eq!(copy.item().unwrap(), Rigid { number: 5 });
}

/// What the view of [`Page`] would be called.
#[derive(Debug)]
struct PageView;

#[derive(Debug, PartialEq, Versioned)]
#[versioned(latest = 1, borrowed = PageRef)]
struct Page {
    title: String,
}

#[test]
fn a_view_is_called_as_one_says() {
    let stored = entity::encode::<Scale, _>(&Page { title: "a".into() }).unwrap();
    let view: PageRef<'_, Scale> = entity::view::<Scale, Page>(&stored).unwrap();
    assert_eq!(view.title().unwrap(), "a");
    assert_eq!(format!("{PageView:?}"), "PageView");
}
