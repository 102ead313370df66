import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createControlClient } from '@omise-sandbox/client/control'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addExamples, examples } from '../src/cli/examples.ts'
import { addOthers } from '../src/commands/others.ts'
import { addStart } from '../src/commands/start.ts'
import { anAccount } from './account.ts'
import { startReceiver } from './certify/reference-receiver.ts'
import { startInProcess } from './in-process.ts'
import { type Begun, said } from './run.ts'

/** What goes on until it is interrupted, and what it writes once it works. */
const endless: Readonly<Record<string, readonly [stream: 'stdout' | 'stderr', text: string]>> = {
  start: ['stdout', 'http://'],
  listen: ['stderr', 'Forwarding webhooks'],
  'logs tail': ['stderr', ''],
}
/** Tried elsewhere: what speaks on its own standard streams by test/mcp, what needs an application by test/explore. */
const elsewhere = ['mcp', 'explore', 'replay']

let server: Awaited<ReturnType<typeof startInProcess>>
let folder: string
let receiver: Awaited<ReturnType<typeof startReceiver>>

beforeAll(async () => {
  server = await startInProcess(['--outcome', 'manual'])
  folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-examples-'))
  receiver = await startReceiver({
    secret: /--secret (\S+)/.exec(examples.certify ?? '')?.[1] ?? '',
  })
})

afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await receiver[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

function leavesOf(command: Command, path: readonly string[] = []): [string, Command][] {
  return command.commands.flatMap((each): [string, Command][] => {
    const names = [...path, each.name()]
    return each.commands.length > 0 ? leavesOf(each, names) : [[names.join(' '), each]]
  })
}

/** The words of a line as a shell gives them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, inQuotes, plain]) => inQuotes ?? plain ?? '',
  )
}

/** An account that has what an example speaks of, and what turns its words into the account's own. */
async function prepare(example: string) {
  const account = anAccount(server.ready)
  if (!/^trigger|_test_5|_1$|paid$|\.(json|csv)/.test(example)) return { account, own: {} }
  const { OMISE_SANDBOX_URL: url, OMISE_SANDBOX_KEY: secretKey } = account.env
  const control = createControlClient({ url, secretKey })
  await control.webhooks.update({ url: 'sandbox:inbox' })
  const { id } = await account.charge()
  const { deliveries } = await control.wait({
    ...{ charge: id, status: 'pending', deliveries: 'settled' },
  })
  const rule = await control.rules.add({ outcome: 'failed' })
  const fault = await control.faults.add({ on: 'GET /capability', type: 'status' })
  await control.snapshots.save('paid')
  const file = join(folder, 'account.json')
  await writeFile(file, JSON.stringify(await control.state.export()))
  const books = join(folder, 'books.csv')
  await writeFile(books, `charge,status,amount\n${id},pending,4000\n`)
  const [delivery] = deliveries
  const ids = { chrg: id, evnt: delivery?.event ?? '', whdl: delivery?.id ?? '' }
  return {
    account,
    own: { ...ids, rule_1: rule.id, fault_1: fault.id, 'account.json': file, 'books.csv': books },
  }
}

/** An example's words with the ids and places of the test. */
function argumentsOf(example: string, own: Readonly<Record<string, string>>): string[] {
  return wordsOf(example).map((word) => {
    if (word === 'http://127.0.0.1:3000/hook') return receiver.url
    return own[/^(\w+)_test_5/.exec(word)?.[1] ?? word] ?? word
  })
}

describe('the example in the help of', () => {
  it('each command is there, and of no other', () => {
    const program = new Command()
    addStart(program, () => {}, false)
    addOthers(program, () => {})
    addExamples(program)

    const shown = leavesOf(program).map(([name, command]) => {
      let help = ''
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp()
      return [name, /Example:\n {2}omise-sandbox (.+)\n/.exec(help)?.[1]]
    })
    expect(Object.fromEntries(shown)).toEqual(examples)
  })

  const tried = Object.entries(examples).filter(([name]) => !elsewhere.includes(name))

  it.for(tried)('%s runs', async ([name, example]) => {
    expect(example.startsWith(name)).toBe(true)
    const { account, own } = await prepare(example)
    const args = argumentsOf(example, own)
    const until = endless[name]

    const { code, stderr } = until
      ? await interrupt(account.begin(...args), until)
      : await account.command(...args)

    expect({ code, stderr }).toEqual({ code: until ? 130 : 0, stderr })
  })
})

async function interrupt(
  { child, ended }: Begun,
  [stream, text]: readonly ['stdout' | 'stderr', string],
) {
  await said(child, stream, text)
  child.kill('SIGINT')
  return ended
}
