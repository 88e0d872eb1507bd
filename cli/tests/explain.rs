//! `mofc explain`.

mod support;

use std::collections::BTreeSet;

use support::run;

#[test]
fn a_code_is_explained_with_a_wrong_and_a_right_example() {
    let explained = run(&["explain", "MOF-S020"]);
    assert_eq!((explained.status, explained.stderr.as_str()), (Some(0), ""));
    assert!(explained.stdout.starts_with("# MOF-S020: "), "{}", explained.stdout);
    for heading in ["## Wrong", "## Right", "## Source", "## Severity"] {
        assert!(explained.stdout.contains(heading), "{}", explained.stdout);
    }
    assert!(explained.stdout.contains("error; note in"), "{}", explained.stdout);
}

#[test]
fn case_and_prefix_do_not_matter() {
    assert_eq!(run(&["explain", "s020"]).stdout, run(&["explain", "MOF-S020"]).stdout);
}

#[test]
fn without_a_code_all_are_listed_once_and_each_can_be_explained() {
    let list = run(&["explain"]);
    assert_eq!(list.status, Some(0));
    let titles: Vec<_> = list
        .stdout
        .lines()
        .filter(|line| line.starts_with("MOF-"))
        .map(|line| line.split_once("  ").expect("a code and its title"))
        .collect();
    let codes: BTreeSet<_> = titles.iter().map(|(code, _)| code).collect();
    assert_eq!(codes.len(), titles.len(), "a code is listed twice");
    let distinct: BTreeSet<_> = titles.iter().map(|(_, title)| title).collect();
    assert_eq!(distinct.len(), titles.len(), "two codes have one title");
    let family = |code: &str| code[..5].to_owned();
    let falling = titles.windows(2).find(|pair| family(pair[0].0) == family(pair[1].0) && pair[0].0 > pair[1].0);
    assert_eq!(falling, None, "codes are listed by their numbers");
    for family in ["MOF-P", "MOF-D", "MOF-I", "MOF-S", "MOF-G"] {
        assert!(codes.iter().any(|code| code.starts_with(family)), "no code of {family}");
    }
    for (code, title) in titles {
        let explained = run(&["explain", code]).stdout;
        assert_eq!(explained.lines().next(), Some(format!("# {code}: {title}").as_str()));
        assert!(explained.contains("\n## Severity\n"), "{explained}");
    }
}

#[test]
fn a_code_that_is_off_says_how_to_ask_for_it() {
    let explained = run(&["explain", "MOF-D035"]).stdout;
    assert!(explained.ends_with("\noff\n\nWhere it is off, `--level MOF-D035=note` reports it.\n"), "{explained}");
    assert!(!run(&["explain", "MOF-S020"]).stdout.contains("--level"));
}

#[test]
fn an_unknown_code_gets_the_nearest_ones() {
    let unknown = run(&["explain", "MOF-S0200"]);
    assert_eq!((unknown.status, unknown.stdout.as_str()), (Some(2), ""));
    assert!(unknown.stderr.starts_with("error: there is no code `MOF-S0200`\n  help: "), "{}", unknown.stderr);
    assert!(unknown.stderr.contains("did you mean `MOF-S020`"), "{}", unknown.stderr);

    let nonsense = run(&["explain", "banana"]);
    assert_eq!(nonsense.status, Some(2));
    assert!(nonsense.stderr.contains("`mofc explain` lists all codes"), "{}", nonsense.stderr);
}
