# Prints what Bash offers at the end of each line, one line for each.
source "$1"
shift
for line in "$@"; do
  read -ra COMP_WORDS <<<"$line"
  [[ "$line" == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  COMPREPLY=()
  "$(complete -p omise-sandbox | grep -o '_[a-z_]*')"
  echo "${COMPREPLY[*]}"
done
