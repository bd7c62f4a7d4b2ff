//! Entities inside options, boxes and sequences: each item at the pinned version.

use alloc::{boxed::Box, vec::Vec};

use super::{Form, Step};
use crate::{
    error::{DowncastError, UpcastError},
    layout::{
        Level, Size,
        shape::{ListKind, One, OptionKind, Shaped, form_fingerprint},
    },
    schema::{Describer, Type, TypeRef},
    version::SpecVersion,
    wire::{Fault, FaultKind, Reader, Source, Wire, Writer},
};

pub(super) fn flag<S: Source>(source: &mut S) -> Result<bool, Fault> {
    match source.byte()? {
        0 => Ok(false),
        1 => Ok(true),
        found => Err(source.fault(FaultKind::InvalidFlag { what: "Option", found })),
    }
}

impl<T: Shaped<N>, const N: u8> Shaped<N> for Option<T> {
    type Shape<D: Level> = One<OptionKind, D::Form<T, N>>;

    fn describe(describer: &mut Describer) -> TypeRef {
        describer.place::<Self>(const { form_fingerprint::<Self, N>() }, |describer| {
            Type::Option(T::describe(describer))
        })
    }
}

impl<T: Form<N>, const N: u8> Form<N> for Option<T> {
    type Type = Option<T::Type>;
    const SIZE: Size = Size::any(&[Size::exactly(1), Size::exactly(1).plus(T::SIZE)]);
    const ACTIVATES: SpecVersion = T::ACTIVATES;

    fn read_form<W: Wire>(reader: &mut Reader<'_>) -> Result<Self::Type, Fault> {
        if flag(reader)? { T::read_form::<W>(reader).map(Some) } else { Ok(None) }
    }

    fn read_latest<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if flag(reader)? { T::read_latest::<W>(reader).map(Some) } else { Ok(None) }
    }

    fn write_form<W: Wire>(form: &Self::Type, writer: &mut Writer) -> Result<(), DowncastError> {
        writer.byte(u8::from(form.is_some()));
        form.as_ref().map_or(Ok(()), |form| T::write_form::<W>(form, writer))
    }

    fn write_latest<W: Wire>(&self, writer: &mut Writer) -> Result<(), DowncastError> {
        writer.byte(u8::from(self.is_some()));
        self.as_ref().map_or(Ok(()), |latest| latest.write_latest::<W>(writer))
    }

    fn room_within<W: Wire>(&self, levels: u32) -> usize {
        1 + self.as_ref().map_or(0, |latest| latest.room_within::<W>(levels))
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        if flag(source)? { T::skip::<W, S>(source) } else { Ok(()) }
    }

    fn into_latest(form: Self::Type) -> Result<Self, UpcastError> {
        form.map(T::into_latest).transpose()
    }
}

impl<T: Step<A, B>, const A: u8, const B: u8> Step<A, B> for Option<T> {
    fn step(form: <Self as Form<A>>::Type) -> Result<<Self as Form<B>>::Type, UpcastError> {
        form.map(T::step).transpose()
    }
}

/// Refuses a version that takes no bytes inside a box, whose size says that it takes one at least.
const fn assert_boxable<W: Wire, T: Form<N>, const N: u8>() {
    assert!(
        T::SIZE.min::<W>() > 0,
        "a box says that it takes at least one byte, so the version it holds must never take none"
    );
}

/// Refuses a version that takes no bytes in a sequence: the input could not bound how many there
/// are, so what was written could not be read again.
const fn assert_takes_bytes<W: Wire, T: Form<N>, const N: u8>() {
    assert!(
        T::SIZE.min::<W>() > 0,
        "a sequence of entities that may occupy no bytes cannot be bounded by its input"
    );
}

impl<T: Shaped<N>, const N: u8> Shaped<N> for Box<T> {
    type Shape<D: Level> = T::Shape<D>;

    fn describe(describer: &mut Describer) -> TypeRef {
        T::describe(describer)
    }
}

impl<T: Form<N>, const N: u8> Form<N> for Box<T> {
    type Type = Box<T::Type>;
    // As for boxes of plain layouts: a bound that looked inside would turn in circles.
    const SIZE: Size = Size::at_least(1);
    const ACTIVATES: SpecVersion = T::ACTIVATES;

    fn read_form<W: Wire>(reader: &mut Reader<'_>) -> Result<Self::Type, Fault> {
        const { assert_boxable::<W, T, N>() };
        reader.nested(T::read_form::<W>).map(Box::new)
    }

    fn read_latest<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        const { assert_boxable::<W, T, N>() };
        reader.nested(T::read_latest::<W>).map(Box::new)
    }

    fn write_form<W: Wire>(form: &Self::Type, writer: &mut Writer) -> Result<(), DowncastError> {
        const { assert_boxable::<W, T, N>() };
        let mut result = Ok(());
        writer.nested(|writer| result = T::write_form::<W>(form, writer));
        result
    }

    fn write_latest<W: Wire>(&self, writer: &mut Writer) -> Result<(), DowncastError> {
        const { assert_boxable::<W, T, N>() };
        let mut result = Ok(());
        writer.nested(|writer| result = T::write_latest::<W>(self, writer));
        result
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        const { assert_boxable::<W, T, N>() };
        source.nested(T::skip::<W, S>)
    }

    fn into_latest(form: Self::Type) -> Result<Self, UpcastError> {
        T::into_latest(*form).map(Box::new)
    }
}

impl<T: Step<A, B>, const A: u8, const B: u8> Step<A, B> for Box<T> {
    fn step(form: <Self as Form<A>>::Type) -> Result<<Self as Form<B>>::Type, UpcastError> {
        T::step(*form).map(Box::new)
    }
}

/// Reads the length of a sequence of items that take a byte or more each.
pub(super) fn len_of_items<W: Wire>(reader: &mut Reader<'_>) -> Result<usize, Fault> {
    let len = W::get_len(reader)?;
    match len.checked_sub(reader.remaining()) {
        None | Some(0) => Ok(len),
        Some(missing) => Err(reader.fault(FaultKind::UnexpectedEnd { missing })),
    }
}

/// Reads the items of a sequence. The list grows with what is really there, so that a false length
/// costs nothing.
fn read_items<W: Wire, T>(
    reader: &mut Reader<'_>,
    mut one: impl FnMut(&mut Reader<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let len = len_of_items::<W>(reader)?;
    reader.nested(|reader| {
        let mut items = Vec::new();
        for _ in 0..len {
            items.push(one(reader)?);
        }
        Ok(items)
    })
}

fn write_items<W: Wire, T>(
    items: &[T],
    writer: &mut Writer,
    mut one: impl FnMut(&T, &mut Writer) -> Result<(), DowncastError>,
) -> Result<(), DowncastError> {
    W::put_len(writer, items.len());
    let mut result = Ok(());
    writer.nested(|writer| result = items.iter().try_for_each(|item| one(item, writer)));
    result
}

impl<T: Shaped<N>, const N: u8> Shaped<N> for Vec<T> {
    type Shape<D: Level> = One<ListKind, D::Form<T, N>>;

    fn describe(describer: &mut Describer) -> TypeRef {
        describer.place::<Self>(const { form_fingerprint::<Self, N>() }, |describer| {
            Type::List(T::describe(describer))
        })
    }
}

impl<T: Form<N>, const N: u8> Form<N> for Vec<T> {
    type Type = Vec<T::Type>;
    const SIZE: Size = Size::at_least(1);
    const ACTIVATES: SpecVersion = T::ACTIVATES;

    fn read_form<W: Wire>(reader: &mut Reader<'_>) -> Result<Self::Type, Fault> {
        const { assert_takes_bytes::<W, T, N>() };
        read_items::<W, _>(reader, T::read_form::<W>)
    }

    fn read_latest<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        const { assert_takes_bytes::<W, T, N>() };
        read_items::<W, _>(reader, T::read_latest::<W>)
    }

    fn write_form<W: Wire>(form: &Self::Type, writer: &mut Writer) -> Result<(), DowncastError> {
        const { assert_takes_bytes::<W, T, N>() };
        write_items::<W, _>(form, writer, T::write_form::<W>)
    }

    fn write_latest<W: Wire>(&self, writer: &mut Writer) -> Result<(), DowncastError> {
        const { assert_takes_bytes::<W, T, N>() };
        write_items::<W, _>(self, writer, T::write_latest::<W>)
    }

    fn room_within<W: Wire>(&self, levels: u32) -> usize {
        let Some(below) = levels.checked_sub(1) else {
            return self.len().saturating_mul(const { T::SIZE.room::<W>() });
        };
        self.iter().fold(9, |total: usize, item| total.saturating_add(item.room_within::<W>(below)))
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        const { assert_takes_bytes::<W, T, N>() };
        let len = W::get_len(source)?;
        source.nested(|source| (0..len).try_for_each(|_| T::skip::<W, S>(source)))
    }

    fn into_latest(form: Self::Type) -> Result<Self, UpcastError> {
        form.into_iter().map(T::into_latest).collect()
    }
}

impl<T: Step<A, B>, const A: u8, const B: u8> Step<A, B> for Vec<T> {
    fn step(form: <Self as Form<A>>::Type) -> Result<<Self as Form<B>>::Type, UpcastError> {
        form.into_iter().map(T::step).collect()
    }
}
