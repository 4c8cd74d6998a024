# JSON as one line a value, "/runs/0/tool/driver/name<TAB>"fuhe"": for tests to grep. Ends with status 1 at what is no
# JSON, and says where. No token of a line goes on in the next one, as JSON has it.
function fail(why) {
    print FILENAME ":" NR ": " why ": " substr(rest, 1, 40) >"/dev/stderr"
    bad = 1
    exit 1
}

function path(i, text) {
    for (i = 1; i <= depth; i++)
        text = text "/" key[i]
    return text
}

# A value has ended: what may follow it.
function ended() {
    after = depth ? "more" : "nothing"
}

function enter(kind) {
    if (after != "value" && after != "first")
        fail("a value was not due")
    kinds[++depth] = kind
    key[depth] = kind == "[" ? 0 : ""
    after = kind == "[" ? "first" : "name"
    empty = 1
}

function leave(kind) {
    if (!depth || kinds[depth] != kind || (after != "more" && !empty))
        fail("nothing to close")
    depth--
    empty = 0
    ended()
}

function scalar(text) {
    if (after == "name") {
        if (text !~ /^"/)
            fail("a name was due")
        key[depth] = substr(text, 2, length(text) - 2)
        after = "colon"
        empty = 0
        return
    }
    if (after != "value" && after != "first")
        fail("a value was not due")
    print path() "\t" text
    empty = 0
    ended()
}

function mark(c) {
    if (c == ":" && after == "colon")
        after = "value"
    else if (c == "," && after == "more") {
        if (kinds[depth] == "[")
            key[depth]++
        after = kinds[depth] == "[" ? "value" : "name"
        empty = 0
    } else
        fail("not due")
}

BEGIN {
    after = "value"
}

{
    rest = $0
    while (sub(/^[ \t\r]+/, "", rest) || rest != "") {
        c = substr(rest, 1, 1)
        taken = 1
        if (rest == "")
            break
        if (c == "{" || c == "[")
            enter(c)
        else if (c == "}" || c == "]")
            leave(c == "}" ? "{" : "[")
        else if (c == "," || c == ":")
            mark(c)
        else if (match(rest, /^"([^"\\\001-\037]|\\["\\\/bfnrt]|\\u[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F])*"/) ||
                 match(rest, /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/) ||
                 match(rest, /^(true|false|null)/)) {
            taken = RLENGTH
            scalar(substr(rest, 1, taken))
        } else
            fail("no token")
        rest = substr(rest, taken + 1)
    }
}

END {
    if (!bad && after != "nothing")
        fail("it ends too early")
}
