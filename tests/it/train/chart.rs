//! The chart, held against the vectors' and against itself.

use std::collections::BTreeSet;

use perennial::train::{Edge, Node};
use serde_json::Value;

#[test]
fn nodes_and_edges_are_those_of_the_flowchart() {
    let file = include_str!("../../vectors/op_train.json");
    let file: Value = serde_json::from_str(file).unwrap();
    let chart = &file["flowchart"];
    let texts = |value: &Value| value.as_str().unwrap().to_owned();
    let edges: Vec<String> = chart["edges"].as_array().unwrap().iter().map(texts).collect();
    assert_eq!(Edge::ALL.map(|edge| edge.to_string()).to_vec(), edges);
    let nodes: BTreeSet<String> = chart["nodes"].as_object().unwrap().keys().cloned().collect();
    let ours = Edge::ALL.into_iter().flat_map(|edge| [edge.from, edge.to]);
    let ours: BTreeSet<String> = ours.map(|node| format!("{node:?}")).collect();
    assert_eq!((ours.len(), ours), (25, nodes));
}

#[test]
fn a_path_is_contiguous_and_no_longer_than_any_other() {
    let nodes: BTreeSet<Node> =
        Edge::ALL.into_iter().flat_map(|edge| [edge.from, edge.to]).collect();
    let mut ways = 0;
    for from in &nodes {
        assert_eq!(Edge::path(*from, *from), Some(Vec::new()));
        for to in nodes.iter().filter(|to| *to != from) {
            let Some(way) = Edge::path(*from, *to) else {
                // No node that is reached has an edge there.
                let before: Vec<Edge> =
                    Edge::ALL.into_iter().filter(|edge| edge.to == *to).collect();
                assert!(before.iter().all(|edge| Edge::path(*from, edge.from).is_none()));
                continue;
            };
            ways += 1;
            assert_eq!((way[0].from, way[way.len() - 1].to), (*from, *to));
            assert!(way.windows(2).all(|pair| pair[0].to == pair[1].from));
            for edge in Edge::ALL.into_iter().filter(|edge| edge.from == *from) {
                let rest = Edge::path(edge.to, *to).map_or(usize::MAX, |rest| rest.len() + 1);
                assert!(rest >= way.len(), "{from:?} to {to:?}");
            }
        }
    }
    assert!(ways > 100, "{ways}");
}

#[test]
fn the_chart_ends_where_nothing_goes_on() {
    for end in [Node::Remove, Node::Stop, Node::M2] {
        assert!(Edge::ALL.into_iter().all(|edge| edge.from != end));
        assert!(Edge::path(Node::MergePR, end).is_some());
        assert_eq!(Edge::path(end, Node::MergePR), None);
    }
}
