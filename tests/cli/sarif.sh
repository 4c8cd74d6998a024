#!/bin/bash
# What the schema of SARIF 2.1.0 requires of the members that are printed, every result's rule, place and fingerprint;
# and that all that is printed as JSON is JSON.
. "$(dirname "$0")/lib"

# OBJECT MEMBER: every object of that path has the member.
cat >required <<'TABLE'
/runs/[0-9]+ tool/driver/name
/runs/[0-9]+/tool/driver/rules/[0-9]+ id
/runs/[0-9]+/tool/driver/rules/[0-9]+ shortDescription/text
/runs/[0-9]+/tool/driver/rules/[0-9]+ fullDescription/text
/runs/[0-9]+/tool/driver/rules/[0-9]+ defaultConfiguration/level
/runs/[0-9]+/results/[0-9]+ message/text
/runs/[0-9]+/results/[0-9]+ level
/runs/[0-9]+/results/[0-9]+ locations/0/physicalLocation/artifactLocation/uri
/runs/[0-9]+/results/[0-9]+ partialFingerprints/finding/v1
/runs/[0-9]+/results/[0-9]+/(locations|relatedLocations)/[0-9]+ physicalLocation/region/startLine
/runs/[0-9]+/results/[0-9]+/(locations|relatedLocations)/[0-9]+ physicalLocation/region/startColumn
/runs/[0-9]+/results/[0-9]+/suppressions/[0-9]+ kind
TABLE
# END VALUE: every value whose path ends so is so.
cat >allowed <<'TABLE'
^/version "2\.1\.0"
/columnKind "unicodeCodePoints"
/language "[a-z][a-z]-[A-Z][A-Z]"
/level "(none|note|warning|error)"
/kind "(inSource|external)"
/status "(accepted|underReview|rejected)"
/(start|end)(Line|Column) [1-9][0-9]*
/ruleIndex [0-9]+
/uri "[!-~]+"
/text "..*"
TABLE

conforms() {
    flat "$1"
    awk '
        function has(object, member, path) {
            for (path in value)
                if (path == object "/" member || index(path, object "/" member "/") == 1)
                    return 1
        }
        FILENAME == "required" { object[NR] = "^" $1; member[NR] = $2; rows = NR }
        FILENAME == "allowed" { end[FNR] = $1 "$"; good[FNR] = "^" $2 "$"; rules = FNR }
        FILENAME != "required" && FILENAME != "allowed" {
            tab = index($0, "\t")
            path = substr($0, 1, tab - 1)
            value[path] = text = substr($0, tab + 1)
            for (i = 1; i <= rules; i++)
                if (path ~ end[i] && text !~ good[i])
                    print path " is " text
            if (path !~ "/properties/" && text == "null")
                print path " is null"
            for (i = 1; i <= rows; i++)
                if (match(path, object[i] "/"))
                    met[i, substr(path, 1, RLENGTH - 1)]
        }
        END {
            for (pair in met) {
                split(pair, part, SUBSEP)
                if (!has(part[2], member[part[1]]))
                    print part[2] " has no " member[part[1]]
            }
            for (path in value)
                if (match(path, "^/runs/0/results/[0-9]+/ruleId$")) {
                    result = substr(path, 1, RLENGTH - 7)
                    count++
                    rule = "/runs/0/tool/driver/rules/" value[result "/ruleIndex"] "/id"
                    if (value[path] != value[rule])
                        print path " is not the id of its rule"
                    uri = value[result "/locations/0/physicalLocation/artifactLocation/uri"]
                    if (known[uri value[result "/partialFingerprints/finding/v1"]]++)
                        print result " has the fingerprint of another"
                }
            if (!count)
                print "no results"
        }' required allowed "$work/flat" >wrong
    [ ! -s wrong ] || fail "$1: $(head -5 wrong)"
}

mkdir reports && cp "$samples"/0[1-4]*.txt reports
run 0 import reports
id=$("$program" list --format json --order findings | sed -n 's/.*"id": "\(.*\)",/\1/p' | head -1)
run 0 set --reason '引“号”"\ {0}' "$id" finding:budget.initial-sum=dismissed
for language in en zh; do
    FUHE_LANG=$language run 1 check --format sarif
    cp "$work/out" log.sarif
    conforms log.sarif
    grep -q '"justification": "引“号”\\"\\\\ {0}"' log.sarif || fail "no justification"
done
run 1 check --format sarif --reviewed
cp "$work/out" reviewed.sarif
conforms reviewed.sarif

# The test itself tells what is wrong.
wrong() { # SED WORDS
    sed "$1" log.sarif >broken.sarif
    (conforms broken.sarif) | grep -qF -e "$2" || fail "not noticed: $1"
}
wrong 's/"level": "error"/"level": "fatal"/' 'level is "fatal"'
wrong '0,/"startLine": [0-9]*/s//"startLine": 0/' 'startLine is 0'
wrong '0,/"ruleId": "[^"]*"/s//"ruleId": "x"/' 'not the id of its rule'
wrong 's/"uri": "[^"]*"/"x": 1/' 'has no locations/0/physicalLocation/artifactLocation/uri'
wrong '$d' 'no JSON'

for command in 'list --format json' 'check --format json' "log --format json" export; do
    # shellcheck disable=SC2086
    "$program" $command >"$work/out" 2>"$work/err" </dev/null
    flat "$work/out"
done
finish
