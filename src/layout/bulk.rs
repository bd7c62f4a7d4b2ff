//! Many values behind each other, and how much room a length from the input may claim.

use alloc::vec::Vec;

use super::Layout;
use crate::wire::{Fault, FaultKind, Reader, Source, Wire, Writer};

/// Room made in advance takes at most this many times the bytes that are left of the input; beyond
/// it a collection grows only as items really decode.
const ROOM_FACTOR: usize = 8;

/// Refuses item types that take no bytes: the input could not bound how many there are.
pub(super) const fn assert_takes_bytes<W: Wire, T: Layout>() {
    assert!(
        T::SIZE.min::<W>() > 0,
        "a sequence of values that may occupy no bytes cannot be bounded by its input"
    );
}

/// Whether values of `T` hold no box and no collection, so that they need not count as a level.
pub(super) const fn is_leaf<W: Wire, T: Layout>() -> bool {
    T::SIZE.max::<W>().is_some()
}

/// How many of `len` items of at least `min_bytes` on the wire to make room for at once.
///
/// # Errors
///
/// [`FaultKind::UnexpectedEnd`] if that many items cannot lie in what is left.
#[inline]
pub(super) fn room<T>(reader: &Reader<'_>, len: usize, min_bytes: usize) -> Result<usize, Fault> {
    let needed = len.saturating_mul(min_bytes);
    let remaining = reader.remaining();
    if needed > remaining {
        return Err(reader.fault(FaultKind::UnexpectedEnd { missing: needed - remaining }));
    }
    let bytes_max = remaining.saturating_mul(ROOM_FACTOR);
    Ok(len.min(bytes_max.checked_div(size_of::<T>()).unwrap_or(len)))
}

/// How many collections down items are asked for the room they need. Further down a guess will do: a
/// value that is nested too deep must live to be refused, so nothing may follow it to its end.
pub(crate) const ROOM_LEVELS: u32 = 8;

/// About how many bytes all of these write.
#[inline]
pub(super) fn room_of<W: Wire, T: Layout, I: ExactSizeIterator>(
    items: I,
    levels: u32,
    room: impl Fn(I::Item, u32) -> usize,
) -> usize {
    match levels.checked_sub(1) {
        Some(below) => items.fold(0, |total, item| total.saturating_add(room(item, below))),
        None => items.len().saturating_mul(const { T::SIZE.room::<W>() }),
    }
}

/// Reads `len` values one at a time.
#[inline]
pub(super) fn read_each<W: Wire, T: Layout>(
    reader: &mut Reader<'_>,
    len: usize,
) -> Result<Vec<T>, Fault> {
    const { assert_takes_bytes::<W, T>() };
    let room = room::<T>(reader, len, const { T::SIZE.min::<W>() })?;
    let mut items = Vec::with_capacity(room);
    for _ in 0..len {
        items.push(T::read::<W>(reader)?);
    }
    Ok(items)
}

/// Reads `len` numbers of varying width, each into a slot that begins as `zero`: without a check of
/// the capacity at each, which halves the time.
#[inline]
pub(super) fn read_numbers<W: Wire, T: Layout + Copy>(
    reader: &mut Reader<'_>,
    len: usize,
    zero: T,
) -> Result<Vec<T>, Fault> {
    if room::<T>(reader, len, const { T::SIZE.min::<W>() })? < len {
        return read_each::<W, T>(reader, len);
    }
    // Not `vec![zero; len]`, since allocators are slower at zeroed memory than at any.
    let mut items = Vec::with_capacity(len);
    items.resize(len, zero);
    // A reader of our own stays in registers.
    let mut own = reader.clone();
    for slot in &mut items {
        *slot = T::read::<W>(&mut own)?;
    }
    *reader = own;
    Ok(items)
}

/// Walks over `len` values, in one step if they all take the same room.
#[inline(always)]
pub(super) fn skip_each<W: Wire, T: Layout, S: Source>(
    source: &mut S,
    len: usize,
) -> Result<(), Fault> {
    const { assert_takes_bytes::<W, T>() };
    if let Some(bytes) = const { T::SIZE.fixed::<W>() } {
        return advance_many(source, len, bytes);
    }
    for _ in 0..len {
        T::skip::<W, S>(source)?;
    }
    Ok(())
}

/// Walks over a sequence of items of `item_bytes` bytes, its length included.
#[inline(always)]
pub(super) fn skip_run<W: Wire, S: Source>(source: &mut S, item_bytes: usize) -> Result<(), Fault> {
    // Both in one step, where the length is short.
    if let Some((len, used)) = source.as_slice().and_then(W::peek_len) {
        return source.advance(len.saturating_mul(item_bytes).saturating_add(used));
    }
    let len = W::get_len(source)?;
    advance_many(source, len, item_bytes)
}

/// Takes a length and as many bytes.
#[inline(always)]
pub(super) fn take_run<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<&'a [u8], Fault> {
    let bytes = reader.rest();
    // A short length and what it counts are checked in one step.
    if let Some((len, used)) = W::peek_len(bytes)
        && let Some((run, rest)) = bytes.split_at_checked(used + len)
        && let Some(run) = run.get(used..)
    {
        reader.go_on(rest);
        return Ok(run);
    }
    let (run, rest) = take_run_rare::<W>(bytes)?;
    reader.go_on(rest);
    Ok(run)
}

/// Any length, and all that can be wrong with it. Given the bytes alone: the reader stays in registers.
#[cold]
#[inline(never)]
fn take_run_rare<W: Wire>(bytes: &[u8]) -> Result<(&[u8], &[u8]), Fault> {
    let mut reader = Reader::new(bytes);
    let len = W::get_len(&mut reader)?;
    let run = reader.take(len)?;
    Ok((run, reader.rest()))
}

/// Walks over `len` items of `bytes` bytes.
#[inline(always)]
pub(super) fn advance_many<S: Source>(
    source: &mut S,
    len: usize,
    bytes: usize,
) -> Result<(), Fault> {
    match len.checked_mul(bytes) {
        Some(total) => source.advance(total),
        None => Err(source.fault(FaultKind::UnexpectedEnd { missing: usize::MAX })),
    }
}

/// Reads `len` numbers of `N` bytes: one check, one allocation, one pass.
#[inline]
pub(super) fn copy_out<T, const N: usize>(
    reader: &mut Reader<'_>,
    len: usize,
    number: impl Fn([u8; N]) -> T,
) -> Result<Vec<T>, Fault> {
    let bytes = reader.take(len.saturating_mul(N))?;
    let (chunks, _) = bytes.as_chunks::<N>();
    Ok(chunks.iter().map(|chunk| number(*chunk)).collect())
}

/// Writes numbers of `N` bytes: room is made once.
#[inline]
pub(super) fn copy_in<T: Copy, const N: usize>(
    items: &[T],
    writer: &mut Writer,
    bytes: impl Fn(T) -> [u8; N],
) {
    let buffer = writer.as_mut_vec();
    let start = buffer.len();
    buffer.resize(start + items.len() * N, 0);
    let Some(target) = buffer.get_mut(start..) else { return };
    let (chunks, _) = target.as_chunks_mut::<N>();
    for (chunk, item) in chunks.iter_mut().zip(items) {
        *chunk = bytes(*item);
    }
}

/// Reads `LEN` numbers of `N` bytes into an array that begins as copies of `zero`.
#[inline]
pub(super) fn copy_array<T: Copy, const N: usize, const LEN: usize>(
    reader: &mut Reader<'_>,
    zero: T,
    number: impl Fn([u8; N]) -> T,
) -> Result<[T; LEN], Fault> {
    let bytes = reader.take(N.saturating_mul(LEN))?;
    let (chunks, _) = bytes.as_chunks::<N>();
    let mut array = [zero; LEN];
    for (slot, chunk) in array.iter_mut().zip(chunks) {
        *slot = number(*chunk);
    }
    Ok(array)
}
