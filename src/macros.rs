//! The derive macros, with their attributes.

/// Makes a type an entity: stored under a tag, in any of the versions it ever had.
///
/// It stands on the latest view, a struct or an enum, with the attribute `#[versioned(latest = N)]`.
/// For a view `User` with `latest = 3` it generates the older structs `UserV1` and `UserV2`, with
/// public fields; `UserV3`, another name for `User`; the enum `VersionedUser`; and the traits
/// [`Entity`](crate::Entity), [`WriteEntity`](crate::WriteEntity) and
/// [`VersionedEntity`](crate::VersionedEntity), with `From` (or `TryFrom`) from each version to the
/// next. To read without decoding there are `UserView<'_, C>`, with an accessor per field, and a
/// constant per field that names it, `User::KARMA`.
///
/// # Fields over time
///
/// ```
/// use perennial::{Scale, Versioned, entity};
///
/// #[derive(Clone, Debug, PartialEq, perennial::Layout)]
/// pub enum Contact {
///     Nobody,
///     Email(String),
/// }
///
/// impl Contact {
///     fn from_email(email: Option<String>) -> Self {
///         email.map_or(Self::Nobody, Self::Email)
///     }
///
///     fn to_email(&self) -> Option<String> {
///         match self {
///             Self::Nobody => None,
///             Self::Email(email) => Some(email.clone()),
///         }
///     }
/// }
///
/// #[derive(Clone, Debug, PartialEq, Versioned)]
/// #[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
/// // Version 1 had a nick behind the name. To write version 1 again, the nick is empty.
/// #[versioned(removed(nick: String, in = 1..=1, after = name, default = String::new()))]
/// pub struct User {
///     pub name: String,
///     // Older values read as 10.
///     #[versioned(since = 2, default = 10)]
///     pub karma: u32,
///     // Versions 1 and 2 stored `email` in this place.
///     #[versioned(since = 3, was(
///         email: Option<String>,
///         upcast = Contact::from_email,
///         downcast = Contact::to_email,
///     ))]
///     pub contact: Contact,
///     // Older values get it from their whole.
///     #[versioned(since = 3, upcast = |old: &UserV2| old.name.len() as u16)]
///     pub length: u16,
/// }
///
/// let old = UserV1 { name: "al".into(), nick: "a".into(), email: None };
/// let stored = entity::encode_versioned::<Scale, User>(&VersionedUser::V1(old))?;
/// let user = entity::decode::<Scale, User>(&stored)?;
/// assert_eq!(user, User { name: "al".into(), karma: 10, contact: Contact::Nobody, length: 2 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// | on a field | means |
/// | --- | --- |
/// | `since = 2` | version 2 brought it; older values read as its default |
/// | `default = EXPR` | what they read as, instead of `Default::default()` |
/// | `upcast = f`, `try_upcast = f` | with `since`: they read as `f(&UserV1)`; `f` takes the version before |
/// | `was(name: Type, …)` | what stood there before `since`; several, oldest first, each from its own `since` on |
/// | `foreign = "Name"` | a type with no `Layout`, but with parity-scale-codec's and bincode's traits |
/// | `foreign_scale`, `foreign_bincode` | the same for a type that has only the one or the other |
/// | `renamed(from = "nick")` | its name changed, what is stored did not: what is recorded keeps the old name |
/// | `renamed(from = "nick", since = 3)` | the same, and from version 3 on the new name is recorded |
/// | `token = OTHER` | the field's constant, if `User::KARMA` is taken |
/// | `nested(1 = 1, 3 = 2)` | an entity, or options, boxes and lists of it: from our version 1 on its version 1 lies there, from our 3 on its 2, which activates no later than our 3 |
///
/// | in `was(name: Type, …)` | means |
/// | --- | --- |
/// | `upcast = f` | `f(old)` is the next form |
/// | `try_upcast = f` | the same, in a `Result` whose error can be displayed |
/// | `upcast_whole = f`, `try_upcast_whole = f` | `f(&UserV2)` is the next form: it sees the whole version before |
/// | `downcast = f`, `try_downcast = f` | `f(&new)` is the old form; without one, older versions cannot be written |
/// | `since = 2`, `default = EXPR`, `foreign = "Name"` | as on a field |
///
/// | on the struct: `removed(name: Type, …)` | means |
/// | --- | --- |
/// | `in = 1..=2` | the versions that had it |
/// | `after = field`, `first` | where it stood |
/// | `default = EXPR` | what to write for it as an older version; without one, older versions cannot be written |
///
/// The default of an entity inside is a latest view, too, and older values read as it, whatever version
/// of it lies in ours. An upcast that takes the whole version before, and a version that is brought up
/// by one, see of it what the version inside can hold; if that has no way down, they fail.
///
/// # Names
///
/// Names of fields and variants are not among the bytes, but they belong to a layout: two fields of
/// one type that swap their names are corrupted data. So a version that was released keeps its names,
/// and a new one is declared. Nothing stored is touched.
///
/// ```
/// use perennial::{Versioned, layout::shape};
///
/// #[derive(Versioned)]
/// #[versioned(latest = 2)]
/// pub struct User {
///     // Called `nick` in version 1, and so in `UserV1`.
///     #[versioned(renamed(from = "nick", since = 2))]
///     pub name: String,
///     // No version of its own for a name: versions 1 and 2 are recorded with `score`, as before.
///     #[versioned(renamed(from = "score"))]
///     pub karma: u32,
/// }
///
/// let old = UserV1 { nick: "ada".into(), score: 7 };
/// let user: User = old.into();
/// assert_eq!((user.name.as_str(), user.karma), ("ada", 7));
///
/// mod before {
///     #[derive(perennial::Versioned)]
///     #[versioned(latest = 1)]
///     pub struct User {
///         pub nick: String,
///         pub score: u32,
///     }
/// }
///
/// // As released, for the history and for stores.
/// assert_eq!(
///     shape::form_fingerprint::<User, 1>(),
///     shape::form_fingerprint::<before::User, 1>()
/// );
/// ```
///
/// # Views
///
/// An accessor borrows: text is `&str`, bytes are `&[u8]` or `&[u8; N]`, sequences, sets and maps are
/// lazy ([`Seq`](crate::layout::Seq), [`Set`](crate::layout::Set), [`Map`](crate::layout::Map)), an
/// entity inside is its own view. Numbers, and types that derive [`Layout`](trait@crate::Layout), come
/// as they are. What some versions lack or hold in another form comes as a
/// [`Viewed`](crate::layout::Viewed): borrowed where it is stored, made by the default or the upcast
/// where it is not; numbers come as they are here, too. An upcast that takes the whole older version
/// decodes it. An enum's view is a [`StoredView`](crate::entity::StoredView), without accessors.
///
/// ```
/// use perennial::{Scale, Versioned, entity, layout::Viewed};
///
/// #[derive(Versioned)]
/// #[versioned(latest = 2)]
/// pub struct User {
///     pub name: String,
///     pub tags: Vec<String>,
///     #[versioned(since = 2, default = "nobody".to_string())]
///     pub nick: String,
/// }
///
/// let older = VersionedUser::V1(UserV1 { name: "ada".into(), tags: vec!["a".into(), "b".into()] });
/// let stored = entity::encode_versioned::<Scale, User>(&older)?;
/// let user: UserView<'_, Scale> = entity::view::<Scale, User>(&stored)?;
/// assert_eq!(user.name()?, "ada");
/// assert_eq!(user.tags()?.get(1).transpose()?, Some("b"));
/// assert!(matches!(user.nick()?, Viewed::Made(nick) if nick == "nobody"));
/// assert_eq!(User::NAME.read::<Scale>(&stored)?, "ada");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A field called `name` takes `User::NAME` for its constant; the entity's name is then
/// `<User as Entity>::NAME`. So it is with fields called `latest` and `versions`, unless `token` says
/// otherwise. A field called `version`, `body` or `validate` hides the view's method: that is then
/// `user.as_ref().version()`.
///
/// A view can be sent to another thread, but not shared between two, since it remembers where it has
/// been. An accessor whose upcast takes the whole older version moves its field out of the decoded
/// entity, which the compiler refuses (E0509) if the entity implements `Drop`: put what must be
/// dropped into a field of its own.
///
/// # Enums
///
/// Variants come with `since` and go with `removed`. Their index in the bytes is their position, or
/// what `index` says, and belongs to them for ever. `renamed` goes on a variant as on a field; the
/// older versions' types have its new name, too.
///
/// ```
/// use perennial::Versioned;
///
/// #[derive(Versioned)]
/// #[versioned(latest = 2)]
/// #[versioned(removed(Renamed(String), in = 1..=1, index = 1, upcast = EventV2::renamed))]
/// pub enum Event {
///     #[versioned(index = 0, renamed(from = "Made"))]
///     Created { by: u64 },
///     #[versioned(since = 2, index = 2)]
///     Changed { what: String, to: String },
/// }
///
/// impl EventV2 {
///     fn renamed(to: String) -> Self {
///         Self::Changed { what: "name".into(), to }
///     }
/// }
/// ```
///
/// # The type as a whole
///
/// | on the type | means |
/// | --- | --- |
/// | `latest = 3` | which version the view is |
/// | `derive(Clone, Debug)` | derives for the generated types |
/// | `activates(2 = 6, 3 = 9)` | version 2 may be written from spec version 6 on, version 3 from 9 on; reading is never gated. `activates(1 = 6)`: the entity itself came with spec version 6 |
/// | `first_tag = 0`, `tags(1 = 0x10)` | other tags than the versions' numbers |
/// | `name = "user"` | the name in errors and on disk, if the type is called otherwise |
/// | `history = "history"` | the folder of released versions, from the package's: what compiles is what was released |
/// | `borrowed = UserRef` | on a struct: what the view is called, if `UserView` is taken |
/// | `scale(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)` | these traits of parity-scale-codec and scale-info for the enum of versions; `scale` alone means the first three |
/// | `bincode(Encode, Decode)` | these traits of bincode for it; `bincode` alone means both |
/// | `crate = path` | where this crate is, if it was renamed |
///
/// # Released versions
///
/// With `history`, tags, fingerprints and the set of versions are held against the files that
/// `perennial::history::release` wrote, whenever the entity is compiled. A released version that was
/// changed, or dropped, does not compile. Versions without a file are not released yet, and an entity
/// without files never was, so the attribute can stand there from the first day; only the folder must
/// be there, be it empty, since a mistyped one would hold nothing for ever. An entity with parameters
/// has no layout before they are known: it is held by `perennial::history::check` alone.
///
/// ```
/// use perennial::Versioned;
///
/// #[derive(Versioned)]
/// #[versioned(latest = 1, history = "examples/registry/history")]
/// pub struct Team {
///     pub name: String,
/// }
/// ```
///
/// The folder is relative to the package's `Cargo.toml` and belongs to what is published. Beside it,
/// a test calls `perennial::history::check`, which also holds bytes, defaults and upcasts to it.
///
/// # The enum form
///
/// Whoever prefers to write every version out derives it on the enum of versions, and names the view.
/// The versions are plain layouts, and `From` (or `TryFrom`) leads from each to the next and from the
/// last to the view.
///
/// ```
/// use perennial::{Layout, Scale, Versioned, entity};
///
/// #[derive(Layout)]
/// pub struct UserV1 {
///     pub name: String,
/// }
///
/// #[derive(Layout)]
/// pub struct UserV2 {
///     pub name: String,
///     pub karma: u32,
/// }
///
/// pub struct User {
///     pub name: String,
///     pub karma: u32,
/// }
///
/// #[derive(Versioned)]
/// #[versioned(view = User)]
/// pub enum VersionedUser {
///     V1(UserV1),
///     V2(UserV2),
/// }
///
/// impl From<UserV1> for UserV2 {
///     fn from(old: UserV1) -> Self {
///         Self { name: old.name, karma: 0 }
///     }
/// }
///
/// impl From<UserV2> for User {
///     fn from(UserV2 { name, karma }: UserV2) -> Self {
///         Self { name, karma }
///     }
/// }
///
/// let user = entity::decode::<Scale, User>(&[1, 8, b'a', b'l'])?;
/// assert_eq!((user.name.as_str(), user.karma), ("al", 0));
/// # Ok::<(), perennial::DecodeError>(())
/// ```
///
/// Such a view can be read as it is. To write it too, say `write` beside `view`, implement `Clone` for
/// it and `From<User>` for the newest version; to write older versions, mark those with
/// `#[versioned(downcast)]` and implement `TryFrom` from each version to the one before.
pub use perennial_derive::Versioned;

/// Makes a plain struct or enum a field type: a [`Layout`](trait@crate::Layout) of its fields in
/// their order.
///
/// A layout has no versions. Once an entity's released version uses it, it must stay as it is: give
/// the entity a new version, and the field a new type.
///
/// ```
/// use perennial::{Layout, Scale, layout};
///
/// #[derive(Debug, PartialEq, Layout)]
/// #[layout(check = Self::check)]
/// struct Percent(u8);
///
/// impl Percent {
///     fn check(&self) -> Result<(), &'static str> {
///         if self.0 <= 100 { Ok(()) } else { Err("more than everything") }
///     }
/// }
///
/// assert_eq!(layout::decode::<Scale, Percent>(&[100])?, Percent(100));
/// assert!(layout::decode::<Scale, Percent>(&[101]).is_err());
/// # Ok::<(), perennial::DecodeError>(())
/// ```
///
/// A view of an entity gives a plain layout as itself, decoded. A struct that is large, or holds text
/// and lists, can have a borrowed view of its own, whose accessors are like those of an entity's:
///
/// ```
/// use perennial::{Layout, Scale, Versioned, entity};
///
/// #[derive(Layout)]
/// #[layout(view = AddressView)]
/// pub struct Address {
///     pub street: String,
///     pub number: u32,
/// }
///
/// #[derive(Versioned)]
/// #[versioned(latest = 1)]
/// pub struct User {
///     pub address: Address,
/// }
///
/// let user = entity::view::<Scale, User>(b"\x01\x08st\x07\0\0\0")?;
/// let address: AddressView<'_, Scale> = user.address()?;
/// assert_eq!((address.street()?, address.number()?), ("st", 7));
/// # Ok::<(), perennial::DecodeError>(())
/// ```
///
/// A name may change if it is declared. Since a layout has no versions, what is recorded keeps the old
/// name:
///
/// ```
/// use perennial::{Layout, layout};
///
/// #[derive(Layout)]
/// struct Point {
///     #[layout(renamed(from = "left"))]
///     x: u8,
/// }
///
/// assert_eq!(layout::schema::<Point>().to_string(), "struct {\n    left: u8,\n}");
/// ```
///
/// On the type: `view = Name`; `check = f`, with `fn(&Self) -> Result<(), impl Display>`, is asked
/// after reading; `crate = path`. On a field: `foreign = "Name"`, `foreign_scale`, `foreign_bincode`,
/// `renamed(from = "old")`. On a variant: `index = N`, its index in the bytes, if not its explicit
/// discriminant or else its position; `renamed(from = "Old")`.
///
/// parity-scale-codec takes the index from the discriminant, too, but bincode's own derive always
/// takes the position: to adopt its bytes for an enum with discriminants, say `index` for each.
pub use perennial_derive::Layout;

/// Makes a struct a [`Key`](trait@crate::Key): a newtype is like its field, several fields are like
/// a tuple, in their order.
///
/// ```
/// use perennial::{Key, key};
///
/// #[derive(Debug, PartialEq, Key)]
/// struct Place {
///     country: String,
///     number: u16,
/// }
///
/// let near = key::encode(&Place { country: "at".into(), number: 7 });
/// let far = key::encode(&Place { country: "at".into(), number: 300 });
/// assert!(near < far);
/// ```
///
/// On the type: `#[key(crate = path)]`.
pub use perennial_derive::Key;

/// Makes an enum a set of [`Messages`](trait@crate::Messages): what is sent to a chain, each from one
/// spec version to another.
///
/// A variant holds nothing, or one entity, which derives [`Versioned`](derive@crate::Versioned): its
/// versions are the shapes that the message had, and `activates` says from which spec version on each
/// is expected. What is sent is the index, one byte, and the body of the newest active version.
///
/// ```
/// use perennial::{Messages, Scale, SpecVersion, Versioned, message};
///
/// #[derive(Clone, Debug, PartialEq, Versioned)]
/// #[versioned(latest = 2, activates(2 = 19), derive(Clone, Debug, PartialEq))]
/// #[versioned(removed(checkpoint: [u8; 2], in = 1..=1, after = name))]
/// pub struct RegisterProject {
///     pub name: String,
/// }
///
/// #[derive(Clone, Debug, PartialEq, Messages)]
/// #[messages(derive(Clone, Debug, PartialEq), retired(6, 7))]
/// pub enum Message {
///     #[message(index = 0, since = 9)]
///     RegisterProject(RegisterProject),
///     // Spec version 18 was the last one that knew it.
///     #[message(index = 9, since = 5, until = 18)]
///     Ping,
/// }
///
/// let latest = Message::RegisterProject(RegisterProject { name: "al".into() });
/// let bytes = message::encode::<Scale, _>(&latest, SpecVersion(19))?;
/// assert_eq!(bytes, [0, 8, b'a', b'l']);
/// assert_eq!(message::decode::<Scale, Message>(&bytes, SpecVersion(19))?, latest);
///
/// // Up to spec version 18 there was a checkpoint, which the latest view lacks.
/// let error = message::encode::<Scale, _>(&latest, SpecVersion(18)).unwrap_err();
/// assert!(error.to_string().contains("`checkpoint`, since removed, has no value"));
/// let older = RegisterProjectV1 { name: "al".into(), checkpoint: [3, 4] };
/// let older = VersionedMessage::RegisterProject(VersionedRegisterProject::V1(older));
/// let bytes = message::encode_versioned::<Scale, Message>(&older, SpecVersion(18))?;
/// assert_eq!(bytes, [0, 8, b'a', b'l', 3, 4]);
/// assert_eq!(message::decode::<Scale, Message>(&bytes, SpecVersion(18))?, latest);
///
/// let ping = message::by_name::<Message>("Ping")?;
/// let why_not = ping.availability(SpecVersion(19)).to_string();
/// assert_eq!(why_not, "no more: it was available up to spec version 18");
/// # Ok::<(), message::MessageError>(())
/// ```
///
/// What was sent lies in blocks for ever, so indices, payloads and first spec versions never change once
/// they are released: `perennial::history::check` holds them, if the registry names the enum
/// ([`Registry::with_messages`](crate::store::Registry::with_messages)).
///
/// For an enum `Message` it generates the enum `VersionedMessage`, whose payloads are in one version
/// each, and the traits [`Messages`](trait@crate::Messages) and
/// [`VersionedMessages`](crate::message::VersionedMessages).
///
/// | on a variant | means |
/// | --- | --- |
/// | `index = 0` | the byte that stands for it, for ever |
/// | `since = 9` | the first spec version that knows it |
/// | `until = 18` | the last spec version that knows it |
///
/// | on the enum: `#[messages(…)]` | means |
/// | --- | --- |
/// | `retired(6, 7)` | the indices of variants that were deleted: no message may have one of them |
/// | `derive(Clone, Debug)` | derives for the generated enum |
/// | `crate = path` | where this crate is, if it was renamed |
///
/// What could never be sent does not compile: each version of a payload but the first is active from
/// a spec version of its own on, later than `since` and not later than `until`. A variant stays in
/// the enum as long as blocks with it are read; once it is deleted, its index is retired.
pub use perennial_derive::Messages;

/// Makes a fieldless enum a set of [`ErrorCodes`](trait@crate::ErrorCodes): errors whose numbers
/// never change and are never used again.
///
/// ```
/// use perennial::{ErrorCodes, message::codes};
///
/// #[derive(Debug, PartialEq, ErrorCodes)]
/// #[codes(module = 7, retired(DuplicateOrgId = 5))]
/// pub enum RegistryError {
///     InexistentOrg = 2,
///     DuplicateProjectId = 6,
/// }
///
/// assert_eq!(RegistryError::DuplicateProjectId.code(), 6);
/// assert_eq!(RegistryError::from_code(2), Some(RegistryError::InexistentOrg));
/// assert_eq!(RegistryError::from_code(5), None);
/// assert_eq!(codes::name_of::<RegistryError>(5), Some("DuplicateOrgId"));
/// ```
///
/// Each variant has its number as a discriminant, written out.
/// [`check_kept`](crate::message::codes::check_kept) holds them against a record, in a test.
///
/// | on the enum: `#[codes(…)]` | means |
/// | --- | --- |
/// | `module = 7` | the module that the errors are of |
/// | `retired(Name = 5)` | names and numbers of variants that were deleted: none may be used again |
/// | `crate = path` | where this crate is, if it was renamed |
pub use perennial_derive::ErrorCodes;
