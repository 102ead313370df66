import { type Country, type MethodType, printUnknown } from '@omise-sandbox/core'
import { didYouMean } from '../cli/nearest.ts'
import { UsageError } from '../cli/usage-error.ts'
import type { App, SandboxFacts, ToCharge } from './app.ts'
import { startApp } from './command.ts'
import { builtInScenarios } from './engine/built-in.ts'
import type { Scenario } from './engine/scenario.ts'
import { beliefStatuses } from './engine/truth.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { readScenarios } from './files/scenarios-file.ts'
import type { WrittenApp } from './files/schedule-file.ts'
import type { SessionOptions } from './session.ts'

/** The flags that `explore` and `replay` have in common, as read. */
export interface AppFlags {
  readonly stateUrl?: string
  readonly pollUrl?: string
  readonly chargeUrl?: string
  readonly chargeBody?: string
  readonly map?: readonly string[]
  readonly secret?: string
  readonly country?: Country
  readonly method?: MethodType
  readonly apiPort: number
  readonly timeout: number
  readonly stateTimeout: number
}

const defaultBody =
  '{"order":"{order}","amount":{amount},"currency":"{currency}","barcode":"{barcode}"}'

/** Where the application has its doors, by the flags, or by a file where they say nothing. Throws {@link UsageError}. */
export function readDoors(webhook: string | undefined, flags: AppFlags, saved: WrittenApp = {}) {
  const { stateUrl: state = saved.state, pollUrl: poll = saved.poll } = flags
  const url = webhook ?? saved.webhook
  if (url === undefined) throw new UsageError('The file names no receiver. Give --webhook-url.')
  if (state === undefined) {
    throw new UsageError(
      'Nothing says what the application believes. Give --state-url, such as http://127.0.0.1:3000/orders/{charge}.',
    )
  }
  checkUrl(url, 'The receiver')
  checkUrl(state, '--state-url')
  if (!/\{(charge|order)\}/.test(state)) {
    throw new UsageError(
      `--state-url has no {charge} or {order} in it: ${state}\nUse one such as http://127.0.0.1:3000/orders/{charge}.`,
    )
  }
  if (poll !== undefined) checkUrl(poll, '--poll-url')
  const charge = readCharge(flags) ?? saved.charge
  const words = flags.map === undefined ? saved.words : readWords(flags.map)
  return {
    webhook: url,
    state,
    ...(poll === undefined ? {} : { poll }),
    ...(charge === undefined ? {} : { charge }),
    ...(words === undefined ? {} : { words }),
  } satisfies WrittenApp
}

export type ReadDoors = ReturnType<typeof readDoors>

function readCharge({ chargeUrl: url, chargeBody: body }: AppFlags): WrittenApp['charge'] {
  if (url !== undefined) {
    checkUrl(url, '--charge-url')
    return { url, body: body ?? defaultBody }
  }
  if (body === undefined) return undefined
  throw new UsageError('--charge-body has no effect without --charge-url. Give both.')
}

function readWords(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [theirs = '', ours = ''] = pair.split('=')
      if (theirs !== '' && beliefStatuses.includes(ours)) return [theirs, ours]
      throw new UsageError(
        `--map cannot be "${pair}". Use one such as completed=paid; what it means is one of ${beliefStatuses.join(', ')}.`,
      )
    }),
  )
}

function checkUrl(text: string, what: string): void {
  const protocol = URL.canParse(text) ? new URL(text).protocol : ''
  if (protocol === 'http:' || protocol === 'https:') return
  throw new UsageError(
    `${what} cannot be "${text}". Use a URL such as http://127.0.0.1:3000/webhooks.`,
  )
}

/** What a session is told by the flags; with a command, the application is started by it. */
export function sessionOf(
  doors: ReadDoors,
  flags: AppFlags,
  command: readonly string[],
  onReady: (facts: SandboxFacts) => void,
): SessionOptions {
  const { secret, country, method, apiPort, timeout, stateTimeout } = flags
  if (secret !== undefined && Buffer.from(secret, 'base64').length < 12) {
    throw new UsageError('--secret is not a webhook secret. Use 12 bytes or more in base64.')
  }
  const { webhook, state, poll, charge, words } = doors
  const exchange = createExchange(timeout)
  const own = { webhook, state, poll, charge: charge && chargeBy(charge, exchange) }
  return {
    ...{ secret, country, method, apiPort, words },
    ...{ timeoutMs: timeout, stateTimeoutMs: stateTimeout },
    async app(facts): Promise<App> {
      onReady(facts)
      const disconnect = async () => exchange.disconnect()
      if (command.length === 0) return { ...own, close: disconnect }
      const app = await startApp(command, { facts, webhook })
      return {
        ...own,
        restart: () => app.restart().then(disconnect),
        close: () => app.close().then(disconnect),
      }
    },
  }
}

/** Has the application charge by POST. What it answers is its own affair: whether it charged, the sandbox knows. */
function chargeBy({ url, body }: NonNullable<WrittenApp['charge']>, exchange: Exchange) {
  const headers = { 'Content-Type': 'application/json' }
  return async (what: ToCharge): Promise<void> => {
    const filled = Object.entries(what).reduce(
      (text, [name, value]) => text.replaceAll(`{${name}}`, printUnknown(value)),
      body,
    )
    await exchange.send({ url, method: 'POST', headers, body: filled }).catch(() => {})
  }
}

/** The scenarios that are named, of those built in and those of a file. Throws {@link UsageError}. */
export async function readChosen(of: {
  readonly scenario?: readonly string[] | undefined
  readonly scenarios?: string | undefined
}): Promise<readonly Scenario[]> {
  const own = of.scenarios === undefined ? [] : await readScenarios(of.scenarios)
  if (of.scenario === undefined) return own.length > 0 ? own : builtInScenarios
  const known = [...own, ...builtInScenarios]
  return of.scenario.map((name) => {
    const found = known.find((one) => one.name === name)
    if (found) return found
    const names = known.map((one) => one.name)
    throw new UsageError(
      `There is no scenario "${name}".${didYouMean(name, names)} Use some of: ${names.join(', ')}.`,
    )
  })
}
