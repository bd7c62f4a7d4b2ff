//! Keys that are checked by their schema.

use std::cmp::Reverse;

use perennial::key::{
    Blake2_128, Blake2_128Concat, Identity, KeyScheme, Keys, Ordered, Substrate, Twox64Concat,
};

use super::torture;

const PATH: Option<(&str, &str)> = Some(("System", "Account"));

fn keys<K, S: KeyScheme<K>>(samples: &[K]) -> (Keys, Vec<Vec<u8>>) {
    let keys = Keys::new(S::NAME, PATH, &S::key_schema()).unwrap();
    let bytes = samples.iter().map(|key| {
        let mut bytes = keys.prefix().to_vec();
        S::write(key, &mut bytes).unwrap();
        bytes
    });
    let bytes = bytes.collect();
    (keys, bytes)
}

fn checks_without_allocating<K, S: KeyScheme<K>>(samples: &[K]) {
    let (keys, bytes) = keys::<K, S>(samples);
    assert!(!bytes.is_empty());
    for bytes in bytes {
        let mut checked = Ok(());
        let info = allocation_counter::measure(|| checked = keys.check(&bytes));
        assert_eq!((checked, info.count_total), (Ok(()), 0), "{}", S::NAME);
    }
}

#[test]
fn common_keys_are_checked_without_allocating() {
    let text = || "alice".to_string();
    checks_without_allocating::<u64, Ordered>(&[0, u64::MAX]);
    checks_without_allocating::<String, Ordered>(&[String::new(), text()]);
    checks_without_allocating::<(String, Reverse<u32>, i64), Ordered>(&[(text(), Reverse(7), -1)]);
    checks_without_allocating::<(Option<bool>, Vec<u8>), Ordered>(&[(Some(true), vec![0, 1])]);
    checks_without_allocating::<[u8; 32], Substrate<Blake2_128Concat>>(&[[7; 32]]);
    checks_without_allocating::<String, Substrate<Twox64Concat>>(&[text()]);
    checks_without_allocating::<u32, Substrate<Blake2_128>>(&[7]);
    checks_without_allocating::<(u32, [u8; 32]), Substrate<(Twox64Concat, Blake2_128Concat)>>(&[(
        7, [1; 32],
    )]);
}

fn torture_keys<K, S: KeyScheme<K>>(samples: &[K]) {
    let (keys, samples) = keys::<K, S>(samples);
    torture(S::NAME, &samples, 0, |bytes| {
        let read = keys.read(bytes).ok()?;
        Some(keys.write(&read).unwrap())
    });
}

#[test]
fn hostile_bytes_do_keys_no_harm() {
    torture_keys::<(String, Reverse<String>, Vec<u8>), Ordered>(&[(
        "a\0b".into(),
        Reverse("c\0d".into()),
        vec![0, 1, 2, 3],
    )]);
    // A hash in front lets next to nothing through.
    torture_keys::<(Vec<u8>, Option<Vec<u32>>), Substrate<Identity>>(&[(
        vec![1, 2],
        Some(vec![7]),
    )]);
}
