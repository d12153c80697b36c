# weir for bash: source <(weir completion bash)
# The shell cuts words at : and =, so the line is read again, and what it knows already is taken off each answer.
_weir() {
  local line=${COMP_LINE:0:COMP_POINT} words=() begun known word
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  begun=${words[${#words[@]} - 1]}
  known=${COMP_WORDS[COMP_CWORD]}
  case $known in : | =) known='' ;; esac
  known=${begun%"$known"}
  COMPREPLY=()
  while IFS=$'\t' read -r word _; do
    if [ "$word" = :files ]; then
      while IFS= read -r word; do
        COMPREPLY+=("${word#"$known"}")
      done < <(compgen -f -- "$begun")
      compopt -o filenames 2>/dev/null
    else
      COMPREPLY+=("${word#"$known"}")
    fi
  done < <("${words[0]}" __complete "${words[@]:1}" 2>/dev/null)
  case ${COMPREPLY[0]-} in
    *[=:]) [ ${#COMPREPLY[@]} -eq 1 ] && compopt -o nospace 2>/dev/null ;;
  esac
  return 0
}
complete -F _weir weir
