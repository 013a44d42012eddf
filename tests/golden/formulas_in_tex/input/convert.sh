# Stands for a program that understands TeX: says what it was given.
tex=$(cat)
case $tex in
  *frac*) echo "frac: one argument is missing" >&2; exit 1 ;;
  *evil*) echo "<math><mi href='javascript:alert(1)'>e</mi><script>alert(1)</script></math>" ;;
  *) printf '<math display="%s"><mtext>%s</mtext></math>\n' "$1" "$(printf %s "$tex" | sed 's/&/\&amp;/g; s/</\&lt;/g')" ;;
esac
