//! Lengths that the input cannot hold.

use perennial::{
    Bincode, Scale, Version, Versioned,
    entity::Nested,
    wire::{FaultKind, Reader, Wire},
};

#[derive(Clone, Debug, Default, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
struct Marker {
    #[versioned(since = 2)]
    is_set: bool,
}

fn refused<W: Wire>(bytes: &[u8], missing: usize) {
    let viewed = <Vec<Marker> as Nested>::view_nested::<W>(Version::FIRST, &mut Reader::new(bytes));
    let viewed = viewed.map(drop).unwrap_err();
    let skipped =
        <Vec<Marker> as Nested>::skip_nested::<W>(Version::FIRST, &mut Reader::new(bytes));
    assert_eq!(viewed.kind(), &FaultKind::UnexpectedEnd { missing });
    assert_eq!(skipped.unwrap_err().kind(), viewed.kind());
}

#[test]
fn a_length_over_entities_without_bytes_is_weighed_against_what_is_left() {
    refused::<Scale>(&[3, 0xFF, 0xFF, 0xFF, 0xFF], 0xFFFF_FFFF);
    refused::<Bincode>(&[0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0], 0xFFFF_FFFD);
}
