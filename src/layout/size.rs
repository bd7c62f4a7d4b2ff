//! How many bytes the values of a type take.

use crate::wire::Wire;

/// The least and the most bytes that a type's values take, for formats whose integers are fixed
/// and for those whose integers are variable.
///
/// # Examples
///
/// ```
/// use perennial::{Bincode, Layout, Scale, layout::Size};
///
/// assert_eq!(<u32 as Layout>::SIZE.fixed::<Scale>(), Some(4));
/// assert_eq!(<u32 as Layout>::SIZE.fixed::<Bincode>(), None);
/// assert_eq!(<u32 as Layout>::SIZE.max::<Bincode>(), Some(5));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    fixed_ints: Bounds,
    var_ints: Bounds,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bounds {
    min: usize,
    max: Option<usize>,
}

impl Bounds {
    const fn exactly(bytes: usize) -> Self {
        Self { min: bytes, max: Some(bytes) }
    }

    const fn plus(self, other: Self) -> Self {
        let max = match (self.max, other.max) {
            (Some(a), Some(b)) => a.checked_add(b),
            _ => None,
        };
        Self { min: self.min.saturating_add(other.min), max }
    }

    const fn times(self, count: usize) -> Self {
        let max = match self.max {
            Some(max) => max.checked_mul(count),
            None => None,
        };
        Self { min: self.min.saturating_mul(count), max }
    }

    const fn or(self, other: Self) -> Self {
        let max = match (self.max, other.max) {
            (Some(a), Some(b)) => Some(if a > b { a } else { b }),
            _ => None,
        };
        Self { min: if self.min < other.min { self.min } else { other.min }, max }
    }
}

/// Values of no more bytes get room for all that they can take.
const SMALL_BYTES: usize = 64;

impl Size {
    /// No bytes at all.
    pub const ZERO: Self = Self::exactly(0);

    /// Always this many bytes, whatever the format.
    #[must_use]
    pub const fn exactly(bytes: usize) -> Self {
        Self { fixed_ints: Bounds::exactly(bytes), var_ints: Bounds::exactly(bytes) }
    }

    /// From `min` bytes up, without an upper bound that is known.
    #[must_use]
    pub const fn at_least(min: usize) -> Self {
        let bounds = Bounds { min, max: None };
        Self { fixed_ints: bounds, var_ints: bounds }
    }

    /// From `min` to `max` bytes.
    #[must_use]
    pub const fn between(min: usize, max: usize) -> Self {
        let bounds = Bounds { min, max: Some(max) };
        Self { fixed_ints: bounds, var_ints: bounds }
    }

    /// An integer of `width` bytes: all of them, or one to `width + 1` where integers vary.
    #[must_use]
    pub const fn integer(width: usize) -> Self {
        let var_ints =
            if width == 1 { Bounds::exactly(1) } else { Bounds { min: 1, max: Some(width + 1) } };
        Self { fixed_ints: Bounds::exactly(width), var_ints }
    }

    /// A `Compact` integer of `width` bytes; where integers vary, it lies as a plain one does.
    #[must_use]
    pub const fn compact(width: usize) -> Self {
        let max = match width {
            1 => 2,
            2 => 4,
            _ => width + 1,
        };
        let fixed_ints = Bounds { min: 1, max: Some(max) };
        Self { fixed_ints, var_ints: Self::integer(width).var_ints }
    }

    /// The index of an enum's variant.
    #[must_use]
    pub const fn variant(index: u32) -> Self {
        let var_ints = if index <= 250 { 1 } else { 3 };
        Self { fixed_ints: Bounds::exactly(1), var_ints: Bounds::exactly(var_ints) }
    }

    /// One behind the other.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            fixed_ints: self.fixed_ints.plus(other.fixed_ints),
            var_ints: self.var_ints.plus(other.var_ints),
        }
    }

    /// `count` of these.
    #[must_use]
    pub const fn times(self, count: usize) -> Self {
        Self { fixed_ints: self.fixed_ints.times(count), var_ints: self.var_ints.times(count) }
    }

    /// Either of the two.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self {
            fixed_ints: self.fixed_ints.or(other.fixed_ints),
            var_ints: self.var_ints.or(other.var_ints),
        }
    }

    /// All of these, one behind the other.
    #[must_use]
    pub const fn sum(sizes: &[Self]) -> Self {
        let mut total = Self::ZERO;
        let mut rest = sizes;
        while let [first, tail @ ..] = rest {
            total = total.plus(*first);
            rest = tail;
        }
        total
    }

    /// Any one of these; of none, zero.
    #[must_use]
    pub const fn any(sizes: &[Self]) -> Self {
        let [first, rest @ ..] = sizes else { return Self::ZERO };
        let mut total = *first;
        let mut rest = rest;
        while let [first, tail @ ..] = rest {
            total = total.or(*first);
            rest = tail;
        }
        total
    }

    /// The least bytes a value takes in the codec `W`.
    #[must_use]
    pub const fn min<W: Wire>(self) -> usize {
        self.bounds::<W>().min
    }

    /// The most bytes a value takes in the codec `W`, or `None` if there is no bound.
    #[must_use]
    pub const fn max<W: Wire>(self) -> Option<usize> {
        self.bounds::<W>().max
    }

    /// The bytes that every value takes in the codec `W`, or `None` if they differ.
    #[must_use]
    pub const fn fixed<W: Wire>(self) -> Option<usize> {
        let bounds = self.bounds::<W>();
        match bounds.max {
            Some(max) if max == bounds.min => Some(max),
            _ => None,
        }
    }

    /// The bytes of the run of fixed-size fields that begins at `place`, in the codec `W`; none if
    /// the run began before it.
    #[must_use]
    pub const fn run_at<W: Wire>(sizes: &[Self], place: usize) -> usize {
        let (before, mut rest) = sizes.split_at(place);
        if let [.., last] = before
            && last.fixed::<W>().is_some()
        {
            return 0;
        }
        let mut total = 0;
        while let [first, tail @ ..] = rest {
            match first.fixed::<W>() {
                Some(bytes) => total += bytes,
                None => return total,
            }
            rest = tail;
        }
        total
    }

    /// The place where the run of fixed-size fields begins that the field at `place` lies in, and
    /// how many bytes into it the field lies, in the codec `W`. A field of varying size is its own.
    #[must_use]
    pub const fn run_of<W: Wire>(sizes: &[Self], place: usize) -> (usize, usize) {
        let mut before = sizes.split_at(place).0;
        let mut inside = 0;
        if let [first, ..] = sizes.split_at(place).1
            && first.fixed::<W>().is_none()
        {
            return (place, 0);
        }
        while let [head @ .., last] = before {
            match last.fixed::<W>() {
                Some(bytes) => inside += bytes,
                None => break,
            }
            before = head;
        }
        (before.len(), inside)
    }

    /// How many bytes to make room for before a value is written: all that it can take if that is
    /// little, else a guess.
    #[must_use]
    pub const fn room<W: Wire>(self) -> usize {
        let bounds = self.bounds::<W>();
        match bounds.max {
            Some(max) if max == bounds.min || max <= SMALL_BYTES => max,
            _ => bounds.min.saturating_add(SMALL_BYTES / 4),
        }
    }

    /// How many bytes to make room for by each of many values, or `None` to ask each. Where integers
    /// vary it is the middle, since to ask would cost as much as to write, and the most may be nine
    /// times too much.
    pub(super) const fn room_each<W: Wire>(self) -> Option<usize> {
        let bounds = self.bounds::<W>();
        match bounds.max {
            Some(max) if max <= SMALL_BYTES => Some((bounds.min + max).div_ceil(2)),
            Some(max) if max == bounds.min => Some(max),
            _ => None,
        }
    }

    /// How many bytes to make room for by the length of a sequence.
    pub(super) const fn room_len<W: Wire>() -> usize {
        if W::FIXED_INTS { 5 } else { 9 }
    }

    /// How to walk over the field at `place` in the codec `W`: the bytes of its whole run if one
    /// begins there, 0 inside a run, and `None` for a field whose end must be looked for.
    #[must_use]
    pub const fn skip_at<W: Wire>(sizes: &[Self], place: usize) -> Option<usize> {
        match sizes.split_at(place).1 {
            [first, ..] if first.fixed::<W>().is_some() => Some(Self::run_at::<W>(sizes, place)),
            _ => None,
        }
    }

    const fn bounds<W: Wire>(self) -> Bounds {
        if W::FIXED_INTS { self.fixed_ints } else { self.var_ints }
    }
}
