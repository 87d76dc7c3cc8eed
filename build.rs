//! Links the released program statically, at fixed addresses, where the C library allows it.
//!
//! Two thirds of the time of a short question go into finding three shared libraries and into
//! relocating fourteen thousand addresses. The compiler's own switch for this, `-C
//! target-feature=+crt-static`, cannot be set for the program alone, and proc-macros do not build
//! under it. So the linker is told directly: `-static`, and in a folder that it searches first,
//! scripts that stand for the shared libraries and name the static ones.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

/// The shared libraries that the standard library asks for, and what stands in for each.
const STATIC: [(&str, &[&str]); 3] = [
    ("libgcc_s.so", &["libgcc_eh.a"]),
    ("libm.so", &["libm.a"]),
    ("libc.so", &["libc.a", "libgcc_eh.a", "libgcc.a"]),
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|it| it == value);
    let gnu = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    let native = env::var("HOST") == env::var("TARGET");
    // PROJ brings the C++ library along, which is a shared one.
    let plain = env::var_os("CARGO_FEATURE_PROJ").is_none();
    let all_there = || STATIC.iter().flat_map(|(_, archives)| *archives).all(|it| is_there(it));
    if gnu && native && plain && is("PROFILE", "release") && all_there() {
        link_statically();
    }
}

/// Whether the linker's driver knows the archive.
fn is_there(archive: &str) -> bool {
    let asked = Command::new("cc").arg(format!("-print-file-name={archive}")).output();
    asked.is_ok_and(|answer| answer.stdout.contains(&b'/'))
}

fn link_statically() {
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("static");
    fs::create_dir_all(&folder).expect("the output folder is cargo's own");
    for (library, archives) in STATIC {
        let inputs: Vec<String> = archives.iter().map(|it| format!("-l:{it}")).collect();
        let script = format!("GROUP({})\n", inputs.join(" "));
        fs::write(folder.join(library), script).expect("the output folder is cargo's own");
    }
    for argument in ["-no-pie", "-static", &format!("-L{}", folder.display())] {
        println!("cargo::rustc-link-arg-bin=luftlinie={argument}");
    }
}
