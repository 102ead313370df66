import { sandboxRoutes } from '@omise-sandbox/api'
import { createControlClient } from '@omise-sandbox/client/control'
import { createSandbox } from '@omise-sandbox/sandbox'
import { Command } from 'commander'
import { expect, it } from 'vitest'
import { addOthers } from '../src/commands/others.ts'

/** Commands that are no operation of the control API: they do several things, read the imitated API, or need no sandbox. */
const commandsApart = [
  'listen',
  'trigger',
  'charges list',
  'charges show',
  'charges pay',
  'charges fail',
  'charges expire',
  'events list',
  'events resend',
  'logs tail',
  'certify',
  'compare-methods',
  'verify-pacts',
  'healthcheck',
  'config print',
  'openapi',
  'reconcile',
  'explore',
  'replay',
  'mcp',
  'completion',
]

/** Operations of the server, not of an account: no control has them. */
const ofTheServer = [
  'getHealth',
  'getReadiness',
  'getMetrics',
  'getFidelity',
  'getControlOpenapi',
  'getOmiseOpenapi',
  'getGuide',
  'getWholeGuide',
  'getDocument',
  'callMcp',
]

type Method = (...args: readonly unknown[]) => Promise<unknown> | AsyncIterable<unknown>

/** What a control can do, by its names: `reset`, `webhooks.rotateSecret`. */
function methodsOf(control: object): ReadonlyMap<string, Method> {
  return new Map(
    Object.entries(control).flatMap(([name, part]): [string, Method][] =>
      typeof part === 'function'
        ? [[name, part]]
        : Object.entries(part as Record<string, Method>).map(([method, call]) => [
            `${name}.${method}`,
            call,
          ]),
    ),
  )
}

/** The operation that each method of the typed client calls. */
async function calledOperations(): Promise<ReadonlyMap<string, string>> {
  const asked: string[] = []
  const sent = new Error('It was sent.')
  const client = createControlClient({
    url: 'http://127.0.0.1',
    secretKey: 'skey_test_doors',
    fetch: async (url, init) => {
      asked.push(operationAt(init?.method ?? 'GET', new URL(String(url)).pathname))
      throw sent
    },
  })
  for (const call of methodsOf(client).values()) {
    const answer = call('x', {})
    const first = 'then' in answer ? answer : answer[Symbol.asyncIterator]().next()
    await expect(first).rejects.toBe(sent)
  }
  return new Map([...methodsOf(client).keys()].map((name, at) => [name, asked[at] ?? '']))
}

function operationAt(method: string, path: string): string {
  const found = sandboxRoutes.find(
    (route) =>
      route.method === method.toLowerCase() &&
      RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
  return found?.operation ?? `none at ${method} ${path}`
}

/** `webhooks` and `webhook`, `deliveries` and `delivery`; `methods`, which the documents call payment methods. */
function numbersOf(noun: string): readonly string[] {
  if (noun === 'Methods') return ['PaymentMethods']
  return [noun, noun.replace(/ies$/, 'y'), noun.replace(/s$/, '')]
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

/**
 * What the operation of a method may be called. `snapshots.save`: saveSnapshot. `phone.listCodes`: listPhoneCodes.
 * `webhooks.rotateSecret`: rotateSecret. `clock.now`, which is no verb: getClockNow.
 */
function operationNames(name: string): readonly string[] {
  const [group = '', method] = name.split('.')
  if (method === undefined) return [`${group}Account`, `${group}ForCharge`, `get${capital(group)}`]
  const [, verb = '', rest = ''] = /^([a-z]+)(.*)$/.exec(method) ?? []
  return [
    ...numbersOf(capital(group)).flatMap((noun) => [
      `${verb}${noun}${rest}`,
      `get${noun}${capital(method)}`,
    ]),
    ...(rest === '' ? [] : [method]),
  ]
}

/** What its command may be called: `webhooks rotate-secret`, `snapshot save`, or the group alone, `inbox`. */
function commandNames(name: string): readonly string[] {
  const [group = '', method] = name.split('.')
  if (method === undefined) return [group]
  const words = method.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return [group, ...numbersOf(group).map((noun) => `${noun} ${words}`)]
}

/** The commands that have none below them, in words: `clock freeze`. */
function leavesOf(command: Command, path: readonly string[] = []): readonly string[] {
  if (command.commands.length === 0) return [path.join(' ')]
  return command.commands.flatMap((each) => leavesOf(each, [...path, each.name()]))
}

function commands(): readonly string[] {
  const program = new Command()
  addOthers(program, () => {})
  return leavesOf(program)
}

it('the typed client and the control in process have the same actions', async () => {
  await using sandbox = await createSandbox()
  const client = createControlClient({ url: 'http://127.0.0.1', secretKey: 'skey_test_doors' })

  const names = [...methodsOf(sandbox.control).keys()].sort()
  expect(names).toEqual([...methodsOf(client).keys()].sort())
  expect(names).toContain('webhooks.rotateSecret')
})

it('each action calls the operation of its own name, and every operation has one', async () => {
  const called = await calledOperations()

  for (const [name, operation] of called) expect(operationNames(name), name).toContain(operation)
  expect([...called.values(), ...ofTheServer].sort()).toEqual(
    sandboxRoutes.map(({ operation }) => operation).sort(),
  )
})

it('each command has the name of its action, or is one of those that are apart', async () => {
  const called = await calledOperations()
  const named = new Set([...called.keys()].flatMap(commandNames))

  const apart = commands().filter((command) => !named.has(command))

  expect(apart.sort()).toEqual([...commandsApart].sort())
})
