#compdef weir
# weir for zsh: put it into a folder of $fpath as _weir, or: source <(weir completion zsh)
_weir() {
  local -a answers open
  local word meaning files=
  while IFS=$'\t' read -r word meaning; do
    case $word in
      :files) files=1 ;;
      *[=:]) open+=("${word//:/\\:}:$meaning") ;;
      *) answers+=("${word//:/\\:}:$meaning") ;;
    esac
  done < <("${words[1]}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)
  [ ${#answers} -eq 0 ] || _describe weir answers
  [ ${#open} -eq 0 ] || _describe weir open -S ''
  [ -z "$files" ] || _files
}
if [ "$funcstack[1]" = _weir ]; then
  _weir "$@"
else
  compdef _weir weir
fi
