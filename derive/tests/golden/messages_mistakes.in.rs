#[derive(Messages)]
#[messages(derive(Clone, Debug))]
pub enum Message {
    #[message(index = 0, since = 9)]
    RegisterProject(RegisterProject),
    #[message(index = 0, since = 5)]
    Ping,
}

#[derive(ErrorCodes)]
pub enum RegistryError {
    InexistentOrg = 2,
    InexistentUser,
}
