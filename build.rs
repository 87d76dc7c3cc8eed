//! Links the released program statically, at fixed addresses, where the C library allows it.
//!
//! Two thirds of the time of a short question go into finding three shared libraries and into
//! relocating fourteen thousand addresses. The compiler's own switch for this, `-C
//! target-feature=+crt-static`, cannot be set for the program alone, and proc-macros do not build
//! under it. So the linker is told directly: `-static`, and in a folder that it searches first,
//! scripts that stand for the shared libraries and name the static ones.
//!
//! What a short question runs is half a megabyte of functions, strewn over six. A page that is
//! touched for the first time costs a microsecond, so a script puts them side by side:
//! `src/start.order` names them, and `benches/start_order.sh` finds them. A name that no longer
//! fits moves nothing; the program stays the same.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The shared libraries that the standard library asks for, and what stands in for each.
const STATIC: [(&str, &[&str]); 3] = [
    ("libgcc_s.so", &["libgcc_eh.a"]),
    ("libm.so", &["libm.a"]),
    ("libc.so", &["libc.a", "libgcc_eh.a", "libgcc.a"]),
];

/// What a short question runs, in the order in which it was found.
const ORDER: &str = "src/start.order";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={ORDER}");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|it| it == value);
    let gnu = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    let native = env::var("HOST") == env::var("TARGET");
    // PROJ brings the C++ library along, which is a shared one.
    let plain = env::var_os("CARGO_FEATURE_PROJ").is_none();
    let all_there = || STATIC.iter().flat_map(|(_, archives)| *archives).all(|it| is_there(it));
    if gnu && native && plain && is("PROFILE", "release") && all_there() {
        let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("static");
        fs::create_dir_all(&folder).expect("the output folder is cargo's own");
        link_statically(&folder);
        // Other linkers than GNU's and LLVM's do not know such scripts.
        let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
        if env::var_os("RUSTC_LINKER").is_none() && !flags.contains("-fuse-ld") {
            link_in_order(&folder);
        }
    }
}

/// Whether the linker's driver knows the archive.
fn is_there(archive: &str) -> bool {
    let asked = Command::new("cc").arg(format!("-print-file-name={archive}")).output();
    asked.is_ok_and(|answer| answer.stdout.contains(&b'/'))
}

fn link_statically(folder: &Path) {
    for (library, archives) in STATIC {
        let inputs: Vec<String> = archives.iter().map(|it| format!("-l:{it}")).collect();
        write(&folder.join(library), &format!("GROUP({})\n", inputs.join(" ")));
    }
    pass(&["-no-pie", "-static", &format!("-L{}", folder.display())]);
}

fn link_in_order(folder: &Path) {
    let order = fs::read_to_string(ORDER).expect("the file is part of the package");
    let sections: String = order.lines().map(sections).collect();
    let script = folder.join("start.ld");
    let placed = format!(".text.start : {{\n{sections}}}");
    write(&script, &format!("SECTIONS {{\n{placed}\n}}\nINSERT BEFORE .text;\n"));
    pass(&[&format!("-Wl,-T,{}", script.display())]);
}

/// The sections of a function, or of a member of a library: `libc:malloc`, or `libc:memmove-*` for
/// the versions that newer processors run.
fn sections(line: &str) -> String {
    match line.split_once(':') {
        None => format!("*(.text.{line} .text.unlikely.{line})\n"),
        Some((library, member)) => {
            let newer = member.ends_with("-*");
            let of = if newer { ".text.avx .text.evex .text.evex512" } else { ".text .text.*" };
            format!("*{library}*.a:{member}.o({of})\n")
        }
    }
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("the output folder is cargo's own");
}

fn pass(arguments: &[&str]) {
    for argument in arguments {
        println!("cargo::rustc-link-arg-bin=luftlinie={argument}");
    }
}
