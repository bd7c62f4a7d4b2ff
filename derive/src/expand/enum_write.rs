//! The enum form's way down: the view as any of its versions, through the user's own conversions.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{enum_form::EnumForm, fields::wire};

/// The view as version `n`: converted into the newest version, taken down step by step, and
/// compared after reading it back.
pub(super) fn write_latest(form: &EnumForm, n: u8) -> TokenStream {
    let (k, view, wire) = (&form.krate, &form.view, wire());
    let latest = form.latest();
    let Some(newest) = form.types.last() else { return TokenStream::new() };
    let name = quote!(<Self as #k::Entity>::NAME);
    let version = quote!(#k::Version::of::<#n>());
    let label = format!("V{latest}");
    let refused = |label: &str| quote!(#k::__private::no_downcast::<Self, #n, #latest>(#label));
    let steps: Vec<usize> = (usize::from(n)..usize::from(latest)).rev().collect();
    let all_declared =
        steps.iter().all(|older| form.downcasts.get(older - 1).copied().unwrap_or(false));
    if !form.writes() || !all_declared {
        return refused(&label);
    }
    let downs = steps.iter().filter_map(|older| {
        let to = form.types.get(older - 1)?;
        let from = form.types.get(*older)?;
        let label = format!("V{older}");
        let call = quote_spanned! {to.span()=>
            <#to as ::core::convert::TryFrom<#from>>::try_from(__form)
        };
        Some(quote! {
            let __form: #to = match #call {
                ::core::result::Result::Ok(__form) => __form,
                ::core::result::Result::Err(__error) => {
                    return ::core::result::Result::Err(
                        #k::__private::refused_downcast(#name, #version, #label, __error),
                    );
                }
            };
        })
    });
    let ty = form.types.get(usize::from(n) - 1);
    if n == latest && form.view_is_newest() {
        return quote! {
            <#ty as #k::Layout>::write::<#wire>(self, __writer);
            ::core::result::Result::Ok(())
        };
    }
    let newest_value = quote! {
        <#newest as ::core::convert::From<#view>>::from(::core::clone::Clone::clone(self))
    };
    let check = (n != latest).then(|| {
        quote! {
            if let ::core::option::Option::Some(__back) =
                #k::__private::read_back::<Self, #n, #wire>(#name, #version, #label, __writer, __start)?
            {
                let __back = <#newest as ::core::convert::From<#view>>::from(__back);
                let __kept = #newest_value;
                if !#k::__private::same::<#newest, #wire>(&__kept, &__back) {
                    return #k::__private::lost::<Self, #n, #latest>(#label);
                }
            }
        }
    });
    quote! {
        let __start = __writer.as_bytes().len();
        let __form: #newest = #newest_value;
        #(#downs)*
        <#ty as #k::Layout>::write::<#wire>(&__form, __writer);
        #check
        ::core::result::Result::Ok(())
    }
}
