//! Tuples: the fields in order, all but the last as inner ones.

use alloc::vec::Vec;

use super::{Key, KeyFault, Place};

macro_rules! tuple {
    ($($Inner:ident $inner:ident)* ; $Last:ident $last:ident) => {
        impl<$($Inner: Key,)* $Last: Key> Key for ($($Inner,)* $Last,) {
            type Shape = ($($Inner::Shape,)* $Last::Shape,);

            #[inline]
            fn write_key(&self, out: &mut Vec<u8>, place: Place) {
                let ($($inner,)* $last,) = self;
                $($inner.write_key(out, Place::Inner);)*
                $last.write_key(out, place);
            }

            #[inline]
            fn read_key(bytes: &mut &[u8], place: Place) -> Result<Self, KeyFault> {
                $(let $inner = $Inner::read_key(bytes, Place::Inner)?;)*
                let $last = $Last::read_key(bytes, place)?;
                Ok(($($inner,)* $last,))
            }
        }
    };
}

tuple! { ; A a }
tuple! { A a; B b }
tuple! { A a B b; C c }
tuple! { A a B b C c; D d }
tuple! { A a B b C c D d; E e }
tuple! { A a B b C c D d E e; F f }
tuple! { A a B b C c D d E e F f; G g }
tuple! { A a B b C c D d E e F f G g; H h }
