//! What every layout must do, checked against the crates whose bytes ours must be.

use std::fmt::Debug;

use bincode::config::standard;
use parity_scale_codec as parity;
use perennial::{
    Bincode, Layout, Scale, layout,
    wire::{Reader, Recorder, Wire},
};
use proptest::{
    strategy::Strategy,
    test_runner::{Config, TestRunner},
};

/// Runs `test` on 10,000 values.
pub(super) fn for_all<S: Strategy>(strategy: S, test: impl Fn(&S::Value)) {
    let config = Config { cases: 10_000, failure_persistence: None, ..Config::default() };
    let run = TestRunner::new(config).run(&strategy, |value| {
        test(&value);
        Ok(())
    });
    run.unwrap_or_else(|error| panic!("{error}"));
}

/// Our bytes are parity-scale-codec's and bincode's, and each reads the other's.
pub(super) fn both<T>(value: &T)
where
    T: Layout + Debug + parity::Encode + parity::Decode + bincode::Encode + bincode::Decode<()>,
{
    scale(value);
    bincode(value);
}

pub(super) fn scale<T: Layout + Debug + parity::Encode + parity::Decode>(value: &T) {
    let theirs = value.encode();
    let ours = sound::<Scale, T>(value);
    assert_eq!(ours, theirs, "{value:?}");
    let back = T::decode(&mut &ours[..]).unwrap();
    assert_eq!(back.encode(), theirs, "{value:?}");
}

pub(super) fn bincode<T>(value: &T)
where
    T: Layout + Debug + bincode::Encode + bincode::Decode<()>,
{
    let theirs = bincode::encode_to_vec(value, standard()).unwrap();
    let ours = sound::<Bincode, T>(value);
    assert_eq!(ours, theirs, "{value:?}");
    let (back, used) = bincode::decode_from_slice::<T, _>(&ours, standard()).unwrap();
    assert_eq!(used, ours.len());
    assert_eq!(bincode::encode_to_vec(back, standard()).unwrap(), theirs, "{value:?}");
}

/// The laws of `Layout`. Values are compared by their bytes, which also tells two NaNs apart.
fn sound<W: Wire, T: Layout + Debug>(value: &T) -> Vec<u8> {
    let bytes = layout::encode::<W, T>(value).unwrap();
    assert!(T::SIZE.min::<W>() <= bytes.len(), "{value:?} takes less than the least");
    assert!(T::SIZE.max::<W>().is_none_or(|max| bytes.len() <= max), "{value:?} takes too much");

    let back = layout::decode::<W, T>(&bytes).unwrap();
    assert_eq!(layout::encode::<W, T>(&back).unwrap(), bytes, "{value:?}");

    let mut longer = bytes.clone();
    longer.extend([0xA5; 3]);
    let (back, rest) = layout::decode_prefix::<W, T>(&longer).unwrap();
    assert_eq!(rest, [0xA5; 3]);
    assert_eq!(layout::encode::<W, T>(&back).unwrap(), bytes, "{value:?}");

    let mut reader = Reader::new(&longer);
    T::skip::<W, _>(&mut reader).unwrap();
    assert_eq!(reader.rest(), [0xA5; 3], "{value:?}");

    let mut stream = &longer[..];
    let mut recorder = Recorder::new(|into: &mut [u8]| {
        let (taken, rest) = stream.split_at_checked(into.len()).ok_or(())?;
        into.copy_from_slice(taken);
        stream = rest;
        Ok(())
    });
    T::skip::<W, _>(&mut recorder).unwrap();
    assert_eq!(recorder.into_bytes(), bytes, "{value:?}");
    bytes
}
