//! How often a view walks over the fields before the one that is read.

use std::cell::Cell;

use perennial::{
    Bincode, Layout, Scale, Versioned, entity,
    layout::Size,
    wire::{Fault, Reader, Source, Wire, Writer},
};

thread_local! {
    static WALKS: Cell<u32> = const { Cell::new(0) };
}

/// How many fields were walked over since the last question.
fn walks() -> u32 {
    WALKS.replace(0)
}

/// Text that counts how often it is walked over.
#[derive(Clone, Debug, PartialEq)]
struct Counted(String);

impl Layout for Counted {
    const SIZE: Size = <String as Layout>::SIZE;

    perennial::viewed_by_value!();
    perennial::shaped_as!(String);

    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        String::read::<W>(reader).map(Self)
    }

    fn write<W: Wire>(&self, writer: &mut Writer) {
        self.0.write::<W>(writer);
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        WALKS.set(WALKS.get() + 1);
        String::skip::<W, S>(source)
    }
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1)]
struct Page {
    first: Counted,
    second: Counted,
    third: Counted,
    number: u8,
    byte: [u8; 2],
    fourth: Counted,
    fifth: Counted,
}

fn each_field_is_walked_over_once<W: Wire>() {
    let text = |text: &str| Counted(text.to_owned());
    let page = Page {
        first: text("a"),
        second: text(""),
        third: text("ccc"),
        number: 7,
        byte: [8, 9],
        fourth: text("dd"),
        fifth: text("e"),
    };
    let stored = entity::encode::<W, _>(&page).unwrap();
    let view = entity::view::<W, Page>(&stored).unwrap();
    assert_eq!((view.third().unwrap(), walks()), (page.third.clone(), 2));
    assert_eq!((view.third().unwrap(), walks()), (page.third.clone(), 0), "again");
    assert_eq!((view.byte().unwrap(), walks()), (&page.byte, 0), "the next run");
    assert_eq!((view.number().unwrap(), walks()), (page.number, 0), "in the same run");
    assert_eq!((view.fourth().unwrap(), walks()), (page.fourth.clone(), 0));
    assert_eq!((view.fifth().unwrap(), walks()), (page.fifth.clone(), 0), "the next");
    assert_eq!((view.fifth().unwrap(), walks()), (page.fifth.clone(), 0));
    assert_eq!((view.second().unwrap(), walks()), (page.second.clone(), 1), "back");
    assert_eq!((view.second().unwrap(), walks()), (page.second.clone(), 0));
    assert_eq!((view.first().unwrap(), walks()), (page.first.clone(), 0));
    assert_eq!((view.first().unwrap(), walks()), (page.first.clone(), 0));
    assert_eq!((view.fifth().unwrap(), walks()), (page.fifth.clone(), 3));
}

#[test]
fn a_view_goes_on_from_the_field_it_read() {
    each_field_is_walked_over_once::<Scale>();
    each_field_is_walked_over_once::<Bincode>();
}
