#!/bin/bash
# Every text of the interface has its Chinese: none missing, none fuzzy, none left over from a text that is gone.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
xgettext -o "$work/fuhe.pot" --from-code=UTF-8 -k_ -kN_ --no-location --package-name=fuhe \
    model/*.[ch] model/*/*.[ch] model/*/*/*.[ch] ui/*.[ch] src/*.[ch]
status=0
for po in ui/po/*.po; do
    msgmerge --quiet --no-fuzzy-matching -o "$work/merged.po" "$po" "$work/fuhe.pot"
    msgfmt --check-format --check-header -o /dev/null "$work/merged.po"
    for kind in untranslated only-fuzzy only-obsolete; do
        # Behind the header; a text of several lines begins on the line behind its msgid.
        msgattrib --$kind --no-wrap "$work/merged.po" | awk 'body; /^$/{body = 1}' |
            grep -A1 '^\(#~ \)\?msgid ' >"$work/$kind" || true
        if [ -s "$work/$kind" ]; then
            echo "$po: $kind:"
            cat "$work/$kind"
            status=1
        fi
    done
done

# Words that are typed as they are, in any language, are the only ones that stay.
for po in ui/po/*.po; do
    msgattrib --translated --no-wrap "$po" | awk '
        /^msgid /{id = substr($0, 7)}
        /^msgstr /{if (id != "\"\"" && substr($0, 8) == id && id !~ /^"[a-z|-]*"$/) print "same as the English: " id}' \
        >"$work/same"
    if [ -s "$work/same" ]; then
        sed "s|^|$po: |" "$work/same"
        status=1
    fi
done
exit $status
