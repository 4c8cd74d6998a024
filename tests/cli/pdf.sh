#!/bin/bash
# A PDF is read by its text: the same evaluation as from the text it was made of. What has no text, or cannot be opened,
# is named with the reason.
. "$(dirname "$0")/lib"
make_pdf="$(dirname "$samples")/tests/cli/pdf_of_text"
report=$samples/08-columns-by-spaces.txt

sheet() { # STORE: what its score sheets say, without the id and the file's name
    run 0 export --store "$1" -f csv
    sed '1d; s/^[^,]*,//; s/,[^,]*$//' "$work/out" >"$1.sheet"
    [ -s "$1.sheet" ] || fail "no score sheet of $1"
}

cp "$report" report.txt
"$make_pdf" <report.txt >report.pdf
run 0 import --store text.db report.txt
run 0 import --store pdf.db report.pdf
sheet text.db
sheet pdf.db
cmp -s text.db.sheet pdf.db.sheet || fail 'the PDF is not read as its text is'
run 0 grep --store pdf.db 维修养护
out_has report.pdf

run 0 import --store pdf.db report.pdf
out_has '0 read (0 new versions), 1 known'

"$program" import --store input.db - <report.pdf >"$work/out" 2>"$work/err" || fail 'no PDF on standard input'
out_has '1 read'

head -c 2000 report.pdf >cut.pdf
refused 1 'cut.pdf: a PDF that pdftotext cannot read' import cut.pdf
echo | "$make_pdf" >scanned.pdf
refused 1 'scanned.pdf: a PDF without text' import scanned.pdf

mkdir tools && cp report.pdf tools
PATH=$work/tools "$program" import --store none.db report.pdf >"$work/out" 2>"$work/err" </dev/null
[ $? -eq 1 ] || fail 'no pdftotext: exit status is not 1'
err_has 'report.pdf: a PDF, not text: install pdftotext'

# One that never ends is ended with everything else.
printf '#!/bin/sh\n: >%s/started\nexec sleep 600\n' "$work" >tools/pdftotext && chmod +x tools/pdftotext
PATH=$work/tools:$PATH "$program" import --store stopped.db report.pdf >"$work/out" 2>"$work/err" </dev/null &
for _ in $(seq 600); do [ -e started ] && break; sleep 0.05; done
kill -TERM $!
wait $!
[ $? -eq 130 ] || fail 'an import of a PDF cannot be interrupted'
err_has 'report.pdf: stopped while'
finish
