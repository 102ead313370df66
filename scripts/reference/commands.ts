import type { wholeProgram } from '../../apps/server/src/cli/command-line.ts'
import { exitCodes } from '../../apps/server/src/cli/exit-codes.ts'
import { table, wanted } from './table.ts'

type Command = Awaited<ReturnType<typeof wholeProgram>>

const exitCodeWords: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: 'It is done; for a check, it was seen to hold.',
  checkFailed: 'It was refused, a check failed, or the sandbox is not ready.',
  usage: 'A flag, variable or file cannot be read; or a check found nothing that it could prove.',
  portInUse: 'Another program listens on the port.',
  unreachable: 'No sandbox answers at the address.',
  timedOut: 'It did not come in time.',
  interrupted: 'It was interrupted, by Ctrl-C for example.',
}

/** Every command that runs by itself, with its whole name: `clock advance`. */
function commandsOf(command: Command, parents: readonly string[] = []): [string, Command][] {
  return command.commands.flatMap((each) => {
    const names = [...parents, each.name()]
    return each.commands.length > 0
      ? commandsOf(each, names)
      : [[names.join(' '), each] as [string, Command]]
  })
}

/** The page of every command, flag, variable and exit code. */
export function commandsPage(program: Command): readonly string[] {
  return [
    '# Reference: the command line',
    '',
    'Made from the commands themselves by `npm run generate`. Do not edit.',
    '',
    'Data goes to stdout, words to stderr. `omise-sandbox <command> --help` shows the same.',
    '',
    '## Exit codes',
    '',
    ...table(
      ['code', 'means'],
      Object.entries(exitCodes).map(([name, code]) => [
        String(code),
        wanted(exitCodeWords[name as keyof typeof exitCodes], `The exit code ${name}`),
      ]),
    ),
    ...commandsOf(program).flatMap(([name, command]) => commandLines(name, command)),
  ]
}

function commandLines(name: string, command: Command): string[] {
  const operands = command.registeredArguments.filter(({ description }) => description !== '')
  const flags = command.options.map((option) => flagRow(name, option))
  return [
    `## ${name}`,
    '',
    wanted(command.description(), `The command ${name}`),
    '',
    `\`omise-sandbox ${name} ${command.usage()}\``,
    '',
    ...(operands.length > 0
      ? table(
          ['operand', 'is'],
          operands.map((one) => [`\`${one.name()}\``, one.description]),
        )
      : []),
    ...(flags.length > 0 ? table(['flag', 'does'], flags) : []),
  ]
}

function flagRow(name: string, { flags, description }: Command['options'][number]): string[] {
  return [`\`${flags}\``, wanted(description, `The flag ${flags} of ${name}`)]
}
