use perennial::Layout;

struct Inner;

#[derive(Layout)]
struct Outer<T> {
    t: T,
    inner: Vec<Inner>,
}

fn main() {}
