# Prints what Zsh makes of each line when Tab is pressed, one line for each: the last word of what then stands there.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; unset zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; source $1"
# Enter prints the line instead of running it.
zpty -w shell 'show() { print -r -- "<$BUFFER>"; BUFFER=; zle reset-prompt }; zle -N show; bindkey "^X" show; print LOAD''ED'
while zpty -r shell text; do [[ $text == *LOADED* ]] && break; done
shift
for line in "$@"; do
  zpty -w -n shell "$line"$'\t\x18'
  text=
  while zpty -r shell piece; do
    text+=$piece
    [[ $text == *'<omise-sandbox'*'>'* ]] && break
  done
  text="${${text##*'<'}%%'>'*}"
  # What is whole has a blank after it.
  print -r -- "${${text%' '}##* }"
done
zpty -d shell
