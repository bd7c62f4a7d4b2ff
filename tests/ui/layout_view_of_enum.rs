use perennial::Layout;

#[derive(Layout)]
#[layout(view = ChoiceView)]
enum Choice {
    No,
    Yes(String),
}

fn main() {}
