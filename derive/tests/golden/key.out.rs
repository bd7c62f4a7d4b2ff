#[automatically_derived]
#[allow(private_bounds)]
impl<T> eternal::Key for Place<T>
where
    u32: eternal::Key,
    T: eternal::Key,
{
    type Shape = (<u32 as eternal::Key>::Shape, <T as eternal::Key>::Shape);
    fn write_key(
        &self,
        __out: &mut eternal::__private::Vec<u8>,
        __place: eternal::key::Place,
    ) {
        <u32 as eternal::Key>::write_key(&self.id, __out, eternal::key::Place::Inner);
        <T as eternal::Key>::write_key(&self.name, __out, __place);
    }
    fn read_key(
        __bytes: &mut &[u8],
        __place: eternal::key::Place,
    ) -> ::core::result::Result<Self, eternal::key::KeyFault> {
        let __perennial_0 = <u32 as eternal::Key>::read_key(
            __bytes,
            eternal::key::Place::Inner,
        )?;
        let __perennial_1 = <T as eternal::Key>::read_key(__bytes, __place)?;
        ::core::result::Result::Ok(Self {
            id: __perennial_0,
            name: __perennial_1,
        })
    }
}
#[automatically_derived]
#[allow(private_bounds)]
impl ::perennial::Key for Id
where
    [u8; 32]: ::perennial::Key,
{
    type Shape = <[u8; 32] as ::perennial::Key>::Shape;
    fn write_key(
        &self,
        __out: &mut ::perennial::__private::Vec<u8>,
        __place: ::perennial::key::Place,
    ) {
        <[u8; 32] as ::perennial::Key>::write_key(&self.0, __out, __place);
    }
    fn read_key(
        __bytes: &mut &[u8],
        __place: ::perennial::key::Place,
    ) -> ::core::result::Result<Self, ::perennial::key::KeyFault> {
        let __perennial_0 = <[u8; 32] as ::perennial::Key>::read_key(__bytes, __place)?;
        ::core::result::Result::Ok(Self { 0: __perennial_0 })
    }
}
