//! What the README shows of the registry example is what the example has.

const README: &str = include_str!("../../../README.md");
const TESTS: &str = include_str!("../../../examples/registry/history.rs");
const ENTITIES: &str = include_str!("../../../examples/registry/state.rs");

#[test]
fn the_readme_shows_the_tests_of_the_example() {
    let code = &TESTS[TESTS.find("const FOLDER").unwrap()..];
    assert!(README.contains(code), "README.md should show:\n{code}");
}

#[test]
fn the_readme_shows_the_entity_of_the_example() {
    let shown = README.split_once("```diff\n").unwrap().1.split_once("```").unwrap().0;
    let before = shown.lines().filter_map(|line| line.strip_prefix(['-', ' ']));
    let mut checked = 0;
    for line in before {
        assert!(ENTITIES.contains(line), "examples/registry/state.rs no longer has:\n{line}");
        checked += 1;
    }
    assert!(checked >= 4);
}
