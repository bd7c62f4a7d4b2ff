//! Changes of what was released: each is found, with what to do.

use super::*;

changed!(indices, #[messages(retired(9))] {
    #[message(index = 3, since = 10)]
    Tip(Tip),
    #[message(index = 2, since = 10)]
    Order(Order),
    #[message(index = 1, since = 4)]
    Ping,
});

changed!(index_of_retired, #[messages(retired(2))] {
    #[message(index = 0, since = 10)]
    Tip(Tip),
    #[message(index = 1, since = 10)]
    Order(Order),
    #[message(index = 7, since = 4)]
    Ping,
});

#[test]
fn another_index_is_found() {
    let kind = FindingKind::Message;
    breaks::<indices::Message>(&[
        (
            ORDER,
            kind,
            "message `Order` was released with index 1, and has 2 now: what was sent would be \
                       read as `Ping`, which has it now; give it back, and `Ping` another",
        ),
        (
            PING,
            kind,
            "message `Ping` was released with index 2, and has 1 now: what was sent would be \
                      read as `Order`",
        ),
        (
            TIP_1,
            kind,
            "message `Tip` was released with index 0, and has 3 now: what was sent could not \
                       be read; give it back with `#[message(index = 0)]`",
        ),
    ]);
    breaks::<index_of_retired::Message>(&[(
        PING,
        kind,
        "has 7 now: the old one is retired, so this is another message: give it a name of its own",
    )]);
}

changed!(renamed, {
    #[message(index = 0, since = 10)]
    Gift(Tip),
    #[message(index = 1, since = 10)]
    Order(Order),
    #[message(index = 2, since = 4)]
    Ping,
});

#[test]
fn another_message_with_the_index_is_found() {
    breaks::<renamed::Message>(&[(
        TIP_1,
        FindingKind::Message,
        "index 0 was released as `Tip`, and is `Gift` now: if it was renamed, give it its old name back; \
         if it is another message, say `#[messages(retired(0))]` and take a new index for it",
    )]);
}

changed!(later, {
    #[message(index = 0, since = 11)]
    Tip(Tip),
    #[message(index = 1, since = 10)]
    Order(Order),
    #[message(index = 2, since = 3)]
    Ping,
});

mod activation {
    use super::{Leaf, Order};

    #[derive(Clone, Debug, PartialEq, perennial::Versioned)]
    #[versioned(latest = 2, activates(2 = 13), derive(Clone, Debug, PartialEq))]
    pub struct Tip {
        amount: u32,
        #[versioned(since = 2)]
        memo: Option<String>,
    }

    changed!(another, {
        #[message(index = 0, since = 10)]
        Tip(super::Tip),
        #[message(index = 1, since = 10)]
        Order(Order),
        #[message(index = 2, since = 4)]
        Ping,
    });

    pub use another::Message;
}

#[test]
fn another_first_spec_version_is_found() {
    let kind = FindingKind::Message;
    breaks::<later::Message>(&[
        (
            PING,
            kind,
            "message `Ping` of Message was released as sent from spec version 4 on, and is sent \
                      from 3 on now",
        ),
        (
            TIP_1,
            kind,
            "message `Tip` V1 of Message was released as sent from spec version 10 on, and is \
                       sent from 11 on now: between them, what was sent could not be read, and wrong \
                       bytes would be sent; give it back with `#[message(since = 10)]`",
        ),
    ]);
    breaks::<activation::Message>(&[(
        TIP_2,
        kind,
        "message `Tip` V2 of Message was released as sent from spec version 12 on, and is sent from 13 on \
         now: between them, what was sent could not be read, and wrong bytes would be sent; give it back \
         with `activates(2 = 12)` on `Tip`",
    )]);
}

changed!(payloads, {
    #[message(index = 0, since = 10)]
    Tip(Leaf),
    #[message(index = 1, since = 10)]
    Order,
    #[message(index = 2, since = 4)]
    Ping(Order),
});

#[test]
fn another_payload_is_found() {
    let kind = FindingKind::Message;
    breaks::<payloads::Message>(&[
        (
            ORDER,
            kind,
            "message `Order` was released with the payload `Order`, and has no payload now",
        ),
        (
            PING,
            kind,
            "message `Ping` was released with no payload, and has the payload `Order` now: what \
                      was sent could not be read; what has a payload is a message of its own",
        ),
        (
            TIP_1,
            kind,
            "message `Tip` was released with the payload `Tip`, and has the payload `Leaf` \
                       now: what was sent could not be read; give it back",
        ),
    ]);
}

mod layout {
    use super::{Leaf, Order};

    #[derive(Clone, Debug, PartialEq, perennial::Versioned)]
    #[versioned(latest = 2, activates(2 = 12), derive(Clone, Debug, PartialEq))]
    pub struct Tip {
        amount: u64,
        #[versioned(since = 2)]
        memo: Option<String>,
    }

    changed!(another, {
        #[message(index = 0, since = 10)]
        Tip(super::Tip),
        #[message(index = 1, since = 10)]
        Order(Order),
        #[message(index = 2, since = 4)]
        Ping,
    });

    pub use another::Message;
}

mod shorter {
    use super::{Leaf, Order};

    #[derive(Clone, Debug, PartialEq, perennial::Versioned)]
    #[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
    pub struct Tip {
        amount: u32,
    }

    changed!(another, {
        #[message(index = 0, since = 10)]
        Tip(super::Tip),
        #[message(index = 1, since = 10)]
        Order(Order),
        #[message(index = 2, since = 4)]
        Ping,
    });

    pub use another::Message;
}

#[test]
fn a_changed_payload_is_found_as_in_tables() {
    let kind = FindingKind::Layout;
    breaks::<layout::Message>(&[("Tip/v1.toml", kind, "amount"), ("Tip/v2.toml", kind, "amount")]);
    breaks::<shorter::Message>(&[
        (
            "Tip/v2.toml",
            FindingKind::Gone,
            "Tip V2 was released, and the code knows versions up to 1",
        ),
        (
            TIP_2,
            FindingKind::Gone,
            "message `Tip` V2 of Message was released, and the code knows other \
                                    versions of its payload alone",
        ),
    ]);
}

#[test]
fn another_codec_is_found_once() {
    finds(
        &registry![].with_messages::<Bincode, Message>(),
        released().path(),
        &[(
            ORDER,
            FindingKind::Message,
            "Message was released with the codec `scale`, and has `bincode` now: what was sent is in \
             the old one: give it back",
        )],
    );
}
