/* The propsys.dll of Wine 8 lacks the functions that the wmi crate makes arrays with. */
#include <windows.h>
#include <oleauto.h>

static HRESULT make_array(VARTYPE type, SIZE_T size, const void *elements, ULONG count, VARIANT *variant)
{
    SAFEARRAY *array = SafeArrayCreateVector(type, 0, count);
    if (!array)
        return E_OUTOFMEMORY;
    memcpy(array->pvData, elements, size * count);
    V_VT(variant) = VT_ARRAY | type;
    V_ARRAY(variant) = array;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI InitVariantFromBuffer(const void *bytes, UINT count, VARIANT *variant)
{
    return make_array(VT_UI1, 1, bytes, count, variant);
}

__declspec(dllexport) HRESULT WINAPI InitVariantFromInt16Array(const SHORT *numbers, ULONG count, VARIANT *variant)
{
    return make_array(VT_I2, sizeof(SHORT), numbers, count, variant);
}

__declspec(dllexport) HRESULT WINAPI InitVariantFromInt32Array(const LONG *numbers, ULONG count, VARIANT *variant)
{
    return make_array(VT_I4, sizeof(LONG), numbers, count, variant);
}

__declspec(dllexport) HRESULT WINAPI InitVariantFromDoubleArray(const DOUBLE *numbers, ULONG count, VARIANT *variant)
{
    return make_array(VT_R8, sizeof(DOUBLE), numbers, count, variant);
}

__declspec(dllexport) HRESULT WINAPI InitVariantFromBooleanArray(const BOOL *values, ULONG count, VARIANT *variant)
{
    SAFEARRAY *array = SafeArrayCreateVector(VT_BOOL, 0, count);
    if (!array)
        return E_OUTOFMEMORY;
    for (ULONG index = 0; index < count; index++)
        ((VARIANT_BOOL *)array->pvData)[index] = values[index] ? VARIANT_TRUE : VARIANT_FALSE;
    V_VT(variant) = VT_ARRAY | VT_BOOL;
    V_ARRAY(variant) = array;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI InitVariantFromStringArray(const WCHAR **texts, ULONG count, VARIANT *variant)
{
    SAFEARRAY *array = SafeArrayCreateVector(VT_BSTR, 0, count);
    if (!array)
        return E_OUTOFMEMORY;
    for (ULONG index = 0; index < count; index++)
        ((BSTR *)array->pvData)[index] = SysAllocString(texts[index]);
    V_VT(variant) = VT_ARRAY | VT_BSTR;
    V_ARRAY(variant) = array;
    return S_OK;
}
