//! The program as a process: exit codes, what goes to which stream, and bad input.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// An empty folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_luftlinie"));
    command.current_dir(folder).args(arguments).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    ran(command(folder, arguments).stdin(Stdio::null()).output().unwrap())
}

fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = command(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    ran(child.wait_with_output().unwrap())
}

const REFUTED: &str = "Von Berlin nach Hamburg sind es 455 Kilometer Luftlinie.\n";
const SUPPORTED: &str = "Von Berlin nach Hamburg sind es rund 255 Kilometer Luftlinie.\n";
const NOTHING: &str = "Der Zug fährt morgen.\n";

#[test]
fn exit_codes_say_what_was_found() {
    let folder = folder("exit_codes");
    for (text, fail_on, expected) in [
        (REFUTED, "refuted", 1),
        (REFUTED, "never", 0),
        (SUPPORTED, "refuted", 0),
        (SUPPORTED, "unverifiable", 0),
        (NOTHING, "unverifiable", 0),
    ] {
        fs::write(folder.join("a.txt"), text).unwrap();
        let Ran { code, err, .. } = run(&folder, &["check", "a.txt", "--fail-on", fail_on]);
        assert_eq!((code, err.as_str()), (Some(expected), ""), "{text} {fail_on}");
    }
}

/// The README promises that each example has a statement that is wrong.
#[test]
fn the_examples_hold_one_wrong_statement_each() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for article in ["article-de.txt", "article-en.txt"] {
        let Ran { code, out, .. } = run(&folder, &["check", article, "--format", "csv"]);
        assert_eq!(code, Some(1), "{article}");
        assert!(out.contains(",refuted,") && out.contains(",supported,"), "{out}");
    }
}

#[test]
fn bad_files_are_named_and_the_others_still_read() {
    let folder = folder("bad_files");
    fs::write(folder.join("good.txt"), SUPPORTED).unwrap();
    fs::write(folder.join("latin1.txt"), b"Z\xfcrich liegt nicht am Meer.\n").unwrap();
    fs::write(folder.join("binary.bin"), b"\x7fELF\0\0\xff\xfe\0").unwrap();
    fs::write(folder.join("empty.txt"), b"").unwrap();
    fs::create_dir(folder.join("folder")).unwrap();
    let files = ["missing.txt", "folder", "latin1.txt", "binary.bin", "empty.txt", "good.txt"];
    let arguments = [&["check", "--format", "csv"], &files[..]].concat();
    let Ran { code, out, err } = run(&folder, &arguments);
    assert_eq!(code, Some(2));
    assert_eq!(out.lines().count(), 2, "the heading and the one finding of good.txt: {out}");
    insta::assert_snapshot!(err);
}

#[test]
fn an_encoding_can_be_named() {
    let folder = folder("encoding");
    fs::write(folder.join("a.txt"), b"Z\xfcrich\n").unwrap();
    let Ran { code, err, .. } = run(&folder, &["check", "a.txt", "--encoding", "latin1"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let Ran { code, err, .. } = run(&folder, &["check", "a.txt", "--encoding", "klingon"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("error: no encoding is called `klingon`\nhelp: "), "{err}");
}

#[test]
fn standard_input_is_a_file_like_any_other() {
    let folder = folder("standard_input");
    let Ran { code, out, .. } = run_with_input(&folder, &["check", "-"], REFUTED.as_bytes());
    assert_eq!(code, Some(1));
    assert!(out.contains("--> -:1:"), "{out}");
}

#[test]
fn a_file_appears_whole_or_not_at_all() {
    let folder = folder("output");
    fs::write(folder.join("a.txt"), SUPPORTED).unwrap();
    let arguments = ["check", "a.txt", "--format", "json", "-o", "out.json"];
    let Ran { code, out, .. } = run(&folder, &arguments);
    assert_eq!((code, out.as_str()), (Some(0), ""));
    let written = fs::read(folder.join("out.json")).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&written).unwrap();
    assert_eq!(report["schema"], "luftlinie/report/1");
    let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "no temporary file is left: {names:?}");

    for bad in [".", "no/such/folder/out.json"] {
        let Ran { code, err, .. } = run(&folder, &["check", "a.txt", "-o", bad]);
        assert_eq!(code, Some(2));
        assert!(err.starts_with("error: ") && err.contains("help: "), "{err}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = folder("closed_pipe");
    fs::write(folder.join("a.txt"), REFUTED.repeat(2000)).unwrap();
    let mut child = command(&folder, &["check", "a.txt", "--fail-on", "never"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let Ran { code, err, .. } = ran(child.wait_with_output().unwrap());
    assert_eq!((code, err.as_str()), (Some(0), ""));
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let folder = folder("colours");
    fs::write(folder.join("a.txt"), SUPPORTED).unwrap();
    for (color, expected) in [("auto", false), ("never", false), ("always", true)] {
        let Ran { out, .. } = run(&folder, &["check", "a.txt", "--color", color]);
        assert_eq!(out.contains('\u{1b}'), expected, "{color}");
    }
    let Ran { out, .. } = run(&folder, &["check", "a.txt", "--quiet"]);
    assert_eq!(out, "");
}

#[test]
fn bad_arguments_are_explained() {
    let folder = folder("arguments");
    fs::write(folder.join("a.txt"), SUPPORTED).unwrap();
    let mut shown = String::new();
    for arguments in [
        &["distance", "Berlin", "Hambrug an der Elbee"][..],
        &["distance", "139.7,35.7", "Berlin"],
        &["distance", "91,200", "Berlin"],
        &["border", "Berlin", "Poland"],
        &["explain", "distanz"],
        &["check", "a.txt", "--as-of", "gestern"],
        &["check", "a.txt", "--lang", "tlh"],
    ] {
        let Ran { code, out, err } = run(&folder, arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
        shown.push_str(&format!("$ luftlinie {}\n{err}\n", arguments.join(" ")));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn every_claim_kind_is_explained() {
    let folder = folder("explain");
    let Ran { code, out, .. } = run(&folder, &["explain"]);
    assert_eq!(code, Some(0));
    for kind in out.lines() {
        let Ran { code, out, .. } = run(&folder, &["explain", kind]);
        assert_eq!(code, Some(0));
        assert!(out.starts_with("# "), "{kind}");
    }
}

#[test]
fn help_and_version() {
    let folder = folder("help");
    let Ran { code, out, .. } = run(&folder, &["--version"]);
    assert_eq!((code, out), (Some(0), format!("luftlinie {}\n", env!("CARGO_PKG_VERSION"))));
    let Ran { code, out, .. } = run(&folder, &["version", "--verbose"]);
    assert_eq!(code, Some(0));
    assert!(out.lines().count() > 3, "each source with its licence: {out}");
    let Ran { code, out, .. } = run(&folder, &["check", "--help"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("Examples:"), "{out}");
}
