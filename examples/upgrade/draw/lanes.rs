//! The lanes, from top to bottom. Each function returns where the next one begins.

use super::{
    BAR, EPOCH, HEADING, LANE, MARGIN, at,
    legend::mark,
    page::{Page, width},
    to_f64,
};
use crate::timeline::{Deployment, Marks, Timeline};

/// Where in its epoch a decision is drawn.
const DECIDED: f64 = 0.3;
const TAKEN_BACK: f64 = 0.6;

/// The epochs, with the runtime of each.
pub fn epochs(page: &mut Page, timeline: &Timeline, y: f64) -> f64 {
    page.text(MARGIN, y + 12.0, "heading", "epoch");
    for epoch in 0..timeline.epochs.len() {
        page.centred(at(to_f64(epoch) + 0.5), y + 12.0, "heading", &epoch.to_string());
    }
    let y = y + 22.0;
    name(page, y, "runtime");
    for (from, to, spec) in runs(&timeline.epochs, |spec| Some(*spec)) {
        bar(page, y, (from, to), &class(timeline, spec), &format!("version {spec}"));
    }
    y + LANE
}

/// What became of each deployment.
pub fn deployments(page: &mut Page, timeline: &Timeline, y: f64) -> f64 {
    let mut y = heading(page, y, "deployments");
    for deployment in &timeline.deployments {
        name(page, y, &format!("version {}", deployment.spec));
        self::deployment(page, timeline, deployment, y);
        y += LANE;
    }
    y
}

fn deployment(page: &mut Page, timeline: &Timeline, deployment: &Deployment, y: f64) {
    let class = class(timeline, deployment.spec);
    let begins = to_f64(deployment.valid_from);
    let end = to_f64(timeline.epochs.len());
    // The first one was never pending.
    let decided = match deployment.decided == deployment.valid_from {
        true => begins,
        false => to_f64(deployment.decided) + DECIDED,
    };
    if let Some(aborted) = deployment.aborted {
        let aborted = to_f64(aborted) + TAKEN_BACK;
        bar(page, y, (decided, aborted), "pending", "");
        mark(page, (at(aborted), middle(y)), crate::timeline::Mark::Refused);
        let (x, text) = (at(aborted) + 14.0, "aborted before it began");
        // No line goes through it.
        page.bar(x - 2.0, y + 4.0, (width("small", text), BAR), "page");
        page.text(x, middle(y) + 4.0, "small", text);
        return;
    }
    if decided < begins {
        bar(page, y, (decided, begins), "pending", "pending");
    }
    let superseded = timeline.superseded(deployment).map(to_f64);
    bar(page, y, (begins, superseded.unwrap_or(end)), &class, "active");
    if let Some(superseded) = superseded {
        bar(page, y, (superseded, end), "gone", "superseded");
    }
}

/// What each client is built for, and what became of what it did.
pub fn clients(page: &mut Page, timeline: &Timeline, y: f64) -> f64 {
    let mut y = heading(page, y, "clients");
    for client in &timeline.clients {
        let built_for: Vec<String> = client.built_for.iter().map(u32::to_string).collect();
        name(page, y, &format!("{}, built for {}", client.name, built_for.join(", ")));
        let in_window = |spec: &u32| client.built_for.contains(spec).then_some(());
        for (from, to, ()) in runs(&timeline.epochs, in_window) {
            bar(page, y, (from, to), "band", "");
        }
        marks(page, y, &client.marks);
        y += LANE;
    }
    y
}

/// When each message may be sent, and what became of it.
pub fn messages(page: &mut Page, timeline: &Timeline, y: f64) -> f64 {
    let mut y = heading(page, y, "messages");
    for message in &timeline.messages {
        name(page, y, message.name);
        let available = |spec: &u32| {
            let gone = message.until.is_some_and(|until| *spec > until);
            (*spec >= message.since && !gone).then_some(())
        };
        for (from, to, ()) in runs(&timeline.epochs, available) {
            bar(page, y, (from, to), "band", "");
        }
        marks(page, y, &message.marks);
        y += LANE;
    }
    y
}

/// How many values of each version lie in the tables.
pub fn stored(page: &mut Page, timeline: &Timeline, y: f64) -> f64 {
    let mut y = heading(page, y, "stored values");
    for stored in &timeline.stored {
        let versions = stored.counts.values().map(Vec::len).max().unwrap_or_default();
        for version in 0..versions {
            name(page, y, &format!("{}, V{}", stored.table, version + 1));
            for (epoch, counts) in &stored.counts {
                let count = counts.get(version).copied().unwrap_or_default();
                if count > 0 {
                    let epoch = to_f64(*epoch);
                    bar(page, y, (epoch, epoch + 1.0), "band", &count.to_string());
                }
            }
            y += LANE;
        }
    }
    y
}

fn heading(page: &mut Page, y: f64, text: &str) -> f64 {
    page.text(MARGIN, y + HEADING - 12.0, "heading faint", text);
    y + HEADING
}

fn name(page: &mut Page, y: f64, text: &str) {
    page.text(MARGIN, middle(y) + 4.0, "name", text);
}

fn middle(y: f64) -> f64 {
    y + LANE / 2.0
}

/// A bar over some time, with a text in its middle if there is room.
fn bar(page: &mut Page, y: f64, (from, to): (f64, f64), class: &str, text: &str) {
    let (left, right) = (at(from) + 1.5, at(to) - 1.5);
    page.bar(left, y + (LANE - BAR) / 2.0, (right - left, BAR), class);
    let small = if class == "gone" { "small faint" } else { "small" };
    if !text.is_empty() && width(small, text) <= right - left - 4.0 {
        page.centred(f64::midpoint(left, right), middle(y) + 3.5, small, text);
    }
}

/// Marks in the middle of their epochs.
fn marks(page: &mut Page, y: f64, marks: &Marks) {
    for (epoch, all) in marks {
        let first = (EPOCH - 24.0 * (to_f64(all.len()) - 1.0)) / 2.0;
        for (index, one) in all.iter().enumerate() {
            let x = 24.0_f64.mul_add(to_f64(index), at(to_f64(*epoch)) + first);
            mark(page, (x, middle(y)), *one);
        }
    }
}

/// The class of a spec version: the first one that runs has the first, and so on.
fn class(timeline: &Timeline, spec: u32) -> String {
    let mut specs = timeline.epochs.clone();
    specs.dedup();
    let place = specs.iter().position(|other| *other == spec).unwrap_or_default();
    format!("s{}", place % 4)
}

/// Where something holds, from epoch to epoch, and what.
fn runs<T: PartialEq>(epochs: &[u32], what: impl Fn(&u32) -> Option<T>) -> Vec<(f64, f64, T)> {
    let mut runs: Vec<(f64, f64, T)> = Vec::new();
    for (epoch, spec) in epochs.iter().enumerate() {
        let Some(found) = what(spec) else { continue };
        let (from, to) = (to_f64(epoch), to_f64(epoch) + 1.0);
        match runs.last_mut() {
            Some(last) if last.2 == found && last.1 >= from => last.1 = to,
            _ => runs.push((from, to, found)),
        }
    }
    runs
}
