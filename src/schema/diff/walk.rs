//! From the root on, all pairs of an old type and the new one in its place.

use alloc::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    string::ToString,
    vec::Vec,
};

use super::{
    change::{Change, Kind, Types},
    compare::{Edge, Local, Sides},
    path::{Path, Step},
};
use crate::schema::{LEVELS, Schema, Type, TypeRef};

/// How far below the root changes are looked for: farther than fingerprints see, to be sure of all
/// that they see, for entities are no levels of theirs.
const STEPS_MAX: usize = 2 * LEVELS + 2;
/// How many pairs are compared. A schema that comes near has been made to.
const PAIRS_MAX: usize = 1 << 14;
/// How many changes are told.
const CHANGES_MAX: usize = 1_000;

/// What changed from one layout to another. Nothing did if and only if their fingerprints are equal.
///
/// Fields are found again by name, else by place; variants by name, else by index; parts without
/// names by place. A type that changed and is used in many places is told once, the other places
/// refer to it. After a thousand changes the rest is only counted.
///
/// # Examples
///
/// ```
/// use perennial::schema::{Schema, diff};
///
/// let old = Schema::from_json(r#"[{"struct":[["id",1],["home",2]]},"u32",{"struct":[["zip",1]]}]"#)?;
/// let new = Schema::from_json(
///     r#"[{"struct":[["id",1],["home",2],["tags",4]]},"u32",{"struct":[["zip",3]]},"string",{"list":3}]"#,
/// )?;
/// let changes = diff(&old, &new);
/// assert_eq!(changes[0].to_string(), "field home.zip: u32 became String");
/// assert_eq!(changes[1].to_string(), "field tags: Vec<String> is new, at place 3");
/// assert!(diff(&old, &old).is_empty());
/// # Ok::<(), perennial::schema::SchemaError>(())
/// ```
#[must_use]
pub fn diff(old: &Schema, new: &Schema) -> Vec<Change> {
    if old.fingerprint() == new.fingerprint() {
        return Vec::new();
    }
    let mut walk = Walk::new(old, new);
    walk.run();
    walk.changes()
}

/// A pair, and how it was first come by.
struct Node {
    old: TypeRef,
    new: TypeRef,
    parent: Option<usize>,
    edge: Edge,
    depth: usize,
}

/// A change in a node.
struct Found {
    node: usize,
    local: Local,
}

/// A way to a pair that was come by before.
struct Repeat {
    from: usize,
    edge: Edge,
    to: usize,
}

struct Walk<'a> {
    sides: Sides<'a>,
    nodes: Vec<Node>,
    known: BTreeMap<(TypeRef, TypeRef), usize>,
    found: Vec<Found>,
    repeats: Vec<Repeat>,
}

impl<'a> Walk<'a> {
    fn new(old: &'a Schema, new: &'a Schema) -> Self {
        Self {
            sides: Sides::new(old, new),
            nodes: Vec::new(),
            known: BTreeMap::new(),
            found: Vec::new(),
            repeats: Vec::new(),
        }
    }

    /// Level by level, so that a pair is told where it is nearest to the root.
    fn run(&mut self) {
        let root = Edge::root();
        if let Some(local) = self.sides.direct(&root) {
            let pinned = matches!(local.kind, Kind::Pin { .. });
            self.found.push(Found { node: 0, local });
            if !pinned {
                return;
            }
        }
        self.nodes.push(Node { old: root.old, new: root.new, parent: None, edge: root, depth: 0 });
        self.known.insert((TypeRef::ROOT, TypeRef::ROOT), 0);
        let mut queue = VecDeque::from([0]);
        while let Some(at) = queue.pop_front() {
            let Some(node) = self.nodes.get(at) else { continue };
            let depth = node.depth + 1;
            let compared = self.sides.compare(node.old, node.new);
            self.found.extend(compared.locals.into_iter().map(|local| Found { node: at, local }));
            for edge in compared.edges {
                if let Some(local) = self.sides.direct(&edge) {
                    self.found.push(Found { node: at, local });
                } else if let Some(to) = self.known.get(&(edge.old, edge.new)) {
                    self.repeats.push(Repeat { from: at, edge, to: *to });
                } else if depth <= STEPS_MAX
                    && self.nodes.len() < PAIRS_MAX
                    && !self.sides.is_leaf(&edge)
                {
                    let (old, new, to) = (edge.old, edge.new, self.nodes.len());
                    self.nodes.push(Node { old, new, parent: Some(at), edge, depth });
                    self.known.insert((old, new), to);
                    queue.push_back(to);
                }
            }
        }
    }

    /// The nodes in which something changed, or below them.
    fn changed(&self) -> BTreeSet<usize> {
        let mut above: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let links = self.nodes.iter().enumerate().filter_map(|(at, node)| Some((at, node.parent?)));
        for (to, from) in links.chain(self.repeats.iter().map(|repeat| (repeat.to, repeat.from))) {
            above.entry(to).or_default().push(from);
        }
        let mut changed = BTreeSet::new();
        let mut open: Vec<usize> = self.found.iter().map(|found| found.node).collect();
        while let Some(at) = open.pop() {
            if changed.insert(at) {
                open.extend(above.get(&at).into_iter().flatten());
            }
        }
        changed
    }

    /// The edges from the root to a node.
    fn way(&self, node: usize) -> Vec<&Edge> {
        let mut way = Vec::new();
        let mut at = Some(node);
        while let Some(node) = at.and_then(|at| self.nodes.get(at)) {
            way.push(&node.edge);
            at = node.parent;
        }
        way.reverse();
        way
    }

    fn is_within(&self, mut node: usize, above: usize) -> bool {
        while node != above {
            match self.nodes.get(node).and_then(|node| node.parent) {
                Some(parent) => node = parent,
                None => return false,
            }
        }
        true
    }

    /// What stands in a node itself, if nothing below it changed and it is only a list or the like:
    /// the same is then told in each place.
    fn simple(&self, node: usize, inner: &BTreeSet<usize>) -> Option<Vec<&Local>> {
        let ty = self.sides.old.at(self.nodes.get(node)?.old);
        let is_list = matches!(
            ty,
            Type::Option(_)
                | Type::Result(..)
                | Type::List(_)
                | Type::Set(_)
                | Type::Map(..)
                | Type::Array(..)
                | Type::Reverse(_)
        );
        if !is_list || inner.contains(&node) {
            return None;
        }
        let from = self.found.partition_point(|found| found.node < node);
        let locals = self.found.get(from..)?.iter().take_while(|found| found.node == node);
        Some(locals.map(|found| &found.local).collect())
    }

    fn changes(mut self) -> Vec<Change> {
        self.found.sort_by_key(|found| found.node);
        let changed = self.changed();
        let parents = changed.iter().filter_map(|at| self.nodes.get(*at)?.parent);
        let repeated = self.repeats.iter().filter(|repeat| changed.contains(&repeat.to));
        let inner: BTreeSet<usize> = parents.chain(repeated.map(|repeat| repeat.from)).collect();
        let mut all = Vec::new();
        for Found { node, local } in &self.found {
            all.push((self.way(*node), local.clone()));
        }
        for Repeat { from, edge, to } in &self.repeats {
            if !changed.contains(to) || self.is_within(*from, *to) {
                continue;
            }
            let mut way = self.way(*from);
            if let Some(locals) = self.simple(*to, &inner) {
                way.push(edge);
                all.extend(locals.into_iter().map(|local| (way.clone(), local.clone())));
                continue;
            }
            let other = path(&self.way(*to)).to_string();
            all.push((way, self.sides.local(edge, Kind::Alike { other })));
        }
        let key = |(way, local): &(Vec<&Edge>, Local)| -> Vec<u32> {
            way.iter().map(|edge| &edge.keys).chain([&local.keys]).flatten().copied().collect()
        };
        all.sort_by_cached_key(key);
        let count = all.len().saturating_sub(CHANGES_MAX);
        all.truncate(CHANGES_MAX);
        let mut changes: Vec<Change> =
            all.into_iter().map(|(way, local)| self.change(&way, local)).collect();
        if count > 0 {
            changes.push(Change::of_all(Kind::More { count }));
        }
        if changes.is_empty() {
            changes.push(Change::of_all(Kind::Unnamed));
        }
        changes
    }

    fn change(&self, way: &[&Edge], local: Local) -> Change {
        let mut path = path(way);
        path.0.extend(local.steps);
        let top = way.iter().find(|edge| {
            edge.steps.iter().any(|step| matches!(step, Step::Field(_) | Step::Part(_)))
        });
        let whole = top.map_or_else(|| local.types.clone(), |edge| self.sides.types(edge));
        Change { path, kind: local.kind, types: local.types, whole }
    }
}

impl Change {
    fn of_all(kind: Kind) -> Self {
        Self { path: Path::default(), kind, types: Types::NONE, whole: Types::NONE }
    }
}

fn path(way: &[&Edge]) -> Path {
    Path(way.iter().flat_map(|edge| edge.steps.iter().cloned()).collect())
}
