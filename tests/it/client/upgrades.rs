//! Noticing that the chain's runtime changed.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use perennial::{
    Epoch, Scale, SpecVersion,
    client::{ClientError, Head, SpecVersions, Upgrade},
};

use super::{
    fake::{Fake, FakeClient, client_at},
    types::{BOTH, Message, OLD, USERS},
};

type Told = Arc<Mutex<Vec<(u32, u32)>>>;

/// Everything that is announced: from where to where.
fn listen(client: &FakeClient) -> Told {
    let told = Told::default();
    let listener = Arc::clone(&told);
    client.on_upgrade(move |upgrade| {
        listener.lock().unwrap().push((upgrade.from.0, upgrade.to.0));
    });
    told
}

fn told(told: &Told) -> Vec<(u32, u32)> {
    told.lock().unwrap().clone()
}

#[test]
fn an_upgrade_is_announced_once_with_all_that_is_known() {
    let (chain, client) = client_at(5, OLD);
    let told = Arc::new(Mutex::new(Vec::<Upgrade>::new()));
    let listener = Arc::clone(&told);
    client.on_upgrade(move |upgrade| listener.lock().unwrap().push(*upgrade));
    client.poll().unwrap();
    assert!(told.lock().unwrap().is_empty());

    chain.upgrade(6);
    for _ in 0..3 {
        assert_eq!(client.poll().unwrap().spec_version, SpecVersion(6));
        client.table(USERS).get(&"ada".to_owned()).unwrap_err();
    }
    let told = told.lock().unwrap();
    let [upgrade] = told[..] else { panic!("{told:?}") };
    assert_eq!((upgrade.from, upgrade.to), (SpecVersion(5), SpecVersion(6)));
    assert_eq!((upgrade.block, upgrade.epoch), (11, Epoch(101)));
    assert!(!upgrade.supported);
}

#[test]
fn whichever_call_comes_first_announces() {
    let calls: [fn(&Fake, &FakeClient); 3] = [
        |_, client| assert_eq!(client.poll().unwrap().spec_version, SpecVersion(6)),
        |_, client| drop(client.table(USERS).get(&"ada".to_owned()).unwrap()),
        |chain, client| {
            let block = chain.with(|state| state.add_block(Vec::new()));
            client.block(block).unwrap();
        },
    ];
    for call in calls {
        let (chain, client) = client_at(5, BOTH);
        let announced = listen(&client);
        chain.upgrade(6);
        call(&chain, &client);
        assert_eq!(told(&announced), [(5, 6)]);
    }
}

#[test]
fn a_client_works_again_when_the_chain_comes_to_a_spec_version_of_its_list() {
    const SUPPORTED: SpecVersions = SpecVersions::new(&[5, 7]);
    let (chain, client) = client_at(5, SUPPORTED);
    let announced = listen(&client);
    let (users, ada) = (client.table(USERS), "ada".to_owned());
    users.get(&ada).unwrap();
    chain.upgrade(6);
    assert!(matches!(users.get(&ada), Err(ClientError::IncompatibleRuntime { .. })));
    chain.upgrade(7);
    users.get(&ada).unwrap();
    assert_eq!(told(&announced), [(5, 6), (6, 7)]);
}

#[test]
fn an_upgrade_without_a_new_block_is_noticed() {
    let (chain, client) = client_at(5, BOTH);
    let announced = listen(&client);
    chain.with(|state| state.head.spec_version = SpecVersion(6));
    client.poll().unwrap();
    assert_eq!(told(&announced), [(5, 6)]);
}

/// An answer that was long on its way, or of a node that lags behind.
#[test]
fn a_head_from_before_the_upgrade_is_no_step_back() {
    let (chain, client) = client_at(5, BOTH);
    let announced = listen(&client);
    let before = chain.with(|state| state.head);
    chain.upgrade(6);
    client.poll().unwrap();
    let after = chain.with(|state| std::mem::replace(&mut state.head, before));
    assert_eq!(client.poll().unwrap(), before);
    assert_eq!(client.last_seen(), after);
    chain.with(|state| state.head = after);
    client.poll().unwrap();
    assert_eq!(told(&announced), [(5, 6)]);
}

/// A block says which runtime ran it, and that one ran behind the block before.
#[test]
fn a_block_is_noticed_as_the_head_before_it() {
    let (chain, client) = client_at(5, BOTH);
    let told = Arc::new(Mutex::new(Vec::<Upgrade>::new()));
    let listener = Arc::clone(&told);
    client.on_upgrade(move |upgrade| listener.lock().unwrap().push(*upgrade));
    chain.upgrade(6);
    let block = chain.with(|state| state.add_block(Vec::new()));
    client.block(block).unwrap();
    let before = Head { block: 11, epoch: Epoch(101), spec_version: SpecVersion(6) };
    assert_eq!((block, client.last_seen()), (12, before));
    assert_eq!(told.lock().unwrap().iter().map(|told| told.block).collect::<Vec<_>>(), [11]);

    // So the last block of a runtime does not hide that another one runs the next.
    let last = chain.with(|state| state.add_block(Vec::new()));
    client.block(last).unwrap();
    chain.with(|state| (state.head.block, state.head.spec_version) = (last - 1, SpecVersion(7)));
    assert_eq!(client.poll().unwrap().block, last - 1);
    assert_eq!(told.lock().unwrap().iter().map(|told| told.to.0).collect::<Vec<_>>(), [6, 7]);
}

#[test]
fn a_chain_that_began_anew_is_noticed_by_reconnecting() {
    let (chain, client) = client_at(5, BOTH);
    let told = Arc::new(Mutex::new(Vec::<Upgrade>::new()));
    let listener = Arc::clone(&told);
    client.on_upgrade(move |upgrade| listener.lock().unwrap().push(*upgrade));
    let anew = Head { block: 0, epoch: Epoch(0), spec_version: SpecVersion(6) };
    chain.with(|state| state.head = anew);
    client.poll().unwrap();
    assert!(told.lock().unwrap().is_empty());

    assert_eq!(client.reconnect().unwrap(), anew);
    assert_eq!(client.last_seen(), anew);
    client.reconnect().unwrap();
    client.poll().unwrap();
    {
        let told = told.lock().unwrap();
        let [upgrade] = told[..] else { panic!("{told:?}") };
        assert_eq!((upgrade.from, upgrade.to), (SpecVersion(5), SpecVersion(6)));
        assert_eq!((upgrade.block, upgrade.epoch, upgrade.supported), (0, Epoch(0), true));
    }
    // From then on upgrades are noticed as ever.
    chain.upgrade(7);
    client.poll().unwrap();
    assert_eq!(told.lock().unwrap().iter().map(|told| told.to.0).collect::<Vec<_>>(), [6, 7]);
}

#[test]
fn reconnecting_refuses_what_connecting_refuses() {
    let (chain, client) = client_at(5, OLD);
    let announced = listen(&client);
    let anew = Head { block: 0, epoch: Epoch(0), spec_version: SpecVersion(6) };
    chain.with(|state| (state.head, state.is_dead) = (anew, true));
    let before = client.last_seen();
    assert!(matches!(client.reconnect(), Err(ClientError::Chain(_))));
    assert_eq!(client.last_seen(), before);

    chain.with(|state| state.is_dead = false);
    let error = client.reconnect().unwrap_err();
    assert!(matches!(error, ClientError::IncompatibleRuntime { chain: SpecVersion(6), .. }));
    assert_eq!(client.last_seen(), anew);
    chain.with(|state| state.head.spec_version = SpecVersion(4));
    assert_eq!(client.reconnect().unwrap().spec_version, SpecVersion(4));
    client.table(USERS).get(&"ada".to_owned()).unwrap();
    assert_eq!(told(&announced), [(5, 6), (6, 4)]);
}

/// What is read is of the answer's own block, wherever other calls saw the chain.
#[test]
fn a_call_is_judged_by_its_own_answer() {
    const NEW: SpecVersions = SpecVersions::new(&[6, 7]);
    let ada = "ada".to_owned();
    let (chain, client) = client_at(5, OLD);
    let before = chain.with(|state| state.head);
    chain.upgrade(6);
    client.poll().unwrap();
    chain.with(|state| state.head = before);
    assert_eq!(client.last_seen().spec_version, SpecVersion(6));
    assert_eq!(client.table(USERS).get(&ada).unwrap(), None);

    let (chain, client) = client_at(6, NEW);
    chain.with(|state| (state.head.block, state.head.spec_version) = (5, SpecVersion(5)));
    let error = client.table(USERS).get(&ada).unwrap_err();
    assert!(matches!(error, ClientError::IncompatibleRuntime { chain: SpecVersion(5), .. }));
    assert_eq!(client.last_seen().spec_version, SpecVersion(6));
    let error = client.messages::<Scale, Message>().available().unwrap_err();
    assert!(matches!(error, ClientError::IncompatibleRuntime { chain: SpecVersion(5), .. }));
}

#[test]
fn many_threads_announce_each_upgrade_once_and_in_order() {
    const LAST: u32 = 120;
    static ALL: [u32; LAST as usize] = {
        let mut all = [0; LAST as usize];
        let mut at = 0;
        while at < all.len() {
            all[at] = at as u32 + 1;
            at += 1;
        }
        all
    };
    let (chain, client) = client_at(1, SpecVersions::new(&ALL));
    let announced = listen(&client);
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                while !is_over.load(Ordering::Acquire) {
                    client.poll().unwrap();
                    client.table(USERS).get(&"ada".to_owned()).unwrap();
                }
            });
        }
        for spec in 2..=LAST {
            chain.upgrade(spec);
            // Now and then all threads are behind, else each upgrade is seen.
            while spec % 4 != 0 && client.last_seen().spec_version.0 < spec {
                thread::yield_now();
            }
        }
        is_over.store(true, Ordering::Release);
    });
    client.poll().unwrap();
    let announced = told(&announced);
    assert!(announced.len() >= 89, "{}", announced.len());
    assert_eq!(announced[0].0, 1);
    assert_eq!(announced[announced.len() - 1].1, LAST);
    assert!(announced.iter().all(|(from, to)| from < to), "{announced:?}");
    assert!(announced.windows(2).all(|pair| pair[0].1 == pair[1].0), "{announced:?}");
}

/// On a thread of its own: a deadlock is a failure and no test that never ends.
fn within_a_minute(work: impl FnOnce() + Send + 'static) {
    let (done, over) = mpsc::channel();
    let worker = thread::spawn(move || {
        work();
        done.send(()).unwrap();
    });
    let waited = over.recv_timeout(Duration::from_secs(60));
    assert_ne!(waited, Err(mpsc::RecvTimeoutError::Timeout), "a deadlock");
    worker.join().unwrap();
}

#[test]
fn what_is_announced_may_use_the_client_and_notice_more() {
    within_a_minute(|| {
        let (chain, client) = client_at(4, BOTH);
        let client = Arc::new(client);
        let (itself, events) = (OnceLock::new(), Arc::new(Mutex::new(Vec::new())));
        itself.set(Arc::downgrade(&client)).unwrap();
        let (listener_chain, listener) = (Arc::clone(&chain), Arc::clone(&events));
        client.on_upgrade(move |upgrade| {
            listener.lock().unwrap().push(format!("begin {}", upgrade.to));
            let client = itself.get().unwrap().upgrade().unwrap();
            if upgrade.to < SpecVersion(7) {
                listener_chain.upgrade(upgrade.to.0 + 1);
            }
            client.poll().unwrap();
            client.table(USERS).get(&"ada".to_owned()).unwrap();
            client.on_upgrade(|_| {});
            listener.lock().unwrap().push(format!("end {}", upgrade.to));
        });
        chain.upgrade(5);
        client.poll().unwrap();
        let expected = ["begin 5", "end 5", "begin 6", "end 6", "begin 7", "end 7"];
        assert_eq!(*events.lock().unwrap(), expected);
    });
}

#[test]
fn all_listeners_are_told_in_the_order_in_which_they_came() {
    let (chain, client) = client_at(4, BOTH);
    let told = Arc::new(Mutex::new(Vec::new()));
    for name in ["first", "second"] {
        let told = Arc::clone(&told);
        client.on_upgrade(move |upgrade| told.lock().unwrap().push((name, upgrade.to.0)));
    }
    for spec in [5, 6] {
        chain.upgrade(spec);
        client.poll().unwrap();
    }
    let expected = [("first", 5), ("second", 5), ("first", 6), ("second", 6)];
    assert_eq!(*told.lock().unwrap(), expected);
}

#[test]
fn a_listener_that_panics_does_not_silence_later_upgrades() {
    let (chain, client) = client_at(4, BOTH);
    let announced = listen(&client);
    client.on_upgrade(|upgrade| assert_ne!(upgrade.to, SpecVersion(5), "as the test wants"));
    chain.upgrade(5);
    catch_unwind(AssertUnwindSafe(|| client.poll())).unwrap_err();
    chain.upgrade(6);
    client.poll().unwrap();
    assert_eq!(told(&announced), [(4, 5), (5, 6)]);
}

#[test]
fn clients_go_between_threads() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<FakeClient>();
}
