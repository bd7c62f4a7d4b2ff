//! `Form<N>` and `Step<N, N + 1>` of each version.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{
    convert::{self, Report},
    cx::{Cx, local, unraw},
    fields::{Fields, Want, wire},
    lift, nested, room, variants, write,
};
use crate::model::{FieldSet, Shape, name_of};

/// The form of version `n`.
pub(crate) fn form(cx: &Cx<'_>, n: u8) -> TokenStream {
    let k = cx.k;
    let ty = cx.ty(n);
    let wire = wire();
    let sizes = sizes(cx, n);
    let activates = cx.activates(n);
    let nested = nested::assertions_in(cx, n);
    let is_latest = n == cx.model.latest;
    let read_latest = read_latest(cx, n);
    let (skip, seek, check) = (skip(cx, n), seek(cx, n), check(cx, n));
    let write_latest = write::latest(cx, n);
    let room = is_latest.then(|| room::expand(k, &cx.model.shape, n, &cx.model.ident));
    let (read_form, write_form, into_latest) = if is_latest {
        (
            quote!(<Self as #k::entity::Form<#n>>::read_latest::<#wire>(__reader)),
            quote!(<Self as #k::entity::Form<#n>>::write_latest::<#wire>(__form, __writer)),
            quote!(::core::result::Result::Ok(__form)),
        )
    } else {
        let write_form = write::form(cx, n);
        (read_form(cx, n), quote!(#nested #write_form), lift::into_latest(cx, n))
    };
    let inline_write = is_latest.then(|| quote!(#[inline]));
    let body = quote! {
        type Type = #ty;
        #sizes
        const ACTIVATES: #k::SpecVersion = #k::SpecVersion(#activates);

        #[inline]
        fn read_form<#wire: #k::wire::Wire>(
            __reader: &mut #k::wire::Reader<'_>,
        ) -> ::core::result::Result<Self::Type, #k::wire::Fault> {
            #read_form
        }

        // The view is large and returned in memory: each call on the way would copy it once more.
        #[inline(always)]
        fn read_latest<#wire: #k::wire::Wire>(
            __reader: &mut #k::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, #k::wire::Fault> {
            <Self as #k::entity::Form<#n>>::read_until::<#wire, false>(__reader)
        }

        #[inline(always)]
        fn read_until<#wire: #k::wire::Wire, const __WHOLE: bool>(
            __reader: &mut #k::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, #k::wire::Fault> {
            #read_latest
        }

        fn write_form<#wire: #k::wire::Wire>(
            __form: &Self::Type,
            __writer: &mut #k::wire::Writer,
        ) -> ::core::result::Result<(), #k::DowncastError> {
            #write_form
        }

        #inline_write
        fn write_latest<#wire: #k::wire::Wire>(
            &self,
            __writer: &mut #k::wire::Writer,
        ) -> ::core::result::Result<(), #k::DowncastError> {
            #nested
            #write_latest
        }

        #[inline]
        fn skip<#wire: #k::wire::Wire, __PerennialS: #k::wire::Source>(
            __source: &mut __PerennialS,
        ) -> ::core::result::Result<(), #k::wire::Fault> {
            #skip
        }

        #seek
        #check
        #room

        fn into_latest(
            __form: Self::Type,
        ) -> ::core::result::Result<Self, #k::UpcastError> {
            #into_latest
        }
    };
    cx.impl_for_view(&quote!(#k::entity::Form<#n>), &body)
}

fn sizes(cx: &Cx<'_>, n: u8) -> TokenStream {
    let k = cx.k;
    match &cx.model.shape {
        Shape::Struct(fields) => {
            let sizes = Fields::new(k, fields, n).sizes();
            quote! {
                const SIZES: &'static [#k::layout::Size] = &[#(#sizes),*];
                const SIZE: #k::layout::Size =
                    #k::layout::Size::sum(<Self as #k::entity::Form<#n>>::SIZES);
            }
        }
        Shape::Enum(all) => {
            let size = variants::size(k, all, n);
            quote!(const SIZE: #k::layout::Size = #size;)
        }
    }
}

/// Where the sizes of a struct's fields stand.
fn sizes_of(cx: &Cx<'_>, n: u8) -> TokenStream {
    let k = cx.k;
    quote!(<Self as #k::entity::Form<#n>>::SIZES)
}

fn read_form(cx: &Cx<'_>, n: u8) -> TokenStream {
    let ident = cx.ident(n);
    match &cx.model.shape {
        Shape::Struct(set) => {
            let fields = Fields::new(cx.k, set, n);
            let reads = fields.reads(Want::Form, &sizes_of(cx, n));
            let value = fields.assembled(&quote!(#ident));
            quote!(#reads ::core::result::Result::Ok(#value))
        }
        Shape::Enum(all) => variants::read(cx.k, all, n, &ident, |fields, sizes, path| {
            let reads = fields.reads(Want::Form, sizes);
            let value = fields.assembled(path);
            quote!(#reads ::core::result::Result::Ok(#value))
        }),
    }
}

fn read_latest(cx: &Cx<'_>, n: u8) -> TokenStream {
    let (k, wire) = (cx.k, wire());
    let end = quote!(if __WHOLE {
        __reader.finish()?;
    });
    if n != cx.model.latest && cx.goes_by_steps(n) {
        return quote! {
            let __form = <Self as #k::entity::Form<#n>>::read_form::<#wire>(__reader)?;
            #end
            match <Self as #k::entity::Form<#n>>::into_latest(__form) {
                ::core::result::Result::Ok(__latest) => ::core::result::Result::Ok(__latest),
                ::core::result::Result::Err(__error) => {
                    ::core::result::Result::Err(__error.into_fault(__reader.rest().len()))
                }
            }
        };
    }
    let ident = &cx.model.ident;
    match &cx.model.shape {
        Shape::Struct(set) => {
            let reads = Fields::new(k, set, n).reads(Want::Latest, &sizes_of(cx, n));
            let value = lifted(cx, set, n, &quote!(#ident));
            quote!(#reads #end #value)
        }
        Shape::Enum(all) => variants::read(k, all, n, ident, |fields, sizes, path| {
            let reads = fields.reads(Want::Latest, sizes);
            let value = lifted(cx, fields.set, n, path);
            quote!(#reads #end #value)
        }),
    }
}

/// The fields of version `n`, in their locals, brought up and put together as the latest view.
fn lifted(cx: &Cx<'_>, set: &FieldSet, n: u8, path: &TokenStream) -> TokenStream {
    let lifts = set
        .at(cx.model.latest)
        .map(|(index, slot, _)| convert::lift(cx, slot, index, n, Report::Fault));
    let value = Fields::new(cx.k, set, cx.model.latest).assembled(path);
    quote!(#(#lifts)* ::core::result::Result::Ok(#value))
}

fn skip(cx: &Cx<'_>, n: u8) -> TokenStream {
    let (k, wire) = (cx.k, wire());
    match &cx.model.shape {
        Shape::Struct(set) => {
            let count = set.at(n).count();
            quote!(<Self as #k::entity::Form<#n>>::seek::<#wire, __PerennialS>(__source, 0, #count))
        }
        Shape::Enum(all) => variants::skip(k, all, n, &cx.ident(n)),
    }
}

/// Walking from place to place, in a struct.
fn seek(cx: &Cx<'_>, n: u8) -> TokenStream {
    let (k, wire) = (cx.k, wire());
    let Shape::Struct(set) = &cx.model.shape else { return TokenStream::new() };
    let seeks = Fields::new(k, set, n).seeks(&sizes_of(cx, n));
    quote! {
        #[inline(always)]
        fn seek<#wire: #k::wire::Wire, __PerennialS: #k::wire::Source>(
            __source: &mut __PerennialS,
            __from: usize,
            __to: usize,
        ) -> ::core::result::Result<(), #k::wire::Fault> {
            #seeks
            ::core::result::Result::Ok(())
        }
    }
}

/// Field by field, where no upcast has a say in whether the value decodes.
fn check(cx: &Cx<'_>, n: u8) -> TokenStream {
    let (k, wire) = (cx.k, wire());
    if n != cx.model.latest && (cx.goes_by_steps(n) || cx.upcasts_refuse(n)) {
        return TokenStream::new();
    }
    let checks = match &cx.model.shape {
        Shape::Struct(set) => {
            let checks = Fields::new(k, set, n).checks();
            quote!(#checks ::core::result::Result::Ok(()))
        }
        Shape::Enum(all) => variants::read(k, all, n, &cx.model.ident, |fields, _, _| {
            let checks = fields.checks();
            quote!(#checks ::core::result::Result::Ok(()))
        }),
    };
    quote! {
        fn check<#wire: #k::wire::Wire>(
            __reader: &mut #k::wire::Reader<'_>,
        ) -> ::core::result::Result<(), #k::wire::Fault> {
            #checks
        }
    }
}

/// Whether `From<UserVn>` exists for the next version: the step cannot fail, and an impl can be.
pub(crate) fn has_from(cx: &Cx<'_>, n: u8) -> bool {
    names_all_parameters(cx, n) && !cx.step_fails(n)
}

/// Whether the types of version `n` and the next together name all parameters, as an impl must.
fn names_all_parameters(cx: &Cx<'_>, n: u8) -> bool {
    let (here, there) = (cx.generics_of(n), cx.generics_of(n + 1));
    let kept = here.params.iter().chain(&there.params);
    let kept: Vec<_> = kept.map(name_of).collect();
    cx.model.generics.params.iter().all(|param| kept.contains(&name_of(param)))
}

/// The step from version `n` to the next, and its `From` or `TryFrom`.
pub(crate) fn step(cx: &Cx<'_>, n: u8) -> TokenStream {
    let k = cx.k;
    let next = n + 1;
    let (from, to) = (cx.ty(n), cx.ty(next));
    let body = step_body(cx, n);
    let (impl_generics, _, clause) = cx.generics.split_for_impl();
    let step_trait = quote!(#k::entity::Step<#n, #next>);
    let signature = quote! {
        fn step(__form: #from) -> ::core::result::Result<#to, #k::UpcastError>
    };
    if has_from(cx, n) {
        let step = cx.impl_for_view(
            &step_trait,
            &quote! {
                #signature {
                    ::core::result::Result::Ok(<#to as ::core::convert::From<#from>>::from(__form))
                }
            },
        );
        return quote! {
            #step

            #[automatically_derived]
            impl #impl_generics ::core::convert::From<#from> for #to #clause {
                fn from(__form: #from) -> Self {
                    #body
                }
            }
        };
    }
    let ok = quote!(::core::result::Result::Ok({ #body }));
    let step = cx.impl_for_view(&step_trait, &quote!(#signature { #ok }));
    let try_from = names_all_parameters(cx, n).then(|| {
        let view = cx.ty(cx.model.latest);
        quote! {
            #[automatically_derived]
            impl #impl_generics ::core::convert::TryFrom<#from> for #to #clause {
                type Error = #k::UpcastError;

                fn try_from(__form: #from) -> ::core::result::Result<Self, #k::UpcastError> {
                    <#view as #step_trait>::step(__form)
                }
            }
        }
    });
    quote!(#step #try_from)
}

/// An expression of version `n + 1` out of `__form`.
fn step_body(cx: &Cx<'_>, n: u8) -> TokenStream {
    let (from, to) = (cx.ident(n), cx.ident(n + 1));
    match &cx.model.shape {
        Shape::Struct(set) => {
            let (before, after) = step_statements(cx, set, n);
            let pattern = Fields::new(cx.k, set, n).assembled(&quote!(#from));
            let value = Fields::new(cx.k, set, n + 1).assembled(&quote!(#to));
            quote!(#before let #pattern = __form; #after #value)
        }
        Shape::Enum(all) => {
            let arms = all.iter().filter(|variant| variant.is_in(n)).map(|variant| {
                let name = &variant.ident;
                let fields = Fields::new(cx.k, &variant.fields, n);
                let pattern = fields.assembled(&quote!(#from::#name));
                if let (Some(up), true) = (&variant.up, variant.end == Some(n)) {
                    let locals = variant.fields.at(n).map(|(index, ..)| local(index));
                    let label = unraw(name).to_string();
                    let arguments = quote!(#(#locals),*);
                    let value = convert::upcast(cx, up, &arguments, (&label, n + 1), Report::Error);
                    return quote!(#pattern => #value,);
                }
                let (_, after) = step_statements(cx, &variant.fields, n);
                let value =
                    Fields::new(cx.k, &variant.fields, n + 1).assembled(&quote!(#to::#name));
                quote!(#pattern => { #after #value })
            });
            quote!(match __form { #(#arms)* })
        }
    }
}

/// Statements before the older version is taken apart, and after.
fn step_statements(cx: &Cx<'_>, set: &FieldSet, n: u8) -> (TokenStream, TokenStream) {
    let (mut before, mut after) = (TokenStream::new(), TokenStream::new());
    for (index, slot, _) in set.at(n + 1) {
        let (statements, whole) = convert::step(cx, slot, index, n);
        if !whole {
            after.extend(statements);
            continue;
        }
        let local = local(index);
        let early = format_ident!("__perennial_whole_{index}");
        before.extend(quote!(let #early = { #statements #local };));
        after.extend(quote!(let #local = #early;));
    }
    (before, after)
}
