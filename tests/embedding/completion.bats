# Completions of the shells, made from the list of options.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || return
    for shell in bash zsh fish; do
        cp "$(dirname "$MANUAL")/completion.$shell" .
    done
}

# complete WORD...: what bash offers for the last word.
offered() {
    bash --norc -c '
        source ./completion.bash
        compopt() { :; }
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _extract
        printf "%s\n" "${COMPREPLY[@]}"' offered "$@" | paste -sd' ' -
}

@test "bash: options" {
    [ "$(offered extract --form)" = "--format=" ]
    [ "$(offered extract --js)" = "--json" ]
    [ "$(offered extract --max-)" = "--max-bytes= --max-memory=" ]
    [ -z "$(offered extract pag)" ]
}

@test "bash: values, behind = and as a word of their own" {
    [ "$(offered extract --favor = pr)" = precision ]
    [ "$(offered extract --favor =)" = "balance precision recall" ]
    [ "$(offered extract --favor re)" = recall ]
    [ "$(offered extract -i wa)" = warc ]
    [ -z "$(offered extract --url = h)" ]
}

@test "bash: names of files and directories" {
    mkdir dir && touch file1 file2
    [ "$(offered extract --checkpoint = fi | tr ' ' '\n' | sort | paste -sd' ' -)" = "file1 file2" ]
    [ "$(offered extract --output-dir d)" = dir ]
}

@test "every option of --help is completed by every shell" {
    names=$("$EXTRACT" --help | grep -oE '^  (-.,|   ) --[a-z0-9-]+' | grep -oE -- '--[a-z0-9-]+')
    [ "$(wc -l <<< "$names")" -ge 20 ]
    while read -r name; do
        grep -q -- "$name" completion.bash && grep -q -- "$name" completion.zsh &&
            grep -q -- " -l ${name#--}" completion.fish || { echo "$name"; return 1; }
    done <<< "$names"
}

@test "the shells can read them" {
    bash -n completion.bash
    ! command -v zsh > /dev/null || zsh -n completion.zsh
    ! command -v fish > /dev/null || fish -n completion.fish
}

@test "fish offers them" {
    command -v fish > /dev/null || skip "needs fish"
    export HOME=$PWD
    [ "$(fish --no-config -c 'source completion.fish; complete -C "extract --favor=p"' 2> /dev/null | cut -f 1)" = --favor=precision ]
    fish --no-config -c 'source completion.fish; complete -C "extract --js"' 2> /dev/null | grep -q '^--json'
}

@test "zsh defines them" {
    command -v zsh > /dev/null || skip "needs zsh"
    # What _arguments is called with.
    zsh -f -c '_arguments() { print -l -- "$@" }; source ./completion.zsh' > got
    grep -qF -- '--favor=[drop or keep doubtful blocks]:favor:(balance precision recall)' got
    grep -qF -- '-f+[what to write (default text)]' got || grep -qF -- "(-f --format)-f+" got
}
