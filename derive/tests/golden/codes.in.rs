#[derive(ErrorCodes)]
#[codes(module = 7, retired(InexistentCheckpointId = 0))]
pub enum RegistryError {
    InexistentOrg = 2,
    InexistentUser = 4,
}
