use perennial::{Layout, Scale, layout};

#[derive(Layout)]
struct Outer {
    nothing: Vec<()>,
}

fn main() {
    let _ = layout::encode::<Scale, _>(&Outer { nothing: vec![] });
}
