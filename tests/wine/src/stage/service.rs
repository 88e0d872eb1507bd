//! The service: what it has, and what it was asked.

use std::cell::RefCell;
use std::ffi::c_void;
use std::rc::Rc;

use windows::Win32::Foundation::{CLASS_E_NOAGGREGATION, E_NOTIMPL};
use windows::Win32::System::Com::{
    CLSCTX_INPROC_SERVER, CoRegisterClassObject, CoRevokeClassObject, EOLE_AUTHENTICATION_CAPABILITIES, IClassFactory,
    IClassFactory_Impl, IClientSecurity, IClientSecurity_Impl, REGCLS_MULTIPLEUSE, RPC_C_AUTHN_LEVEL, RPC_C_IMP_LEVEL,
};
use windows::Win32::System::Wmi::{
    IEnumWbemClassObject, IEnumWbemClassObject_Impl, IWbemCallResult, IWbemClassObject, IWbemContext, IWbemLocator,
    IWbemLocator_Impl, IWbemObjectSink, IWbemServices, IWbemServices_Impl, WBEM_E_NOT_FOUND, WBEM_GENERIC_FLAG_TYPE,
    WbemLocator,
};
use windows::core::{BOOL, BSTR, Error, GUID, HRESULT, IUnknown, Interface, OutRef, PCWSTR, Ref, Result};
use windows_core::implement;
use wmi::{IWbemClassWrapper, WMIConnection, WMIResult};

use super::Staged;

/// What the service has. A query gives all objects, a call the answer that is there.
#[derive(Default)]
pub struct Stage {
    /// Classes, by their names.
    classes: Vec<(&'static str, IWbemClassObject)>,
    objects: Vec<IWbemClassObject>,
    answer: Option<IWbemClassObject>,
    /// Path, method and in-parameters of the calls.
    calls: RefCell<Vec<(String, String, Option<IWbemClassWrapper>)>>,
}

impl Stage {
    /// Adds a class.
    pub fn class(mut self, name: &'static str, class: Staged) -> Self {
        self.classes.push((name, class.into()));
        self
    }

    /// Adds an object.
    pub fn object(mut self, object: Staged) -> Self {
        self.objects.push(object.into());
        self
    }

    /// What calls of methods give back.
    pub fn answer(mut self, output: Staged) -> Self {
        self.answer = Some(output.into());
        self
    }

    /// Lets the crate connect to this service, as it does to that of the system: by the class of the locator.
    pub fn connect(self: &Rc<Self>) -> WMIResult<WMIConnection> {
        let factory: IClassFactory = Factory(Rc::clone(self)).into();
        let registration =
            unsafe { CoRegisterClassObject(&WbemLocator, &factory, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE)? };
        let connection = WMIConnection::new();
        unsafe { CoRevokeClassObject(registration)? };
        connection
    }

    /// The last call: path of the object, name of the method, and what went in.
    pub fn last_call(&self) -> Option<(String, String, Option<IWbemClassWrapper>)> {
        self.calls.borrow_mut().pop()
    }
}

/// Makes the locator.
#[implement(IClassFactory)]
struct Factory(Rc<Stage>);

impl IClassFactory_Impl for Factory_Impl {
    fn CreateInstance(&self, outer: Ref<IUnknown>, interface: *const GUID, result: *mut *mut c_void) -> Result<()> {
        if outer.is_some() {
            return Err(CLASS_E_NOAGGREGATION.into());
        }
        let locator: IWbemLocator = Locator(Rc::clone(&self.0)).into();
        unsafe { locator.query(interface, result).ok() }
    }

    fn LockServer(&self, _: BOOL) -> Result<()> {
        Ok(())
    }
}

/// Connects to the service.
#[implement(IWbemLocator)]
struct Locator(Rc<Stage>);

impl IWbemLocator_Impl for Locator_Impl {
    fn ConnectServer(
        &self,
        _: &BSTR,
        _: &BSTR,
        _: &BSTR,
        _: &BSTR,
        _: i32,
        _: &BSTR,
        _: Ref<IWbemContext>,
    ) -> Result<IWbemServices> {
        Ok(Service(Rc::clone(&self.0)).into())
    }
}

/// Results of a query, from the first on.
#[implement(IEnumWbemClassObject)]
struct Results(RefCell<std::vec::IntoIter<IWbemClassObject>>);

impl IEnumWbemClassObject_Impl for Results_Impl {
    /// The crate asks for one at a time.
    fn Next(&self, _: i32, _: u32, objects: *mut Option<IWbemClassObject>, returned: *mut u32) -> HRESULT {
        let next = self.0.borrow_mut().next();
        unsafe {
            returned.write(u32::from(next.is_some()));
            objects.write(next);
        }
        HRESULT(0)
    }

    fn Reset(&self) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn NextAsync(&self, _: u32, _: Ref<IWbemObjectSink>) -> HRESULT {
        E_NOTIMPL
    }
    fn Clone(&self) -> Result<IEnumWbemClassObject> {
        Err(E_NOTIMPL.into())
    }
    fn Skip(&self, _: i32, _: u32) -> HRESULT {
        E_NOTIMPL
    }
}

#[implement(IWbemServices, IClientSecurity)]
struct Service(Rc<Stage>);

/// The crate sets how calls are authenticated, which means nothing within one process.
impl IClientSecurity_Impl for Service_Impl {
    fn QueryBlanket(
        &self,
        _: Ref<IUnknown>,
        _: *mut u32,
        _: *mut u32,
        _: *mut *mut u16,
        _: *mut RPC_C_AUTHN_LEVEL,
        _: *mut RPC_C_IMP_LEVEL,
        _: *mut *mut c_void,
        _: *mut u32,
    ) -> Result<()> {
        Err(E_NOTIMPL.into())
    }

    fn SetBlanket(
        &self,
        _: Ref<IUnknown>,
        _: u32,
        _: u32,
        _: &PCWSTR,
        _: RPC_C_AUTHN_LEVEL,
        _: RPC_C_IMP_LEVEL,
        _: *const c_void,
        _: &EOLE_AUTHENTICATION_CAPABILITIES,
    ) -> Result<()> {
        Ok(())
    }

    fn CopyProxy(&self, _: Ref<IUnknown>) -> Result<IUnknown> {
        Err(E_NOTIMPL.into())
    }
}

type Flags = WBEM_GENERIC_FLAG_TYPE;
type Context<'a> = Ref<'a, IWbemContext>;
type Sink<'a> = Ref<'a, IWbemObjectSink>;

impl IWbemServices_Impl for Service_Impl {
    fn GetObject(
        &self,
        path: &BSTR,
        _: Flags,
        _: Context,
        object: OutRef<IWbemClassObject>,
        _: OutRef<IWbemCallResult>,
    ) -> Result<()> {
        let path = path.to_string();
        let class = self.0.classes.iter().find(|(name, _)| name.eq_ignore_ascii_case(&path));
        let (_, class) = class.ok_or(Error::from(HRESULT(WBEM_E_NOT_FOUND.0)))?;
        object.write(Some(class.clone()))
    }

    fn ExecQuery(&self, _: &BSTR, _: &BSTR, _: Flags, _: Context) -> Result<IEnumWbemClassObject> {
        Ok(Results(RefCell::new(self.0.objects.clone().into_iter())).into())
    }

    fn ExecMethod(
        &self,
        path: &BSTR,
        method: &BSTR,
        _: Flags,
        _: Context,
        input: Ref<IWbemClassObject>,
        output: OutRef<IWbemClassObject>,
        _: OutRef<IWbemCallResult>,
    ) -> Result<()> {
        let input = input.cloned().map(IWbemClassWrapper::new);
        self.0.calls.borrow_mut().push((path.to_string(), method.to_string(), input));
        output.write(self.0.answer.clone())
    }

    fn OpenNamespace(
        &self,
        _: &BSTR,
        _: Flags,
        _: Context,
        _: OutRef<IWbemServices>,
        _: OutRef<IWbemCallResult>,
    ) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn CancelAsyncCall(&self, _: Sink) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn QueryObjectSink(&self, _: Flags) -> Result<IWbemObjectSink> {
        Err(E_NOTIMPL.into())
    }
    fn GetObjectAsync(&self, _: &BSTR, _: Flags, _: Context, _: Sink) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn PutClass(&self, _: Ref<IWbemClassObject>, _: Flags, _: Context, _: OutRef<IWbemCallResult>) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn PutClassAsync(&self, _: Ref<IWbemClassObject>, _: Flags, _: Context, _: Sink) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn DeleteClass(&self, _: &BSTR, _: Flags, _: Context, _: OutRef<IWbemCallResult>) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn DeleteClassAsync(&self, _: &BSTR, _: Flags, _: Context, _: Sink) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn CreateClassEnum(&self, _: &BSTR, _: Flags, _: Context) -> Result<IEnumWbemClassObject> {
        Err(E_NOTIMPL.into())
    }
    fn CreateClassEnumAsync(&self, _: &BSTR, _: Flags, _: Context, _: Sink) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn PutInstance(&self, _: Ref<IWbemClassObject>, _: Flags, _: Context, _: OutRef<IWbemCallResult>) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn PutInstanceAsync(&self, _: Ref<IWbemClassObject>, _: Flags, _: Context, _: Sink) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn DeleteInstance(&self, _: &BSTR, _: Flags, _: Context, _: OutRef<IWbemCallResult>) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn DeleteInstanceAsync(&self, _: &BSTR, _: Flags, _: Context, _: Sink) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn CreateInstanceEnum(&self, _: &BSTR, _: Flags, _: Context) -> Result<IEnumWbemClassObject> {
        Err(E_NOTIMPL.into())
    }
    fn CreateInstanceEnumAsync(&self, _: &BSTR, _: Flags, _: Context, _: Sink) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn ExecQueryAsync(&self, _: &BSTR, _: &BSTR, _: Flags, _: Context, _: Sink) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn ExecNotificationQuery(&self, _: &BSTR, _: &BSTR, _: Flags, _: Context) -> Result<IEnumWbemClassObject> {
        Err(E_NOTIMPL.into())
    }
    fn ExecNotificationQueryAsync(&self, _: &BSTR, _: &BSTR, _: Flags, _: Context, _: Sink) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn ExecMethodAsync(
        &self,
        _: &BSTR,
        _: &BSTR,
        _: Flags,
        _: Context,
        _: Ref<IWbemClassObject>,
        _: Sink,
    ) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
}
