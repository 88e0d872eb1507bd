#!/usr/bin/env bash
# Runs generated types against the real wmi crate under Wine, on Debian 12 or a system like it. Windows needs none of
# this: there, `cargo run` in this folder does.
#
#     tests/wine/run.sh                  type-checks the program and examples/query-wmi for Windows, then runs both, and keeps
#                                        what they print in target/output.txt
#     tests/wine/run.sh check            only type-checks them; no Wine is needed
#     tests/wine/run.sh [check] install  installs what is missing first (as root, with apt-get)
#
# It ends with 3 where something that it needs is not installed.
#
# No toolchain of rustup's is for Windows here: the standard library is built from Debian's source of it, with the
# compiler of the same version.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

FOR_CHECK=(rustc-web rust-web-src)
FOR_RUN=(gcc-mingw-w64-x86-64-win32 wine64 wine)

export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
# Both programs share one build of the standard library.
export CARGO_PROFILE_DEV_DEBUG=0
BUILD_STD=(-Zbuild-std=std,panic_unwind)
GCC=x86_64-w64-mingw32-gcc-win32
TARGET=x86_64-pc-windows-gnu

main() {
    local word action=all provide=need
    for word in "$@"; do
        case $word in
        check) action=check ;;
        install) provide=install ;;
        *) echo "unknown word: $word (there are: check, install)" >&2 && exit 2 ;;
        esac
    done
    "$provide" "${FOR_CHECK[@]}"
    check
    if [[ $action == all ]]; then
        "$provide" "${FOR_RUN[@]}"
        build
        run
    fi
}

# need PACKAGE...: ends with a word about those of them that are not installed.
need() {
    local missing
    mapfile -t missing < <(missing_of "$@")
    if ((${#missing[@]} > 0)); then
        echo "skipped: not installed: ${missing[*]} ('tests/wine/run.sh install' installs them)" >&2
        exit 3
    fi
}

install() {
    local missing
    mapfile -t missing < <(missing_of "$@")
    if ((${#missing[@]} > 0)); then
        { apt-get update -qq && apt-get install -qq -y --no-install-recommends "${missing[@]}"; } || need "${missing[@]}"
    fi
}

missing_of() {
    local package
    for package in "$@"; do
        dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
    done
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
