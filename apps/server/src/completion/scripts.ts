import type { Place, Word } from './places.ts'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/** A script that completes the command, for a shell to read when it starts. */
export function completionFor(shell: Shell, places: readonly Place[]): string {
  switch (shell) {
    case 'bash':
      return bash(places)
    case 'zsh':
      return zsh(places)
    case 'fish':
      return fish(places)
  }
}

/** A text as one word of any of these shells. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function textsOf(words: readonly Word[]): string {
  return quoted(words.map(({ text }) => text).join(' '))
}

/** For each place and flag that takes one of a few values: these. */
function valueCases(places: readonly Place[], write: (values: readonly string[]) => string) {
  return places.flatMap(({ path, values }) =>
    Object.entries(values).map(
      ([flag, choices]) => `    ${quoted(`${path}:${flag}`)}) ${write(choices)} ;;`,
    ),
  )
}

/** Reads which commands the words before the cursor name; in Bash and Zsh alike. */
function findPlace(places: readonly Place[], words: string): readonly string[] {
  const paths = places.filter(({ path }) => path !== '').map(({ path }) => quoted(path))
  return [
    "  local place='' word",
    `  for word in ${words}; do`,
    `    case "\${place:+$place }$word" in`,
    `      ${paths.join('|')}) place="\${place:+$place }$word" ;;`,
    '    esac',
    '  done',
  ]
}

function bash(places: readonly Place[]): string {
  return [
    '# Completion of omise-sandbox for Bash: eval "$(omise-sandbox completion bash)"',
    '_omise_sandbox() {',
    `  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}"`,
    "  local words='' flags=''",
    ...findPlace(places, `"\${COMP_WORDS[@]:1:COMP_CWORD-1}"`),
    '  case "$place:$previous" in',
    ...valueCases(places, (values) => `words=${quoted(values.join(' '))}`),
    '  esac',
    '  [ -n "$words" ] || case "$place" in',
    ...places.map(
      ({ path, words, flags }) =>
        `    ${quoted(path)}) words=${textsOf(words)} flags=${textsOf(flags)} ;;`,
    ),
    '  esac',
    // Flags come when they are asked for, or where nothing else can.
    '  [[ "$current" == -* || -z "$words" ]] && words="$flags"',
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '}',
    '# Where nothing of ours fits, files are completed.',
    'complete -o default -F _omise_sandbox omise-sandbox',
    '',
  ].join('\n')
}

function zsh(places: readonly Place[]): string {
  const described = ({ text, description }: Word) =>
    quoted(`${text}:${description.replaceAll(':', '\\:')}`)
  return [
    '#compdef omise-sandbox',
    '# Completion of omise-sandbox for Zsh: eval "$(omise-sandbox completion zsh)", after compinit.',
    '_omise_sandbox() {',
    '  local -a known flags',
    ...findPlace(places, `"\${(@)words[2,CURRENT-1]}"`),
    `  case "$place:\${words[CURRENT-1]}" in`,
    ...valueCases(places, (values) => `compadd -- ${values.map(quoted).join(' ')}; return`),
    '  esac',
    '  case "$place" in',
    ...places.map(
      ({ path, words, flags }) =>
        `    ${quoted(path)}) known=(${words.map(described).join(' ')}) flags=(${flags.map(described).join(' ')}) ;;`,
    ),
    '  esac',
    '  [[ "$PREFIX" == -* || $#known == 0 ]] && known=($flags)',
    "  _describe 'omise-sandbox' known || _files",
    '}',
    'compdef _omise_sandbox omise-sandbox',
    '',
  ].join('\n')
}

function fish(places: readonly Place[]): string {
  const paths = places.filter(({ path }) => path !== '').map(({ path }) => quoted(path))
  return [
    '# Completion of omise-sandbox for Fish: omise-sandbox completion fish | source',
    'function __omise_sandbox_place',
    "  set -l place ''",
    '  for word in (commandline -opc)[2..-1]',
    '    set -l next (string trim -- "$place $word")',
    `    contains -- "$next" ${paths.join(' ')}; and set place $next`,
    '  end',
    '  test "$place" = "$argv[1]"',
    'end',
    'complete -c omise-sandbox -e',
    ...places.flatMap(fishPlace),
    '',
  ].join('\n')
}

function fishPlace({ path, words, flags, values }: Place): readonly string[] {
  const at = `complete -c omise-sandbox -n ${quoted(`__omise_sandbox_place ${quoted(path)}`)}`
  return [
    // Files are completed where no word is expected.
    ...words.map(
      ({ text, description }) => `${at} -f -a ${quoted(text)} -d ${quoted(description)}`,
    ),
    ...flags.map(({ text, description }) => {
      const choices = values[text]
      const value = choices ? ` -x -a ${quoted(choices.join(' '))}` : ''
      return `${at} -l ${text.replace(/^--/, '')} -d ${quoted(description)}${value}`
    }),
  ]
}
