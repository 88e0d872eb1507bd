#!/usr/bin/env bash
# Runs generated types against the real wmi crate under Wine, on Debian 12 or a system like it. Windows needs none of
# this: there, `cargo run` in this folder does.
#
#     tests/wine/run.sh check      type-checks the program and examples/query-wmi for Windows; no Wine is needed
#     tests/wine/run.sh            that, then runs both, and keeps what they print in target/output.txt
#     tests/wine/run.sh install    installs what is missing (as root, with apt-get), then does the same
#
# No toolchain of rustup's is for Windows here: the standard library is built from Debian's source of it, with the
# compiler of the same version.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

FOR_CHECK=(rustc-web rust-web-src)
FOR_RUN=(gcc-mingw-w64-x86-64-win32 wine64 wine)

export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
BUILD_STD=(-Zbuild-std=std,panic_unwind)
GCC=x86_64-w64-mingw32-gcc-win32
TARGET=x86_64-pc-windows-gnu

main() {
    case ${1-} in
    check) need "${FOR_CHECK[@]}" && check ;;
    install) install "${FOR_CHECK[@]}" "${FOR_RUN[@]}" && check && build && run ;;
    '') need "${FOR_CHECK[@]}" "${FOR_RUN[@]}" && check && build && run ;;
    *) echo "unknown word: $1 (there are: check, install)" >&2 && exit 2 ;;
    esac
}

# need PACKAGE...: says which of them are not installed.
need() {
    local package missing=()
    for package in "$@"; do
        dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    if ((${#missing[@]} > 0)); then
        echo "not installed: ${missing[*]} ('tests/wine/run.sh install' installs them)" >&2
        exit 2
    fi
}

install() {
    apt-get update -qq
    apt-get install -y --no-install-recommends "$@"
}

# For the other toolchain of Windows, for which a check needs no linker.
check() {
    for_both check --target x86_64-pc-windows-msvc
}

# for_both WORD...: runs cargo for this program, and for the example in the workspace of the project.
for_both() {
    cargo "$@" "${BUILD_STD[@]}"
    cargo "$@" "${BUILD_STD[@]}" --manifest-path ../../Cargo.toml --package example-query-wmi
}

build() {
    make_startup_objects
    export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=$GCC
    for_both build --target "$TARGET"
    local name
    for name in bcryptprimitives propsys; do
        "$GCC" -O1 -shared -o "$(output_folder)/$name.dll" "stand-ins/$name.c" -ladvapi32 -loleaut32
    done
}

# The objects that every program for this target begins and ends with, which Debian does not ship.
make_startup_objects() {
    local sysroot folder name
    sysroot=$("$RUSTC" --print sysroot)
    folder=$sysroot/lib/rustlib/$TARGET/lib
    [[ -f $folder/rsend.o ]] && return
    mkdir -p "$folder"
    for name in rsbegin rsend; do
        "$RUSTC" --target "$TARGET" --emit=obj -o "$folder/$name.o" "$sysroot/lib/rustlib/src/rust/library/rtstartup/$name.rs"
    done
}

run() {
    export WINEPREFIX=${WINEPREFIX:-$CARGO_TARGET_DIR/wine} WINEDEBUG=-all WINEDLLOVERRIDES='propsys=n'
    unset DISPLAY
    # Makes the prefix where there is none; it complains about the missing display and works.
    wine wineboot --init >/dev/null 2>&1 || true
    local program
    for program in example-query-wmi mof-wine-tests; do
        # Wine itself says on standard error what it cannot do.
        wine "$(output_folder)/$program.exe" 2>/dev/null
    done | tee "$CARGO_TARGET_DIR/output.txt"
}

output_folder() {
    echo "$CARGO_TARGET_DIR/$TARGET/debug"
}

main "$@"
