//! Messages that go, and what may come and end without a word.

use super::*;

changed!(gone, {
    #[message(index = 2, since = 4)]
    Ping,
});

changed!(retired, #[messages(retired(0, 1, 9))] {
    #[message(index = 2, since = 4)]
    Ping,
});

changed!(reused, #[messages(retired(0, 9))] {
    #[message(index = 1, since = 20)]
    Pong,
    #[message(index = 2, since = 4)]
    Ping,
});

#[test]
fn a_message_that_is_gone_is_found_unless_its_index_is_retired() {
    let kind = FindingKind::Gone;
    breaks::<gone::Message>(&[
        (
            ORDER,
            kind,
            "message `Order` was released with index 1, and is gone: another message could get \
                       its index; bring it back, with `until` if it is no longer sent, or say \
                       `#[messages(retired(1))]`",
        ),
        (TIP_1, kind, "message `Tip` was released with index 0, and is gone"),
    ]);
    let folder = released();
    adds(&of::<retired::Message>(), folder.path(), &[]);
    // The file remembers what `retired` forgot.
    finds(
        &of::<reused::Message>(),
        folder.path(),
        &[(ORDER, FindingKind::Message, "index 1 was released as `Order`, and is `Pong` now")],
    );
}

#[test]
fn what_a_retired_message_carried_stays_sealed() {
    let folder = released();
    let path = folder.path().join("Order/v1.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("'typical'", "'usual'", 1)).unwrap();
    finds(
        &of::<retired::Message>(),
        folder.path(),
        &[("Order/v1.toml", FindingKind::Edited, "it was edited after it was written")],
    );
}

#[test]
fn an_enum_that_is_gone_is_found() {
    const LEAVES: Table<u64, Leaf> = Table::new("leaves");
    let folder = released();
    for registry in [registry![], registry![LEAVES]] {
        let error = history::check(&registry, folder.path()).unwrap_err();
        let place = folder.path().join("messages/Message");
        let gone: Vec<_> =
            error.findings().iter().filter(|finding| finding.kind() == FindingKind::Gone).collect();
        let [finding] = gone.as_slice() else { panic!("{error}") };
        assert_eq!(finding.file(), place);
        let says = "its messages were released, and the registry does not name them: blocks that hold \
                    them could not be read; bring them back, with `Registry::with_messages`, or if the \
                    enum was only renamed, give it its old name back";
        assert_eq!(finding.text(), says);
    }
}

mod grown {
    use super::{Leaf, Order};

    #[derive(Clone, Debug, PartialEq, perennial::Versioned)]
    #[versioned(latest = 3, activates(2 = 12, 3 = 15), derive(Clone, Debug, PartialEq))]
    pub struct Tip {
        amount: u32,
        #[versioned(since = 2)]
        memo: Option<String>,
        #[versioned(since = 3)]
        public: bool,
    }

    changed!(another, #[messages(retired(9, 11))] {
        #[message(index = 4, since = 15)]
        Pong,
        #[message(index = 2, since = 4, until = 14)]
        Ping,
        #[message(index = 0, since = 10)]
        Tip(super::Tip),
        #[message(index = 1, since = 10)]
        Order(Order),
    });

    pub use another::Message;
}

changed!(ended, {
    #[message(index = 0, since = 10, until = 13)]
    Tip(Tip),
    #[message(index = 1, since = 10)]
    Order(Order),
    #[message(index = 2, since = 4, until = 20)]
    Ping,
});

#[test]
fn what_comes_and_what_ends_is_no_finding() {
    let folder = released();
    adds(&of::<ended::Message>(), folder.path(), &[]);
    let pong = "messages/Message/Pong.toml";
    let tip = "messages/Message/Tip.v3.toml";
    adds(&of::<grown::Message>(), folder.path(), &["Tip/v3.toml", pong, tip]);
}

#[test]
fn a_message_beside_a_table_of_its_entity_shares_the_record() {
    const ORDERS: Table<u64, Order> = Table::new("orders");
    let folder = released();
    let registry = registry![ORDERS].with_messages::<Scale, Message>();
    adds(&registry, folder.path(), &["tables/orders.toml"]);
}
