import type { Argument, Command, Option } from 'commander'

/** A word that may come next, and what it does. */
export interface Word {
  readonly text: string
  readonly description: string
}

/** Where somebody who types is: after these commands, `clock` or `clock advance`; none at first. */
export interface Place {
  readonly path: string
  /** Commands, and what an argument may be. */
  readonly words: readonly Word[]
  readonly flags: readonly Word[]
  /** What comes after a flag, of those that take one of a few. */
  readonly values: Readonly<Record<string, readonly string[]>>
}

/** Every place of the command line, from its table of commands. */
export function placesOf(program: Command): readonly Place[] {
  return [placeOf(program, ''), ...within(program, '')]
}

function within(parent: Command, path: string): readonly Place[] {
  return parent.commands.flatMap((command) => {
    const name = path === '' ? command.name() : `${path} ${command.name()}`
    return [placeOf(command, name), ...within(command, name)]
  })
}

function placeOf(command: Command, path: string): Place {
  const help: Word = { text: '--help', description: 'show how it is used' }
  const own = command.options.filter(({ hidden, long }) => !hidden && long != null)
  return {
    path,
    words: [
      ...command.commands.map((each) => ({ text: each.name(), description: each.description() })),
      ...command.registeredArguments.flatMap(choicesOf),
    ],
    flags: [...own.map(wordOf), help],
    values: Object.fromEntries(
      own.flatMap(({ long, argChoices }) => (argChoices ? [[long ?? '', argChoices]] : [])),
    ),
  }
}

function choicesOf({ argChoices, description }: Argument): readonly Word[] {
  return (argChoices ?? []).map((text) => ({ text, description }))
}

function wordOf({ long, description }: Option): Word {
  return { text: long ?? '', description: description.split(' (', 1)[0] ?? '' }
}
