//! `#[derive(Messages)]`: the table of messages, and the way of each to its payload.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Ident, Path, Type, spanned::Spanned};

use super::{cx::unraw, types::allow};
use crate::model::{MessageModel, MessagesModel};

pub(crate) fn expand(model: &MessagesModel, k: &Path) -> TokenStream {
    let versioned = format_ident!("Versioned{}", unraw(&model.ident));
    let declaration = declaration(model, k, &versioned);
    let assertions = model.messages.iter().map(|message| assertion(k, message));
    let infos = model.messages.iter().map(|message| info(k, message));
    let latest = latest_impl(model, k, &versioned);
    let versioned = versioned_impl(model, k, &versioned);
    quote! {
        #declaration

        #[allow(
            dead_code,
            deprecated,
            private_bounds,
            private_interfaces,
            unused_variables,
            unreachable_code,
            unreachable_patterns,
            clippy::all,
            clippy::pedantic,
            clippy::nursery
        )]
        const _: () = {
            #(#assertions)*
            #(#infos)*
            #latest
            #versioned
        };
    }
}

/// `VersionedMessage`.
fn declaration(model: &MessagesModel, k: &Path, versioned: &Ident) -> TokenStream {
    let (vis, allow, derives) = (&model.vis, allow(), &model.derives);
    let derives = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
    let doc = format!("A [`{}`] whose payload is in one version.", model.ident);
    let variants = model.messages.iter().map(|MessageModel { ident, docs, payload, .. }| {
        let missing = docs.is_empty().then(|| format!("The message `{ident}`."));
        let missing = missing.map(|doc| quote!(#[doc = #doc]));
        let payload = payload.as_ref().map(|ty| {
            let versioned = of_entity(k, ty, "Versioned");
            quote!((#versioned))
        });
        quote!(#(#docs)* #missing #ident #payload)
    });
    quote! {
        #[doc = #doc]
        #allow
        #derives
        #vis enum #versioned { #(#variants),* }
    }
}

/// `<Order as Entity>::VERSIONS`, all of it on the user's tokens: what is no entity is told there, in
/// the same words each time, which the compiler then says once.
fn of_entity(k: &Path, ty: &Type, item: &str) -> TokenStream {
    let item = Ident::new(item, ty.span());
    quote_spanned!(ty.span()=> <#ty as #k::Entity>::#item)
}

/// Where the payload stands, for code that is ours: lints do not take it for the user's.
fn place_of(ty: &Type) -> Span {
    ty.span().resolved_at(Span::call_site())
}

fn info_name(message: &MessageModel) -> Ident {
    format_ident!("__PERENNIAL_MESSAGE_{}", message.index)
}

fn info(k: &Path, message: &MessageModel) -> TokenStream {
    let MessageModel { ident, index, since, .. } = message;
    let (constant, name) = (info_name(message), unraw(ident).to_string());
    let until = match message.until {
        Some(until) => quote!(::core::option::Option::Some(#k::SpecVersion(#until))),
        None => quote!(::core::option::Option::None),
    };
    let versions = match &message.payload {
        Some(ty) => of_entity(k, ty, "VERSIONS"),
        None => quote!(&[]),
    };
    quote! {
        const #constant: #k::message::MessageInfo = #k::message::MessageInfo {
            name: #name,
            index: #index,
            since: #k::SpecVersion(#since),
            until: #until,
            versions: #versions,
        };
    }
}

/// Holds the activations of the payload's versions against the message's own spec versions.
fn assertion(k: &Path, message: &MessageModel) -> Option<TokenStream> {
    let ty = message.payload.as_ref()?;
    let MessageModel { ident, since, until, .. } = message;
    let payload = ty.to_token_stream().to_string();
    let last = until.unwrap_or(u32::MAX);
    let early = format!(
        "`{payload}` has a version that is active at spec version {since} already, which brings \
         `{ident}`: the version before it would never be sent; let `activates` say a later one, or \
         give `{ident}` a payload of its own that begins with that version"
    );
    let late = format!(
        "`{payload}` has a version that is active only after spec version {last}, the last one that \
         knows `{ident}`: it would never be sent; if others send it, give `{ident}` a payload of its \
         own"
    );
    let same = format!(
        "`{payload}` has two versions that are active from the same spec version on: the older one \
         would never be sent as `{ident}`; give each its own in `activates`"
    );
    let first = format!(
        "the first version of `{payload}` is not active at spec version {since}, which brings \
         `{ident}`"
    );
    let versions = of_entity(k, ty, "VERSIONS");
    Some(quote_spanned! {ty.span()=>
        const _: () = match #k::__private::judge_payload(#versions, #since, #last) {
            #k::__private::Judged::Fits => {}
            #k::__private::Judged::Early => ::core::panic!("{}", #early),
            #k::__private::Judged::Late => ::core::panic!("{}", #late),
            #k::__private::Judged::Same => ::core::panic!("{}", #same),
            #k::__private::Judged::First => ::core::panic!("{}", #first),
        };
    })
}

/// The arms of a match over all messages: `with` for those with a payload, `without` for others.
fn arms<'a>(
    model: &'a MessagesModel,
    with: impl Fn(&'a MessageModel, &'a Type) -> TokenStream + 'a,
    without: impl Fn(&'a MessageModel) -> TokenStream + 'a,
) -> impl Iterator<Item = TokenStream> + 'a {
    model.messages.iter().map(move |message| {
        let ident = &message.ident;
        match &message.payload {
            Some(ty) => {
                let value = with(message, ty);
                let mut ident = ident.clone();
                ident.set_span(place_of(ty));
                quote_spanned!(place_of(ty)=> Self::#ident(__payload) => #value)
            }
            None => {
                let value = without(message);
                quote!(Self::#ident => #value)
            }
        }
    })
}

fn info_fn(model: &MessagesModel, k: &Path) -> TokenStream {
    let arms = model.messages.iter().map(|message| {
        let (ident, constant) = (&message.ident, info_name(message));
        // Not `{ .. }`, whose path could be an associated type of that name, too.
        let payload = message.payload.as_ref().map(|_| quote!((..)));
        quote!(Self::#ident #payload => &#constant)
    });
    quote! {
        fn info(&self) -> &'static #k::message::MessageInfo {
            match self { #(#arms),* }
        }
    }
}

/// `read_body`; `read` reads the payload of a type in the version `__version`.
fn read_fn(model: &MessagesModel, k: &Path, read: impl Fn(&Type) -> TokenStream) -> TokenStream {
    let name = unraw(&model.ident).to_string();
    let arms = model.messages.iter().map(|MessageModel { ident, index, payload, .. }| {
        let value = match payload {
            Some(ty) => {
                let (newest, read) = (of_entity(k, ty, "newest_active"), read(ty));
                quote_spanned!(place_of(ty)=> {
                    let __version = #newest(__spec);
                    match #read {
                        ::core::result::Result::Ok(__payload) => {
                            ::core::result::Result::Ok(Self::#ident(__payload))
                        }
                        ::core::result::Result::Err(__fault) => {
                            ::core::result::Result::Err(__fault)
                        }
                    }
                })
            }
            None => quote!(::core::result::Result::Ok(Self::#ident)),
        };
        quote!(#index => #value)
    });
    quote! {
        fn read_body<__W: #k::wire::Wire>(
            __info: &'static #k::message::MessageInfo,
            __spec: #k::SpecVersion,
            __reader: &mut #k::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, #k::wire::Fault> {
            match __info.index {
                #(#arms,)*
                __index => ::core::result::Result::Err(#k::__private::unknown_variant(
                    #name,
                    ::core::convert::From::from(__index),
                    __reader,
                )),
            }
        }
    }
}

/// `describe_payload`, for the history and for tools.
fn describe_fn(model: &MessagesModel, k: &Path) -> TokenStream {
    let arms = model.messages.iter().filter_map(|MessageModel { index, payload, .. }| {
        let ty = payload.as_ref()?;
        let describe = of_entity(k, ty, "describe");
        Some(quote_spanned!(place_of(ty)=> #index => #describe(__version, __describer)))
    });
    quote! {
        fn describe_payload(
            __info: &#k::message::MessageInfo,
            __version: #k::Version,
            __describer: &mut #k::schema::Describer,
        ) -> ::core::option::Option<#k::schema::TypeRef> {
            match __info.index {
                #(#arms,)*
                _ => ::core::option::Option::None,
            }
        }
    }
}

fn latest_impl(model: &MessagesModel, k: &Path, versioned: &Ident) -> TokenStream {
    let (ident, retired) = (&model.ident, &model.retired);
    let name = unraw(ident).to_string();
    let infos = model.messages.iter().map(info_name);
    let info = info_fn(model, k);
    let write = arms(
        model,
        |_, ty| {
            let newest = of_entity(k, ty, "newest_active");
            let write = quote_spanned!(ty.span()=> <#ty as #k::WriteEntity>::write_as::<__W>);
            quote_spanned! {place_of(ty)=> {
                let __version = #newest(__spec);
                match #write(__payload, __version, __writer) {
                    ::core::result::Result::Ok(()) => {
                        ::core::result::Result::Ok(::core::option::Option::Some(__version))
                    }
                    ::core::result::Result::Err(__error) => ::core::result::Result::Err(__error),
                }
            }}
        },
        |_| quote!(::core::result::Result::Ok(::core::option::Option::None)),
    );
    let read = read_fn(model, k, |ty| {
        let read = of_entity(k, ty, "read_latest");
        quote_spanned!(place_of(ty)=> #read::<__W>(__version, __reader))
    });
    let describe = describe_fn(model, k);
    quote! {
        #[automatically_derived]
        impl #k::Messages for #ident {
            const NAME: &'static str = #name;
            const MESSAGES: &'static [#k::message::MessageInfo] = &[#(#infos),*];
            const RETIRED: &'static [u8] = &[#(#retired),*];

            type Versioned = #versioned;

            #info

            fn write_body<__W: #k::wire::Wire>(
                &self,
                __spec: #k::SpecVersion,
                __writer: &mut #k::wire::Writer,
            ) -> ::core::result::Result<::core::option::Option<#k::Version>, #k::DowncastError> {
                match self { #(#write),* }
            }

            #read

            #describe
        }
    }
}

fn versioned_impl(model: &MessagesModel, k: &Path, versioned: &Ident) -> TokenStream {
    let ident = &model.ident;
    let info = info_fn(model, k);
    let version = arms(
        model,
        |_, ty| {
            quote_spanned! {place_of(ty)=>
                ::core::option::Option::Some(#k::VersionedEntity::version(__payload))
            }
        },
        |_| quote!(::core::option::Option::None),
    );
    let write = arms(
        model,
        |_, ty| quote_spanned!(place_of(ty)=> #k::VersionedEntity::write::<__W>(__payload, __writer)),
        |_| quote!(::core::result::Result::Ok(())),
    );
    let into = arms(
        model,
        |message, ty| {
            let variant = &message.ident;
            quote_spanned! {place_of(ty)=>
                match #k::VersionedEntity::try_into_latest(__payload) {
                    ::core::result::Result::Ok(__latest) => {
                        ::core::result::Result::Ok(#ident::#variant(__latest))
                    }
                    ::core::result::Result::Err(__error) => ::core::result::Result::Err(__error),
                }
            }
        },
        |message| {
            let variant = &message.ident;
            quote!(::core::result::Result::Ok(#ident::#variant))
        },
    );
    let read = read_fn(
        model,
        k,
        |ty| quote_spanned!(place_of(ty)=> #k::VersionedEntity::read::<__W>(__version, __reader)),
    );
    quote! {
        #[automatically_derived]
        impl #k::message::VersionedMessages for #versioned {
            type Latest = #ident;

            #info

            fn version(&self) -> ::core::option::Option<#k::Version> {
                match self { #(#version),* }
            }

            fn write_body<__W: #k::wire::Wire>(
                &self,
                __writer: &mut #k::wire::Writer,
            ) -> ::core::result::Result<(), #k::DowncastError> {
                match self { #(#write),* }
            }

            #read

            fn try_into_latest(self) -> ::core::result::Result<#ident, #k::UpcastError> {
                match self { #(#into),* }
            }
        }
    }
}
