//! Mistakes in events.

use super::bad::{Bad, PLAN, bad, head};

/// A mistake in an event, below a plan.
fn event(what: &'static str, kind: &'static str, says: &'static str, fields: &str) -> Bad {
    bad(what, kind, says, &[PLAN, "\n[[event]]\n", fields, "\n"].concat())
}

pub(super) fn events() -> Vec<Bad> {
    vec![
        head("event as table", "WrongType", "each under `[[event]]`", "‸[event]\ndo = \"merge\"\n"),
        head("empty list of events", "EventsInBrackets", "can append", "event = ‸[]\n"),
        bad(
            "list of events",
            "EventsInBrackets",
            "a table of its own",
            &PLAN.replacen("\n\n", "\nevent = ‸[{ do = \"merge\", feature = \"karma\" }]\n\n", 1),
        ),
        event(
            "unknown feature",
            "UnknownFeature",
            "mean `karma`?",
            "do = \"merge\"\nfeature = ‸\"karmma\"",
        ),
        event(
            "unknown feature, like no other",
            "UnknownFeature",
            "there is no feature `reputation`; declare a new one under `[[feature]]`",
            "do = \"merge\"\nfeature = ‸\"reputation\"",
        ),
        event(
            "unknown upgrade",
            "UnknownUpgrade",
            "there is no upgrade `juli`; did you mean `july`?",
            "do = \"beta_deploy\"\nupgrade = ‸\"juli\"",
        ),
        event(
            "unknown event",
            "UnknownEvent",
            "mean `merge`?",
            "do = ‸\"mrege\"\nfeature = \"karma\"",
        ),
        bad(
            "no word",
            "MissingField",
            "the event lacks the field `do`",
            &[PLAN, "\n‸[[event]]\nfeature = \"karma\"\n"].concat(),
        ),
        event(
            "misspelt word",
            "UnknownField",
            "did you mean `do`?",
            "‸doo = \"merge\"\nfeature = \"karma\"",
        ),
        event(
            "field of another event",
            "UnknownField",
            "the event `merge` has no field `month`",
            "do = \"merge\"\nfeature = \"karma\"\n‸month = 3",
        ),
        bad(
            "missing field",
            "MissingField",
            "the event `alpha_add` lacks the field `month`",
            &[PLAN, "\n‸[[event]]\ndo = \"alpha_add\"\nfeature = \"karma\"\n"].concat(),
        ),
        bad(
            "no answer",
            "MissingField",
            "the event `gov_result` lacks the field `veto`",
            &[PLAN, "\n‸[[event]]\ndo = \"gov_result\"\nupgrade = \"july\"\n"].concat(),
        ),
        event("word as number", "WrongType", "`do` must be a text", "do = ‸1"),
        event(
            "day as text",
            "WrongType",
            "a date as",
            "on = ‸\"2026-03-02\"\ndo = \"merge\"\nfeature = \"karma\"",
        ),
        event(
            "day as time",
            "WrongType",
            "a time",
            "on = ‸12:00:00\ndo = \"merge\"\nfeature = \"karma\"",
        ),
        event(
            "day with a time",
            "WrongType",
            "a date or a time",
            "on = ‸2026-03-02T12:00:00Z\ndo = \"merge\"\nfeature = \"karma\"",
        ),
        event(
            "30 February",
            "Syntax",
            "not TOML",
            "on = ‸2026-02-30\ndo = \"merge\"\nfeature = \"karma\"",
        ),
        event(
            "day before the first",
            "DateTooEarly",
            "`on` is 1969-12-31, and days are counted from 1970-01-01",
            "on = ‸1969-12-31\ndo = \"merge\"\nfeature = \"karma\"",
        ),
        event(
            "negative day",
            "OutOfRange",
            "is -4",
            "on = ‸-4\ndo = \"merge\"\nfeature = \"karma\"",
        ),
        event(
            "month 13",
            "Month",
            "`2026-13` is not a month",
            "do = \"alpha_meeting\"\nmonth = ‸\"2026-13\"",
        ),
        event("month 0", "Month", "`2026-00`", "do = \"alpha_meeting\"\nmonth = ‸\"2026-00\""),
        event("name of a month", "Month", "`July`", "do = \"alpha_meeting\"\nmonth = ‸\"July\""),
        event(
            "month as date",
            "WrongType",
            "`month`",
            "do = \"alpha_meeting\"\nmonth = ‸2026-03-01",
        ),
        event(
            "number of no proposal",
            "Number",
            "`a16` is not the number of a proposal",
            "do = \"upgrade_number\"\nupgrade = \"july\"\nnumber = ‸\"a16\"",
        ),
        event(
            "number as list",
            "WrongType",
            "a number, or a text as \"16a\"",
            "do = \"upgrade_number\"\nupgrade = \"july\"\nnumber = ‸[16]",
        ),
        event(
            "negative epoch",
            "OutOfRange",
            "9223372036854775807, and this is -1",
            "do = \"mainnet_activate\"\nupgrade = \"july\"\nday = 3\nepoch = ‸-1",
        ),
        event(
            "epoch of 65 bits",
            "OutOfRange",
            "18446744073709551615, and this is 18446744073709551616",
            "do = \"mainnet_activate\"\nupgrade = \"july\"\nday = 3\nepoch = ‸\"18446744073709551616\"",
        ),
        event(
            "upgrade of no betanet",
            "FieldWithout",
            "`upgrade` goes only with `deploy = true`",
            "do = \"beta_meeting\"\nmonth = 3\ndeploy = false\nupgrade = ‸\"july\"",
        ),
        event(
            "feature without a high risk",
            "FieldWithout",
            "`feature` goes only with `high_risk = true`",
            "do = \"audit_result\"\nupgrade = \"july\"\nneeds_fix = true\nfeature = ‸\"karma\"",
        ),
        event(
            "high risk that needs no fix",
            "FieldWithout",
            "`high_risk` goes only with `needs_fix = true`",
            "do = \"audit_result\"\nupgrade = \"july\"\nneeds_fix = false\nhigh_risk = ‸true",
        ),
        bad(
            "time in the past",
            "Rejected(TimeInThePast",
            "time_in_the_past",
            &[
                PLAN,
                "\n[[event]]\non = 11\ndo = \"merge\"\nfeature = \"karma\"\n",
                "\n[[event]]\ndo = \"merge\"\nfeature = \"badges\"\n",
                "\n[[event]]\non = ‸10\ndo = \"alpha_submit\"\nfeature = \"karma\"\n",
            ]
            .concat(),
        ),
        bad(
            "event that does not come next",
            "Rejected(NotMerged",
            "refused (not_merged): the feature `karma` is not merged",
            &[PLAN, "\n‸[[event]]\ndo = \"alpha_submit\"\nfeature = \"karma\"\n"].concat(),
        ),
        bad(
            "upgrade that is not open",
            "Rejected(NoSuchUpgrade",
            "no_such_upgrade",
            &[PLAN, "\n‸[[event]]\ndo = \"beta_deploy\"\nupgrade = \"july\"\n"].concat(),
        ),
        bad(
            "acceptance without evidence",
            "Rejected(EvidenceMissing",
            "no evidence says that it was checked",
            &[
                PLAN,
                "[[event]]\ndo = \"merge\"\nfeature = \"karma\"\n",
                "[[event]]\ndo = \"alpha_submit\"\nfeature = \"karma\"\n",
                "[[event]]\ndo = \"alpha_meeting\"\nmonth = 1\n",
                "[[event]]\ndo = \"alpha_deploy\"\nmonth = 1\n",
                "‸[[event]]\ndo = \"alpha_accept\"\nfeature = \"karma\"\n",
            ]
            .concat(),
        ),
    ]
}

/// A file of an upgrade that is on its testnet and was let through.
pub(super) const LET_THROUGH: &str = include_str!("let_through.toml");

pub(super) fn late_events() -> Vec<Bad> {
    let late =
        |what, kind, says, fields: &str| bad(what, kind, says, &[LET_THROUGH, fields].concat());
    let released = "\n[[event]]\ndo = \"mainnet_release\"\nupgrade = \"july\"\nday = 125\n";
    let active = "\n[[event]]\ndo = \"mainnet_activate\"\nupgrade = \"july\"\nday = ‸";
    vec![
        late(
            "activation before the release",
            "Rejected(BeforeRelease",
            "refused (before_release)",
            &[released, active, "124\n"].concat(),
        ),
        late(
            "mainnet too soon",
            "Rejected(TooSoonAfterTestnet",
            "refused (too_soon_after_testnet)",
            &[&released.replace("125", "115"), active, "116\n"].concat(),
        ),
        late(
            "number of another upgrade",
            "Rejected(NumberUsed",
            "number_used",
            "\n‸[[event]]\ndo = \"upgrade_number\"\nupgrade = \"july\"\nnumber = \"16a\"\n",
        ),
        bad(
            "lead too short",
            "Rejected(LeadTooShort",
            "refused (lead_too_short)",
            &LET_THROUGH.replace("day = 110", "day = ‸106"),
        ),
    ]
}
