//! The rules that no compiler owns: layers, lengths, forbidden words, one kind one file.
//!
//! The layers stand in `src/lib.rs` as comments (`// 3: question → measurement`) above `pub mod`
//! lines.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const MOST_COLUMNS: usize = 100;
const MOST_LINES: usize = 800;
const MOST_FUNCTION_LINES: usize = 70;
/// The layer of the skins, which do not use each other.
const SKINS: u32 = 9;

/// The source of a row that nobody has compared with a book or a map.
const UNCHECKED: &str = "general knowledge, not checked against a source (November 2026)";

/// What must not stand in shipped code.
static FORBIDDEN: &[&str] = &[
    ".unwrap()",
    "panic!(",
    "unreachable!(",
    "todo!(",
    "unimplemented!(",
    "dbg!(",
    "TODO",
    "FIXME",
];
/// What must not stand in a test either.
static FORBIDDEN_IN_TESTS: &[&str] = &["#[ignore", "thread::sleep", "dbg!("];

/// A Rust file of the crate; lines of tests are told apart.
struct Code {
    path: PathBuf,
    lines: Vec<String>,
    /// Index of the first line that only tests see.
    tests: usize,
}

impl Code {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let in_line = |at: &usize| {
            lines[*at].trim() == "#[cfg(test)]"
                && lines.get(at + 1).is_some_and(|next| next.ends_with('{'))
        };
        let tests = (0..lines.len()).find(in_line).unwrap_or(lines.len());
        Self { path, lines, tests }
    }

    /// The line in which a public function begins, and what its docs say, line by line.
    fn docs_of(&self, function: &str) -> (usize, Vec<&str>) {
        let head = format!("pub fn {function}(");
        let at = self.lines.iter().position(|line| line.starts_with(&head)).unwrap();
        let docs = self.lines[..at].iter().rev().take_while(|line| line.starts_with("///"));
        let mut said: Vec<&str> = docs.filter_map(|line| line.strip_prefix("/// ")).collect();
        said.reverse();
        (at, said)
    }

    fn at(&self, line: usize) -> String {
        format!("{}:{}", self.path.display(), line + 1)
    }

    /// The lines that ship, comments left out, with their numbers.
    fn shipped(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.lines[..self.tests].iter().enumerate();
        lines
            .map(|(at, line)| (at, line.as_str()))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// All files below `folder`, hidden ones and `target` left out, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "target" || (name.starts_with('.') && name != ".ci") {
            continue;
        }
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn relative(path: &Path) -> PathBuf {
    path.strip_prefix(root()).unwrap().to_owned()
}

fn rust(folder: &str) -> Vec<Code> {
    let all = files(&root().join(folder)).into_iter();
    all.filter(|path| path.extension().is_some_and(|it| it == "rs")).map(Code::read).collect()
}

/// The files and folders that a `#[cfg(test)] mod name;` line makes parts of the tests.
fn test_only(sources: &[Code]) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for code in sources {
        for pair in code.lines.windows(2) {
            let name = pair[1].trim().strip_prefix("mod ").and_then(|it| it.strip_suffix(';'));
            if let (true, Some(name)) = (pair[0].trim() == "#[cfg(test)]", name) {
                let file = code.path.file_stem().unwrap();
                let folder = code.path.parent().unwrap();
                let folder = match file == "mod" || file == "lib" || file == "main" {
                    true => folder.to_owned(),
                    false => folder.join(file),
                };
                paths.push(folder.join(name).with_extension("rs"));
                paths.push(folder.join(name));
            }
        }
    }
    paths
}

/// The sources of the crate that ship.
fn shipped() -> Vec<Code> {
    let sources = rust("src");
    let tests = test_only(&sources);
    let ships = |code: &Code| !tests.iter().any(|test| code.path.starts_with(test));
    sources.into_iter().filter(ships).collect()
}

fn report(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

/// The layer of each top-level module, as `lib.rs` lists them.
fn layers() -> BTreeMap<String, u32> {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let mut layers = BTreeMap::new();
    let mut layer = None;
    for line in text.lines() {
        if let Some((number, _)) = line.strip_prefix("// ").and_then(|it| it.split_once(':')) {
            layer = number.parse().ok().or(layer);
        }
        let module = line.strip_prefix("pub mod ").and_then(|it| it.strip_suffix(';'));
        if let (Some(module), Some(layer)) = (module, layer) {
            layers.insert(module.to_owned(), layer);
        }
    }
    layers
}

#[test]
fn modules_use_only_lower_layers() {
    let layers = layers();
    assert!(layers.len() >= 10 && layers["cli"] == SKINS, "{layers:?}");
    let mut problems = Vec::new();
    for code in shipped() {
        let inside = code.path.strip_prefix(root().join("src")).unwrap();
        let module = inside.iter().next().unwrap().to_string_lossy().replace(".rs", "");
        let Some(&layer) = layers.get(&module) else { continue };
        for (at, line) in code.shipped() {
            for used in line.split("crate::").skip(1) {
                let end = used.find(|c: char| !c.is_alphanumeric() && c != '_');
                let used = &used[..end.unwrap_or(used.len())];
                let Some(&other) = layers.get(used) else { continue };
                if other > layer || (layer == SKINS && other == SKINS && used != module) {
                    let place = code.at(at);
                    problems.push(format!("{place}: {module} ({layer}) uses {used} ({other})"));
                }
            }
        }
    }
    report(problems);
}

/// What a module uses of its neighbours stands below it, so that each can be read alone.
#[test]
fn neighbours_go_round_in_no_circle() {
    let mut modules = 0;
    for folder in layers().keys().map(|module| format!("src/{module}")) {
        let mut uses: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for code in shipped() {
            let Ok(inside) = code.path.strip_prefix(root().join(&folder)) else { continue };
            let module = inside.iter().next().unwrap().to_string_lossy().replace(".rs", "");
            let text: Vec<&str> = code.shipped().map(|(_, line)| line).collect();
            let text = text.join(" ");
            // One `super` more leads out of a folder to the same neighbours.
            let own = usize::from(inside.ends_with("mod.rs"));
            let near = "super::".repeat(inside.components().count() - own);
            let far = format!("{}::", folder.replace("src", "crate").replace('/', "::"));
            let named = [near, far].into_iter().flat_map(|outside| names_behind(&text, &outside));
            uses.entry(module).or_default().extend(named);
        }
        uses.remove("mod");
        modules += uses.len();
        while let Some(lowest) = lowest(&uses) {
            uses.remove(&lowest);
        }
        assert!(uses.is_empty(), "{folder}: a circle among {:?}", uses.keys());
    }
    assert!(modules > 200, "{modules}");
}

/// The names that stand in `text` right behind a path, or in the list behind it.
fn names_behind(text: &str, path: &str) -> Vec<String> {
    let named = text.split(path).skip(1).flat_map(|rest| {
        let end = if rest.starts_with('{') { rest.find(';') } else { rest.find(not_in_names) };
        rest[..end.unwrap_or(rest.len())].split(not_in_names)
    });
    named.map(str::to_owned).collect()
}

fn not_in_names(c: char) -> bool {
    !c.is_alphanumeric() && c != '_'
}

/// A module that uses no other one.
fn lowest(uses: &BTreeMap<String, Vec<String>>) -> Option<String> {
    let mut all = uses.iter();
    let found = all.find(|(own, used)| used.iter().all(|it| it == *own || !uses.contains_key(it)));
    found.map(|(module, _)| module.clone())
}

#[test]
fn lines_files_and_functions_are_short() {
    let mut problems = Vec::new();
    for code in rust("src").into_iter().chain(rust("tests")).chain(rust("benches")) {
        for (at, line) in code.lines.iter().enumerate() {
            if line.chars().count() > MOST_COLUMNS {
                problems.push(format!("{}: over {MOST_COLUMNS} columns", code.at(at)));
            }
        }
        if code.lines.len() > MOST_LINES {
            problems.push(format!("{}: over {MOST_LINES} lines", code.at(0)));
        }
    }
    // The table of a data-driven test may be as long as its data.
    problems.extend(shipped().iter().flat_map(long_functions));
    report(problems);
}

/// Functions by indentation, which rustfmt makes certain.
fn long_functions(code: &Code) -> Vec<String> {
    let mut problems = Vec::new();
    for (at, line) in code.lines[..code.tests].iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let words = line.trim_start().split([' ', '(']);
        let head = words.take_while(|word| *word != "fn");
        let qualifiers = ["pub", "const", "async", "unsafe", "crate)", "super)", "in"];
        let is_function = line.contains("fn ")
            && head.clone().count() < line.trim_start().split([' ', '(']).count()
            && head.clone().all(|word| qualifiers.contains(&word) || word.ends_with(')'));
        if !is_function {
            continue;
        }
        let end = format!("{}}}", " ".repeat(indent));
        let length = code.lines[at..].iter().position(|line| *line == end).map_or(1, |it| it + 1);
        if length > MOST_FUNCTION_LINES {
            problems.push(format!("{}: a function of {length} lines", code.at(at)));
        }
    }
    problems
}

#[test]
fn nothing_unfinished_ships() {
    let mut problems = Vec::new();
    for code in shipped() {
        for (at, line) in code.lines[..code.tests].iter().enumerate() {
            let comment = line.trim_start().starts_with("//");
            let mut found = FORBIDDEN.iter().filter(|word| line.contains(**word));
            // An example in a comment may unwrap; unfinished business may stand nowhere.
            if let Some(word) = found.find(|word| !comment || word.chars().all(char::is_uppercase))
            {
                problems.push(format!("{}: {word}", code.at(at)));
            }
        }
    }
    for code in rust("src").into_iter().chain(rust("tests")) {
        let own = code.path.ends_with("tests/tidy.rs");
        for (at, line) in code.lines.iter().enumerate() {
            let forbidden = |word: &&&str| line.contains(**word);
            if let (false, Some(word)) = (own, FORBIDDEN_IN_TESTS.iter().find(forbidden)) {
                problems.push(format!("{}: {word}", code.at(at)));
            }
        }
    }
    report(problems);
}

/// Adding a language touches its folder: rules are written over classes of words and properties.
/// What reads Korean and Chinese alone may spell their particles.
#[test]
fn rules_hold_no_words_of_a_language() {
    let foreign = |c: char| c.is_alphabetic() && !c.is_ascii();
    let mut problems = Vec::new();
    for code in shipped() {
        let inside = relative(&code.path);
        let claim = inside.starts_with("src/claim") && !inside.starts_with("src/claim/east");
        let text = inside.starts_with("src/text") && !inside.starts_with("src/text/language");
        for (at, line) in code.shipped() {
            let written = line.split(" // ").next().unwrap_or(line);
            let asks = [".code ==", "language.code {"].iter().any(|it| written.contains(it));
            let lists = written.contains(": &[&str]");
            let spells = written.split('"').skip(1).step_by(2).any(|it| it.contains(foreign));
            if (claim || text) && asks || claim && (lists || spells) {
                problems.push(format!("{}: {}", code.at(at), line.trim()));
            }
        }
    }
    report(problems);
}

#[test]
fn no_hosts_and_no_machines_in_the_repository() {
    // In two halves, so that this file does not find itself.
    let hosts = [
        ["registry.npmjs", ".org"],
        ["pypi", ".org"],
        ["pythonhosted", ".org"],
        ["index.crates", ".io"],
        ["static.crates", ".io"],
        ["deb.debian", ".org"],
    ];
    let folders = [["/wo", "rk/"], ["/ro", "ot/"], ["/ho", "me/"]];
    let mut problems = Vec::new();
    for path in files(root()) {
        let lock = path.file_name().is_some_and(|name| name == "Cargo.lock");
        let Some(text) = fs::read_to_string(&path).ok().filter(|_| !lock) else { continue };
        for (at, line) in text.lines().enumerate() {
            let host = hosts.iter().find(|host| line.contains(&host.concat()));
            let folder = folders.iter().find(|folder| names_folder(line, &folder.concat()));
            if let Some(found) = host.or(folder) {
                let path = relative(&path);
                problems.push(format!("{}:{}: {}", path.display(), at + 1, found.concat()));
            }
        }
    }
    report(problems);
}

/// Whether `line` names a path that begins with `folder`, not an address that merely contains it.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || "\"'`(=:<[".contains(c))
    })
}

/// A table may rest on general knowledge, but only in the words that the README explains.
#[test]
fn tables_say_plainly_what_nobody_checked() {
    let tables =
        files(&root().join("geodata")).into_iter().chain(files(&root().join("tests/data")));
    let mut problems = Vec::new();
    for path in tables.filter(|path| path.extension().is_some_and(|it| it == "csv")) {
        for (at, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let vague = ["memory", "[D]", "[M]", "general reference"];
            let vague = vague.iter().any(|word| line.contains(word));
            let short = line.contains("general knowledge") && !line.contains(UNCHECKED);
            if vague || short {
                problems.push(format!("{}:{}: {line}", relative(&path).display(), at + 1));
            }
        }
    }
    report(problems);
}

/// What the docs of a measure must say, in this order.
static HEADINGS: &[&str] =
    &["# Units", "# Model", "# Accuracy", "# Errors", "# References", "# Examples"];

/// Each function that `measure` asks, as `folder::function`.
#[test]
fn measures_say_what_they_are_worth() {
    let folder = root().join("src/measure");
    let all = Code::read(folder.join("mod.rs"));
    let start = all.lines.iter().position(|line| line.starts_with("pub fn measure(")).unwrap();
    let body = all.lines[start..].iter().take_while(|line| *line != "}");
    let called: Vec<(&str, &str)> = body
        .flat_map(|line| line.split([' ', '(']))
        .filter_map(|word| word.split_once("::"))
        .filter(|(module, _)| module.starts_with(char::is_lowercase))
        .collect();
    assert!(called.len() > 15, "{called:?}");
    let mut problems = Vec::new();
    for (module, function) in called {
        let file = folder.join(module).with_extension("rs");
        let file = if file.is_file() { file } else { folder.join(module).join("mod.rs") };
        let code = Code::read(file);
        let (at, docs) = code.docs_of(function);
        let headings = docs.iter().filter(|line| HEADINGS.contains(line));
        if !headings.eq(HEADINGS) {
            problems.push(format!("{}: {function} lacks some of {HEADINGS:?}", code.at(at)));
        }
    }
    report(problems);
}

/// Each function that `geodesy` offers says in which units, by which model and how exactly, with an
/// example; or it names another one that does.
#[test]
fn functions_of_geodesy_say_what_they_are_worth() {
    let folder = root().join("src/geodesy");
    let all = fs::read_to_string(folder.join("mod.rs")).unwrap();
    let mut offered: Vec<(&str, &str)> = all
        .split(';')
        .filter_map(|item| item.trim().strip_prefix("pub use ")?.split_once("::"))
        .flat_map(|(module, names)| {
            let names = names.trim_matches(['{', '}']).split(',').map(str::trim);
            names.map(move |name| (module, name))
        })
        .filter(|(_, name)| name.starts_with(char::is_lowercase))
        .collect();
    offered.extend(["distances_m", "distances_from_m", "inverses"].map(|name| ("batch", name)));
    assert!(offered.len() > 30, "{offered:?}");
    let mut problems = Vec::new();
    for (module, function) in offered {
        let code = Code::read(folder.join(module).with_extension("rs"));
        let (at, docs) = code.docs_of(function);
        let says = |text: &str| docs.iter().any(|line| line.contains(text));
        let own = says("# Units") && says("```");
        if !own && !says("[`") {
            problems.push(format!("{}: {function} has neither units nor example", code.at(at)));
        }
        if own && !(says("# Model") && says("# Accuracy") || function == "unwrap_deg") {
            problems.push(format!("{}: {function} lacks its model or accuracy", code.at(at)));
        }
    }
    report(problems);
}

#[test]
fn one_kind_one_file_one_page() {
    let folder = root().join("src/claim");
    let mut problems = Vec::new();
    for kind in luftlinie::claim::KINDS {
        for extension in ["rs", "md"] {
            let path = folder.join(kind.name).with_extension(extension);
            if !path.is_file() {
                problems.push(format!("{} is missing", relative(&path).display()));
            }
        }
        // A heading, and one sentence in a line of its own.
        let opening = format!("# {}\n\n{}\n\n", kind.name, kind.summary());
        if !kind.page.starts_with(&opening) || kind.summary().matches(['.', '!']).count() != 1 {
            problems.push(format!("the page of {} does not open with what it tests", kind.name));
        }
    }
    report(problems);
}
