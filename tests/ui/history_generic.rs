use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, history = "history")]
struct User<T> {
    name: T,
}

fn main() {}
