use perennial::{Layout, Scale, wire::Reader};

fn main() {
    let _ = <Box<()> as Layout>::view::<Scale>(&mut Reader::new(&[]));
}
