//! Objects, and classes with their methods.

use std::cell::RefCell;

use windows::Win32::Foundation::{E_FAIL, E_NOTIMPL, E_POINTER};
use windows::Win32::System::Com::SAFEARRAY;
use windows::Win32::System::Ole::{SafeArrayCreateVector, SafeArrayPutElement};
use windows::Win32::System::Variant::{VARIANT, VT_ARRAY, VT_BSTR, VT_UNKNOWN};
use windows::Win32::System::Wmi::{
    CIM_FLAG_ARRAY, CIM_OBJECT, CIM_STRING, CIMTYPE_ENUMERATION, IWbemClassObject, IWbemClassObject_Impl,
    IWbemQualifierSet, WBEM_COMPARISON_FLAG, WBEM_CONDITION_FLAG_TYPE, WBEM_E_NOT_FOUND, WBEM_E_TYPE_MISMATCH,
};
use windows::core::{BSTR, Error, HRESULT, IUnknown, Interface, OutRef, PCWSTR, Ref, Result};
use windows_core::implement;
use wmi::{IWbemClassWrapper, Variant};

/// The value of a property of a staged object.
#[derive(Clone)]
pub enum Value {
    Plain(Variant),
    Object(IWbemClassObject),
    Objects(Vec<IWbemClassObject>),
}

/// An object of a class, with properties that can be read and set.
#[implement(IWbemClassObject)]
pub struct Staged {
    class: &'static str,
    properties: RefCell<Vec<(&'static str, CIMTYPE_ENUMERATION, Value)>>,
    methods: Vec<(&'static str, IWbemClassObject)>,
}

impl Staged {
    pub fn new(class: &'static str) -> Self {
        Self { class, properties: RefCell::new(Vec::new()), methods: Vec::new() }
    }

    /// Adds a property of a CIM type.
    pub fn with(self, name: &'static str, cim_type: CIMTYPE_ENUMERATION, value: Variant) -> Self {
        self.add(name, cim_type, Value::Plain(value))
    }

    /// Adds a property that is an array.
    pub fn with_array(self, name: &'static str, cim_type: CIMTYPE_ENUMERATION, value: Variant) -> Self {
        self.add(name, CIMTYPE_ENUMERATION(cim_type.0 | CIM_FLAG_ARRAY.0), Value::Plain(value))
    }

    /// Adds a property that is an embedded object.
    pub fn with_object(self, name: &'static str, value: Option<Self>) -> Self {
        let value = value.map_or(Value::Plain(Variant::Null), |object| Value::Object(object.into()));
        self.add(name, CIM_OBJECT, value)
    }

    /// Adds a property that is an array of embedded objects.
    pub fn with_objects(self, name: &'static str, values: Vec<Self>) -> Self {
        let cim_type = CIMTYPE_ENUMERATION(CIM_OBJECT.0 | CIM_FLAG_ARRAY.0);
        self.add(name, cim_type, Value::Objects(values.into_iter().map(Into::into).collect()))
    }

    /// Takes the place of a property that is there.
    fn add(self, name: &'static str, cim_type: CIMTYPE_ENUMERATION, value: Value) -> Self {
        self.properties.borrow_mut().retain(|(known, ..)| *known != name);
        self.properties.borrow_mut().push((name, cim_type, value));
        self
    }

    /// Adds a method, with an object of its in-parameters.
    pub fn with_method(mut self, name: &'static str, input: Self) -> Self {
        self.methods.push((name, input.into()));
        self
    }

    /// The object as the crate gets it from the service.
    pub fn wrapped(self) -> IWbemClassWrapper {
        IWbemClassWrapper::new(self.into())
    }
}

impl IWbemClassObject_Impl for Staged_Impl {
    fn Get(&self, name: &PCWSTR, _: i32, value: *mut VARIANT, cim_type: *mut i32, _: *mut i32) -> Result<()> {
        let name = unsafe { name.to_string() }.map_err(|_| Error::from(E_FAIL))?;
        let (found, found_type) = self.find(&name)?;
        if value.is_null() {
            return Err(E_POINTER.into());
        }
        unsafe {
            value.write(found);
            if !cim_type.is_null() {
                cim_type.write(found_type.0);
            }
        }
        Ok(())
    }

    fn Put(&self, name: &PCWSTR, _: i32, value: *const VARIANT, _: i32) -> Result<()> {
        let name = unsafe { name.to_string() }.map_err(|_| Error::from(E_FAIL))?;
        let value = unsafe { value.as_ref() }.ok_or(E_POINTER)?;
        let mut properties = self.properties.borrow_mut();
        let property = properties.iter_mut().find(|(known, ..)| known.eq_ignore_ascii_case(&name));
        let (_, cim_type, place) = property.ok_or(not_found())?;
        *place = match (IUnknown::try_from(value), *cim_type) {
            (Ok(object), CIM_OBJECT) => Value::Object(object.cast()?),
            (Ok(_), _) => return Err(HRESULT(WBEM_E_TYPE_MISMATCH.0).into()),
            (Err(_), cim_type) => Value::Plain(fitting(Variant::from_variant(value), cim_type)?),
        };
        Ok(())
    }

    fn GetNames(&self, _: &PCWSTR, _: WBEM_CONDITION_FLAG_TYPE, _: *const VARIANT) -> Result<*mut SAFEARRAY> {
        let names: Vec<BSTR> = self.properties.borrow().iter().map(|(name, ..)| BSTR::from(*name)).collect();
        let pointers = names.iter().map(|name| name.as_ptr().cast_mut().cast());
        unsafe { safe_array(VT_BSTR, pointers) }
    }

    fn SpawnInstance(&self, _: i32) -> Result<IWbemClassObject> {
        let properties = self.properties.borrow().clone();
        Ok(Staged { class: self.class, properties: RefCell::new(properties), methods: Vec::new() }.into())
    }

    fn GetMethod(
        &self,
        name: &PCWSTR,
        _: i32,
        input: OutRef<IWbemClassObject>,
        _: OutRef<IWbemClassObject>,
    ) -> Result<()> {
        let name = unsafe { name.to_string() }.map_err(|_| Error::from(E_FAIL))?;
        let method = self.methods.iter().find(|(known, _)| known.eq_ignore_ascii_case(&name));
        let (_, signature) = method.ok_or(not_found())?;
        input.write(Some(signature.clone()))
    }

    fn GetQualifierSet(&self) -> Result<IWbemQualifierSet> {
        Err(E_NOTIMPL.into())
    }
    fn Delete(&self, _: &PCWSTR) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn BeginEnumeration(&self, _: i32) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn Next(&self, _: i32, _: *mut BSTR, _: *mut VARIANT, _: *mut i32, _: *mut i32) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn EndEnumeration(&self) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn GetPropertyQualifierSet(&self, _: &PCWSTR) -> Result<IWbemQualifierSet> {
        Err(E_NOTIMPL.into())
    }
    fn Clone(&self) -> Result<IWbemClassObject> {
        Err(E_NOTIMPL.into())
    }
    fn GetObjectText(&self, _: i32) -> Result<BSTR> {
        Err(E_NOTIMPL.into())
    }
    fn SpawnDerivedClass(&self, _: i32) -> Result<IWbemClassObject> {
        Err(E_NOTIMPL.into())
    }
    fn CompareTo(&self, _: WBEM_COMPARISON_FLAG, _: Ref<IWbemClassObject>) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn GetPropertyOrigin(&self, _: &PCWSTR) -> Result<BSTR> {
        Err(E_NOTIMPL.into())
    }
    fn InheritsFrom(&self, _: &PCWSTR) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn PutMethod(&self, _: &PCWSTR, _: i32, _: Ref<IWbemClassObject>, _: Ref<IWbemClassObject>) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn DeleteMethod(&self, _: &PCWSTR) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn BeginMethodEnumeration(&self, _: i32) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn NextMethod(&self, _: i32, _: *mut BSTR, _: OutRef<IWbemClassObject>, _: OutRef<IWbemClassObject>) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn EndMethodEnumeration(&self) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn GetMethodQualifierSet(&self, _: &PCWSTR) -> Result<IWbemQualifierSet> {
        Err(E_NOTIMPL.into())
    }
    fn GetMethodOrigin(&self, _: &PCWSTR) -> Result<BSTR> {
        Err(E_NOTIMPL.into())
    }
}

impl Staged {
    fn find(&self, name: &str) -> Result<(VARIANT, CIMTYPE_ENUMERATION)> {
        if name.eq_ignore_ascii_case("__CLASS") {
            return Ok((VARIANT::from(self.class), CIM_STRING));
        }
        let properties = self.properties.borrow();
        let property = properties.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name));
        let (_, cim_type, value) = property.ok_or(not_found())?;
        Ok((value.to_variant()?, *cim_type))
    }
}

impl Value {
    fn to_variant(&self) -> Result<VARIANT> {
        match self {
            Self::Plain(variant) => variant.clone().try_into().map_err(|_| E_FAIL.into()),
            Self::Object(object) => Ok(VARIANT::from(object.cast::<IUnknown>()?)),
            Self::Objects(objects) => array_of(objects),
        }
    }
}

/// The value, if it is one of the type. It is kept as it came.
fn fitting(value: wmi::WMIResult<Variant>, cim_type: CIMTYPE_ENUMERATION) -> Result<Variant> {
    let mismatch = |_| Error::from(HRESULT(WBEM_E_TYPE_MISMATCH.0));
    let value = value.map_err(mismatch)?;
    value.clone().convert_into_cim_type(cim_type).map_err(mismatch)?;
    Ok(value)
}

/// What the service answers for a property that the class lacks.
fn not_found() -> Error {
    HRESULT(WBEM_E_NOT_FOUND.0).into()
}

fn array_of(objects: &[IWbemClassObject]) -> Result<VARIANT> {
    let array = unsafe { safe_array(VT_UNKNOWN, objects.iter().map(Interface::as_raw)) }?;
    let mut variant = VARIANT::default();
    // Two fields of a union: the kind of value, and the pointer to it.
    unsafe {
        let inner = &mut variant.Anonymous.Anonymous;
        inner.vt = VT_ARRAY | VT_UNKNOWN;
        inner.Anonymous.parray = array;
    }
    Ok(variant)
}

/// An array of texts or of objects, which copies them.
///
/// # Safety
/// The pointers are of the kind that is said.
unsafe fn safe_array(
    kind: windows::Win32::System::Variant::VARENUM,
    pointers: impl ExactSizeIterator<Item = *mut std::ffi::c_void>,
) -> Result<*mut SAFEARRAY> {
    let length = u32::try_from(pointers.len()).map_err(|_| E_FAIL)?;
    let array = unsafe { SafeArrayCreateVector(kind, 0, length) };
    if array.is_null() {
        return Err(E_FAIL.into());
    }
    for (index, pointer) in (0..).zip(pointers) {
        unsafe { SafeArrayPutElement(array, &raw const index, pointer)? };
    }
    Ok(array)
}
