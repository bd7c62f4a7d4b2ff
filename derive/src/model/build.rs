//! From attributes to a model that can be expanded.

use syn::{Data, DeriveInput, Expr, Generics, Ident, Path, Variant, Visibility, parse_quote};

use super::{FieldSet, Released, Stamp, VariantModel, history, released, stamps};
use crate::{attr::Container, ctxt::Ctxt};

/// A struct or an enum.
pub(crate) enum Shape {
    Struct(FieldSet),
    Enum(Vec<VariantModel>),
}

/// An entity declared as its latest view.
pub(crate) struct Model {
    pub(crate) krate: Path,
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    pub(crate) name: String,
    pub(crate) generics: Generics,
    pub(crate) latest: u8,
    pub(crate) stamps: Vec<Stamp>,
    pub(crate) derives: Vec<Path>,
    pub(crate) shape: Shape,
    /// What the borrowed view is to be called.
    pub(crate) borrowed: Option<Ident>,
    pub(crate) container: Container,
    pub(crate) released: Vec<Released>,
}

/// A plain layout: one version, no tag.
pub(crate) struct LayoutModel {
    pub(crate) krate: Path,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) shape: Shape,
    pub(crate) check: Option<Expr>,
    pub(crate) vis: Visibility,
    /// The borrowed view that was asked for.
    pub(crate) view: Option<Ident>,
}

impl Model {
    pub(crate) fn build(ctxt: &Ctxt, input: &DeriveInput, container: Container) -> Option<Self> {
        container
            .view
            .refuse(ctxt, "`view` goes on an enum of versions: `enum VersionedUser { V1(…) }`");
        container.write.refuse(ctxt, "`write` goes on an enum of versions, beside `view = …`");
        if container.view.get().is_some() {
            return None;
        }
        let Some(literal) = container.latest.get() else {
            if ctxt.has_errors() {
                return None;
            }
            let hint = "add `#[versioned(latest = 1)]`; on an enum of versions, `#[versioned(view = User)]`";
            ctxt.error(&input.ident, format!("which version is this the view of? {hint}"));
            return None;
        };
        let latest = match literal.base10_parse::<u8>() {
            Ok(latest @ 1..) => latest,
            _ => {
                ctxt.error(literal, "the latest version is a number from 1 to 255");
                return None;
            }
        };
        let mut container = container;
        let shape = shape(ctxt, input, Some(&mut container), latest, "versioned")?;
        let borrowed = borrowed(ctxt, &container, &shape);
        if !ctxt.has_errors() {
            history::check(ctxt, &container, &shape, latest);
        }
        let name = match container.name.get() {
            Some(name) if name.value().trim().is_empty() => {
                ctxt.error(name, "an entity's name cannot be empty");
                return None;
            }
            Some(name) if !is_plain(&name.value()) => {
                ctxt.error(
                    name,
                    "an entity's name has no quotes, backslashes or control characters",
                );
                return None;
            }
            Some(name) => name.value(),
            None => syn::ext::IdentExt::unraw(&input.ident).to_string(),
        };
        let stamps = stamps(ctxt, &container, latest);
        let released = released(ctxt, &container, &input.generics, &name, &stamps);
        Some(Self {
            krate: krate(&container),
            vis: input.vis.clone(),
            ident: input.ident.clone(),
            name,
            generics: input.generics.clone(),
            latest,
            stamps,
            derives: container.derives.clone(),
            shape,
            borrowed,
            container,
            released,
        })
    }
}

/// The name that was asked for.
fn borrowed(ctxt: &Ctxt, container: &Container, shape: &Shape) -> Option<Ident> {
    let name = container.borrowed.get()?;
    match shape {
        Shape::Struct(_) if name.get_ident().is_none() => {
            ctxt.error(name, "name the view's type: `borrowed = UserRef`");
        }
        Shape::Struct(_) => {}
        Shape::Enum(_) => {
            let why = "an enum has no borrowed view of its own: it is viewed through `StoredView`";
            container.borrowed.refuse(ctxt, why);
        }
    }
    name.get_ident().cloned()
}

impl LayoutModel {
    pub(crate) fn build(ctxt: &Ctxt, input: &DeriveInput, container: Container) -> Option<Self> {
        let shape = shape(ctxt, input, None, 1, "layout")?;
        if !ctxt.has_errors() {
            history::check_names(ctxt, &shape, 1);
        }
        let view = container.view.get().and_then(|name| match (&shape, name.get_ident()) {
            (Shape::Struct(_), Some(name)) => Some(name.clone()),
            (Shape::Struct(_), None) => {
                ctxt.error(name, "name the view's type: `view = PointView`");
                None
            }
            (Shape::Enum(_), _) => {
                ctxt.error(
                    name,
                    "an enum is viewed as itself; views with accessors are of structs",
                );
                None
            }
        });
        Some(Self {
            krate: krate(&container),
            ident: input.ident.clone(),
            generics: input.generics.clone(),
            shape,
            check: container.check.take(),
            vis: input.vis.clone(),
            view,
        })
    }
}

/// Whether a name can stand in files and messages as it is.
pub(crate) fn is_plain(name: &str) -> bool {
    !name.chars().any(|c| c.is_control() || matches!(c, '\'' | '"' | '\\'))
}

/// The crate's path, as the user may have renamed it.
pub(crate) fn krate(container: &Container) -> Path {
    krate_or_default(container.krate.get())
}

/// The crate's path, if the user said it, or else as it is called.
pub(crate) fn krate_or_default(krate: Option<&Path>) -> Path {
    krate.cloned().unwrap_or_else(|| parse_quote!(::perennial))
}

/// The variants of an enum; what is none is told `why`.
pub(crate) fn variants_of(ctxt: &Ctxt, input: &DeriveInput, why: &str) -> Option<Vec<Variant>> {
    match &input.data {
        Data::Enum(data) => return Some(data.variants.iter().cloned().collect()),
        Data::Struct(data) => ctxt.error(data.struct_token, why),
        Data::Union(data) => ctxt.error(data.union_token, why),
    }
    None
}

fn shape(
    ctxt: &Ctxt,
    input: &DeriveInput,
    container: Option<&mut Container>,
    latest: u8,
    attribute: &str,
) -> Option<Shape> {
    let (removed_fields, removed_variants) = match container {
        Some(container) => (
            std::mem::take(&mut container.removed_fields),
            std::mem::take(&mut container.removed_variants),
        ),
        None => (Vec::new(), Vec::new()),
    };
    match &input.data {
        Data::Struct(data) => {
            let mut fields = FieldSet::of(ctxt, &data.fields, latest, attribute);
            for removed in removed_fields {
                fields.insert_removed(ctxt, removed, latest);
            }
            Some(Shape::Struct(fields))
        }
        Data::Enum(data) => {
            if data.variants.is_empty() {
                ctxt.error(&input.ident, "an enum without variants has no values to store");
                return None;
            }
            let declared = data.variants.iter();
            let all = VariantModel::all(ctxt, declared, removed_variants, latest, attribute);
            Some(Shape::Enum(all))
        }
        Data::Union(data) => {
            ctxt.error(
                data.union_token,
                "a union has no layout of its own; use a struct or an enum",
            );
            None
        }
    }
}
