#[derive(Messages)]
#[messages(derive(Clone, Debug), retired(6, 7))]
pub enum Message {
    /// A project comes.
    #[message(index = 0, since = 9)]
    RegisterProject(RegisterProject),
    #[message(index = 3, since = 4, until = 18)]
    CreateCheckpoint(CreateCheckpoint),
    #[message(index = 9, since = 5)]
    Ping,
}
