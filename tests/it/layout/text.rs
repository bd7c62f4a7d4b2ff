//! Text of every length, short and long, with a character of several bytes at every place.

use perennial::{
    Bincode, Layout, Scale, layout,
    wire::{FaultKind, Reader, Wire},
};

/// Lengths around those at which a check of text may change its way.
const LENGTHS: std::ops::RangeInclusive<usize> = 0..=140;

fn reads<W: Wire>(text: &str) {
    let bytes = layout::encode::<W, _>(&text.to_string()).unwrap();
    assert_eq!(layout::decode::<W, String>(&bytes).unwrap(), text);
    assert_eq!(String::view::<W>(&mut Reader::new(&bytes)).unwrap(), text);
}

fn refuses<W: Wire>(content: &[u8]) {
    let bytes = layout::encode::<W, _>(&content.to_vec()).unwrap();
    let error = layout::decode::<W, String>(&bytes).unwrap_err();
    assert_eq!((error.kind.clone(), error.offset), (FaultKind::InvalidUtf8, bytes.len()));
    let fault = String::view::<W>(&mut Reader::new(&bytes)).unwrap_err();
    assert_eq!((fault.kind(), fault.remaining()), (&FaultKind::InvalidUtf8, 0));
    let fault = String::check::<W>(&mut Reader::new(&bytes)).unwrap_err();
    assert_eq!(fault.kind(), &FaultKind::InvalidUtf8);
}

#[test]
fn text_of_every_length_is_read_as_it_was_written() {
    for len in LENGTHS {
        let plain = "a".repeat(len);
        reads::<Scale>(&plain);
        reads::<Bincode>(&plain);
        for place in 0..len.saturating_sub(3) {
            let mut text = "a".repeat(place);
            text.push(['é', '€', '😀'][place % 3]);
            text.push_str(&"b".repeat(len - text.len()));
            assert_eq!(text.len(), len);
            reads::<Scale>(&text);
            reads::<Bincode>(&text);
        }
    }
}

#[test]
fn a_byte_that_is_no_text_is_found_at_every_place() {
    for len in LENGTHS {
        for place in 0..len {
            let mut content = vec![b'a'; len];
            content[place] = [0xFF, 0x80, 0xC3][place % 3];
            refuses::<Scale>(&content);
            refuses::<Bincode>(&content);
        }
    }
}
