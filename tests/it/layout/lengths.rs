//! Lengths that claim more than the input holds, and inputs that end too soon.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, VecDeque},
    time::Duration,
};

use perennial::{
    Bincode, Layout, Scale, layout,
    wire::{FaultKind, Reader, Wire},
};

fn ends_early<W: Wire, T: Layout>(bytes: &[u8]) {
    let name = std::any::type_name::<T>();
    let Err(error) = layout::decode::<W, T>(bytes) else { panic!("{name} took {bytes:?}") };
    assert!(matches!(error.kind, FaultKind::UnexpectedEnd { .. }), "{name}: {error}");
    let fault = T::skip::<W, _>(&mut Reader::new(bytes)).unwrap_err();
    assert!(matches!(fault.kind(), FaultKind::UnexpectedEnd { .. }), "{name}: {fault:?}");
}

fn every_collection_ends_early<W: Wire>(bytes: &[u8]) {
    ends_early::<W, String>(bytes);
    ends_early::<W, Cow<'static, str>>(bytes);
    ends_early::<W, Cow<'static, [u32]>>(bytes);
    ends_early::<W, Vec<u8>>(bytes);
    ends_early::<W, Vec<u64>>(bytes);
    ends_early::<W, Vec<f64>>(bytes);
    ends_early::<W, Vec<[u8; 32]>>(bytes);
    ends_early::<W, Vec<String>>(bytes);
    ends_early::<W, Vec<Vec<Vec<u8>>>>(bytes);
    ends_early::<W, Vec<Option<u8>>>(bytes);
    ends_early::<W, VecDeque<u16>>(bytes);
    ends_early::<W, VecDeque<(u16, String)>>(bytes);
    ends_early::<W, BTreeMap<u32, u32>>(bytes);
    ends_early::<W, BTreeSet<u64>>(bytes);
}

#[test]
fn a_length_of_gigabytes_is_an_early_end() {
    // Three items follow, so that reading gets past the length.
    let scale: [&[u8]; 3] =
        [&[3, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0], &[3, 0, 0, 0, 0x40], &[0xFE, 0xFF, 0xFF, 0xFF]];
    for bytes in scale {
        every_collection_ends_early::<Scale>(bytes);
    }
    let bincode: [&[u8]; 3] = [
        &[253, 255, 255, 255, 255, 255, 255, 255, 255],
        &[253, 0, 0, 0, 0, 1, 0, 0, 0],
        &[252, 255, 255, 255, 255],
    ];
    for bytes in bincode {
        every_collection_ends_early::<Bincode>(bytes);
    }
}

#[test]
fn every_truncation_is_an_early_end() {
    type Rich = (
        (u8, i16, u32, i64, u128, f32, bool, Duration),
        Option<String>,
        Result<Vec<u64>, String>,
        Vec<Option<(u32, String)>>,
        BTreeMap<String, Vec<u8>>,
        BTreeSet<u16>,
        [u32; 3],
        Box<(u64, String)>,
    );
    let rich: Rich = (
        (1, -2, 70_000, -5_000_000_000, 1 << 100, 1.5, true, Duration::new(300, 999_999_999)),
        Some("some".into()),
        Ok(vec![1, 1000, u64::MAX]),
        vec![None, Some((9, "nine".into()))],
        [("a".into(), vec![1, 2]), ("b".into(), vec![])].into(),
        [1, 300].into(),
        [0, 300, u32::MAX],
        Box::new((7, "boxed".into())),
    );
    fn check<W: Wire>(rich: &Rich) {
        let bytes = layout::encode::<W, _>(rich).unwrap();
        assert_eq!(layout::decode::<W, Rich>(&bytes).unwrap(), *rich);
        for end in 0..bytes.len() {
            ends_early::<W, Rich>(&bytes[..end]);
        }
    }
    check::<Scale>(&rich);
    check::<Bincode>(&rich);
}
