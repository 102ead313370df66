import type { ControlWire } from '@omise-sandbox/api'
import { createRng, seedRandom } from '@omise-sandbox/core'
import { type Dispatcher, Pool } from 'undici'
import { expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../src/index.ts'
import { chargeBody, openReceiver, type Receiver, testBarcode } from './harness.ts'
import { isSigned } from './signature.ts'
import { sizes } from './sizes.ts'

const accountsAtOnce = 64
const start = Date.parse('2025-06-01T00:00:00Z')
const hour = 3_600_000

type Status = 'pending' | 'successful' | 'failed' | 'expired'

interface ShadowCharge {
  status: Status
  readonly answers: { readonly at: number; readonly status: Status } | undefined
  readonly expiresAt: number
  refunds: number
}

/** What a payer's phone shows. */
interface ShadowCode {
  readonly barcode: string
  readonly shownAt: number
  readonly expiresAt: number
  charge: string | null
}

/** What an account must show, by its own operations alone. */
interface Shadow {
  clock: number
  hasHook: boolean
  readonly charges: Map<string, ShadowCharge>
  /** Charges and refunds. */
  readonly origins: Set<string>
  events: number
  deliveries: number
  transactions: number
  requests: number
  readonly rules: { count: number; left: number }
  readonly faults: { count: number; left: number }
  codes: ShadowCode[]
}

const newShadow = (): Shadow => ({
  clock: start,
  hasHook: false,
  charges: new Map(),
  origins: new Set(),
  events: 0,
  deliveries: 0,
  transactions: 0,
  requests: 0,
  rules: { count: 0, left: 0 },
  faults: { count: 0, left: 0 },
  codes: [],
})

interface Account {
  readonly name: string
  readonly key: string
  readonly hook: string
  /** The order of its rules, which no other account's have. */
  readonly order: number
  shadow: Shadow
  /** Whether anything was written to it. */
  isMade: boolean
  snapshot: Shadow | undefined
  /** How often it was reset or restored. */
  emptied: number
  /** Every id of a charge it ever had. */
  readonly ids: string[]
  /** A whole number below `count`. */
  draw(count: number): number
  call(method: Dispatcher.HttpMethod, path: string, body?: object): Promise<Answer>
}

interface Answer {
  readonly status: number
  readonly decidedBy: string | undefined
  /** What is looked at of any answer. */
  readonly body: {
    readonly id: string
    readonly barcode: string
    readonly message: string
    readonly now: string
    readonly total: number
    readonly fired: readonly { readonly charge: string }[]
    readonly data: readonly Shown[]
    readonly secret: string
  }
}

/** What is looked at of anything in a list. */
interface Shown {
  readonly id: string
  readonly status: Status
  readonly metadata: { readonly account: string }
  readonly data: { readonly metadata: { readonly account: string } }
  readonly origin: string
  readonly url: string
  readonly state: string
  readonly event: string
  readonly order: number
  readonly message: string
  readonly times_left: number
  readonly barcode: string
  readonly charge: string | null
  readonly body: string | null
}

function createAccount(number: number, pool: Pool, receiver: Receiver): Account {
  const name = `isolated${number}`
  const key = `skey_test_${name}`
  const headers = { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' }
  const rng = createRng(seedRandom(name))
  const account: Account = {
    name,
    key,
    hook: `${receiver.url}/${name}`,
    order: number,
    isMade: false,
    shadow: newShadow(),
    snapshot: undefined,
    emptied: 0,
    ids: [],
    draw: (count) => rng.next() % count,
    async call(method, path, body) {
      // The journal leaves out reads of the control API, and of an account that nothing has been written to.
      const isRead = method === 'GET'
      if (!isRead) account.isMade = true
      if (account.isMade && !(isRead && path.startsWith('/__sandbox'))) account.shadow.requests++
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      const answer = await pool.request({ method, path, headers, ...sent })
      const text = await answer.body.text()
      return {
        status: answer.statusCode,
        decidedBy: /decided_by=(\w+)/.exec(String(answer.headers['x-sandbox-outcome']))?.[1],
        body: text === '' ? undefined : JSON.parse(text),
      }
    },
  }
  return account
}

const timeOf = (clock: number) => new Date(clock).toISOString().replace('.000Z', 'Z')

function happened({ shadow }: Account): void {
  shadow.events++
  if (shadow.hasHook) shadow.deliveries++
}

function end(account: Account, charge: ShadowCharge, status: Status): void {
  charge.status = status
  if (status === 'successful') account.shadow.transactions++
  happened(account)
}

/** Moves the shadow's clock, and does there what falls due. */
function moveTo(account: Account, clock: number): void {
  account.shadow.clock = clock
  for (const charge of account.shadow.charges.values()) {
    if (charge.status !== 'pending') continue
    if (charge.answers && charge.answers.at <= clock) end(account, charge, charge.answers.status)
    else if (charge.expiresAt <= clock) end(account, charge, 'expired')
  }
}

type Operation = (account: Account) => Promise<void>

const create: Operation = async (account) => {
  const { shadow, name } = account
  const { rules, faults, clock } = shadow
  const code = account.draw(2) === 0 ? currentCodes(shadow).find(isUncharged) : undefined
  const neverAnswers = code !== undefined || account.draw(2) === 0
  const source = { barcode: code?.barcode ?? testBarcode(neverAnswers ? '0100' : '0000') }
  const body = chargeBody({ metadata: { account: name }, source })
  const answer = await account.call('POST', '/charges', body)
  if (faults.left > 0) {
    faults.left--
    expect([answer.status, answer.body.message]).toEqual([503, name])
    return
  }
  const isRuled = rules.left > 0
  if (isRuled) rules.left--
  const decider = code ? 'phone' : 'barcode'
  expect([answer.status, answer.decidedBy]).toEqual([200, isRuled ? 'rule' : decider])
  if (code) code.charge = answer.body.id
  const at = clock + 2_000
  const paid = neverAnswers ? undefined : { at, status: 'successful' as const }
  shadow.charges.set(answer.body.id, {
    status: 'pending',
    answers: isRuled ? { at, status: 'failed' } : paid,
    expiresAt: clock + 24 * hour,
    refunds: 0,
  })
  shadow.origins.add(answer.body.id)
  account.ids.push(answer.body.id)
  happened(account)
}

/** Does something with a charge of the account; makes one where it has none. */
function withCharge(
  work: (account: Account, id: string, charge: ShadowCharge) => Promise<void>,
): Operation {
  return async (account) => {
    const charges = [...account.shadow.charges]
    const [id, charge] = charges[account.draw(charges.length || 1)] ?? []
    await (id && charge ? work(account, id, charge) : create(account))
  }
}

const decide = (action: string, status: Status) =>
  withCharge(async (account, id, charge) => {
    const answer = await account.call('POST', `/charges/${id}/${action}`, {})
    expect(answer.status).toBe(charge.status === 'pending' ? 200 : 400)
    if (charge.status === 'pending') end(account, charge, status)
  })

const refund = withCharge(async (account, id, charge) => {
  const body = { amount: 100, metadata: { account: account.name } }
  const answer = await account.call('POST', `/charges/${id}/refunds`, body)
  const isAllowed = charge.status === 'successful' && charge.refunds < 15
  expect(answer.status).toBe(isAllowed ? 200 : 400)
  if (!isAllowed) return
  charge.refunds++
  account.shadow.transactions++
  account.shadow.origins.add(answer.body.id)
  happened(account)
})

const advance: Operation = async (account) => {
  const hours = [0, 1, 5, 26][account.draw(4)] ?? 0
  const by = hours * hour + 1_000
  const { body } = await account.call('POST', '/__sandbox/clock/advance', { by: `${by}ms` })
  moveTo(account, account.shadow.clock + by)
  expect(body.now).toBe(timeOf(account.shadow.clock))
  expect([...account.shadow.charges.keys()]).toEqual(
    expect.arrayContaining(body.fired.map(({ charge }) => charge)),
  )
}

const setClock: Operation = async (account) => {
  const clock = start + account.draw(60 * 24) * hour
  await account.call('POST', '/__sandbox/clock/set', { at: timeOf(clock) })
  moveTo(account, clock)
}

const addRule: Operation = async (account) => {
  const { rules } = account.shadow
  const times = 1 + account.draw(3)
  const body = { outcome: 'failed', after: '2s', times, order: account.order }
  await account.call('POST', '/__sandbox/rules', body)
  rules.count++
  rules.left += times
}

const addFault: Operation = async (account) => {
  const { faults } = account.shadow
  const times = 1 + account.draw(2)
  const what = { on: 'POST /charges', type: 'status', status: 503, message: account.name }
  await account.call('POST', '/__sandbox/faults', { ...what, times })
  faults.count++
  faults.left += times
}

const currentCodes = ({ codes, clock }: Shadow) =>
  codes.filter(({ shownAt, expiresAt }) => shownAt <= clock && clock < expiresAt)

const isUncharged = ({ charge }: ShadowCode) => charge === null

const showCode: Operation = async (account) => {
  const { shadow } = account
  const { body } = await account.call('POST', '/__sandbox/phone/codes')
  const { clock } = shadow
  const shown = { barcode: body.barcode, shownAt: clock, expiresAt: clock + 120_000, charge: null }
  shadow.codes = [...currentCodes(shadow), shown].slice(-20)
}

const switchHook: Operation = async (account) => {
  const hasHook = account.draw(4) > 0
  await account.call('PUT', '/__sandbox/webhooks', { url: hasHook ? account.hook : null })
  account.shadow.hasHook = hasHook
}

const reset: Operation = async (account) => {
  await account.call('POST', '/__sandbox/reset')
  account.emptied++
  account.shadow = newShadow()
}

const save: Operation = async (account) => {
  await account.call('POST', '/__sandbox/snapshots/one')
  account.snapshot = structuredClone(account.shadow)
}

const restore: Operation = async (account) => {
  if (!account.snapshot) return save(account)
  await account.call('PUT', '/__sandbox/snapshots/one/restore')
  account.emptied++
  // The journal is no part of a snapshot.
  account.shadow = { ...structuredClone(account.snapshot), requests: 0 }
}

const leftOf = (data: readonly Shown[]) => data.reduce((sum, { times_left }) => sum + times_left, 0)

/** Everything that lists something of an account, and what it must show. */
const views: Readonly<Record<string, (answer: Answer['body'], account: Account) => void>> = {
  '/charges?limit=100&to=2100-01-01T00:00:00Z'({ data, total }, { name, shadow }) {
    expect(total).toBe(shadow.charges.size)
    for (const { id, status, metadata } of data)
      expect([metadata.account, status]).toEqual([name, shadow.charges.get(id)?.status])
  },
  '/events?limit=100&to=2100-01-01T00:00:00Z'({ data, total }, { name, shadow }) {
    expect(total).toBe(shadow.events)
    for (const event of data) expect(event.data.metadata.account).toBe(name)
  },
  '/transactions?limit=100&to=2100-01-01T00:00:00Z'({ data, total }, { shadow }) {
    expect(total).toBe(shadow.transactions)
    for (const { origin } of data) expect(shadow.origins).toContain(origin)
  },
  '/__sandbox/deliveries?limit=100'({ data, total }, { hook, shadow }) {
    expect(total).toBe(shadow.deliveries)
    for (const { url } of data) expect(url).toBe(hook)
  },
  '/__sandbox/requests?limit=100'({ data, total }, { name, shadow }) {
    expect(total).toBe(Math.min(1000, shadow.requests))
    for (const { body } of data)
      if (body?.includes('"account"')) expect(body).toContain(`"${name}"`)
  },
  '/__sandbox/clock'({ now }, { shadow }) {
    expect(now).toBe(timeOf(shadow.clock))
  },
  '/__sandbox/rules'({ data }, { order, shadow }) {
    expect([data.length, leftOf(data)]).toEqual([shadow.rules.count, shadow.rules.left])
    for (const rule of data) expect(rule.order).toBe(order)
  },
  '/__sandbox/phone/codes'({ data }, { shadow }) {
    const shown = currentCodes(shadow).map(({ barcode, charge }) => [barcode, charge])
    expect(data.map(({ barcode, charge }) => [barcode, charge])).toEqual(shown.reverse())
  },
  '/__sandbox/faults'({ data }, { name, shadow }) {
    expect([data.length, leftOf(data)]).toEqual([shadow.faults.count, shadow.faults.left])
    for (const { message } of data) expect(message).toBe(name)
  },
}

async function look(account: Account, path: string): Promise<Answer['body']> {
  const { status, body } = await account.call('GET', path)
  expect(status).toBe(200)
  views[path]?.(body, account)
  return body
}

const lookSomewhere: Operation = async (account) => {
  const paths = Object.keys(views)
  await look(account, paths[account.draw(paths.length)] as string)
}

/** All that can be asked about a charge of another account. */
const aboutCharge = [
  ['GET', '/charges/:id'],
  ['GET', '/charges/:id/events'],
  ['PATCH', '/charges/:id'],
  ['POST', '/charges/:id/mark_as_paid'],
  ['POST', '/charges/:id/refunds'],
  ['POST', '/__sandbox/charges/:id/outcome'],
  ['GET', '/__sandbox/charges/:id'],
  ['GET', '/__sandbox/timeline/:id'],
  ['GET', '/__sandbox/deliveries?charge=:id'],
  ['GET', '/__sandbox/wait?charge=:id'],
] as const

function pry(everyone: readonly Account[]): Operation {
  return async (account) => {
    const { ids } = everyone[(account.order + 1 + account.draw(63)) % accountsAtOnce] as Account
    const id = ids[account.draw(ids.length || 1)]
    if (id === undefined) return create(account)
    const [method, path] = aboutCharge[account.draw(aboutCharge.length)] ?? aboutCharge[0]
    const body = path.endsWith('outcome') ? { outcome: 'failed' } : { amount: 100 }
    const sent = method === 'GET' ? undefined : body
    expect((await account.call(method, path.replace(':id', id), sent)).status).toBe(404)
  }
}

/** How often each operation is drawn. */
const weights = (everyone: readonly Account[]): readonly (readonly [number, Operation])[] => [
  [24, create],
  [8, decide('mark_as_paid', 'successful')],
  [6, decide('mark_as_failed', 'failed')],
  [6, decide('expire', 'expired')],
  [6, refund],
  [10, advance],
  [3, setClock],
  [3, addRule],
  [3, addFault],
  [4, showCode],
  [5, switchHook],
  [2, reset],
  [3, save],
  [2, restore],
  [12, lookSomewhere],
  [7, pry(everyone)],
]

/** What came over an account's stream that is not its own, and how often it told of a reset, once it has ended. */
async function overhear(sandbox: Sandbox, account: Account) {
  const leaked: unknown[] = []
  let resets = 0
  for await (const item of sandbox.controlOf(account.key).stream()) {
    if (item.type === 'reset') resets++
    else if (!isOf(account, item)) leaked.push(item)
  }
  return { leaked, resets }
}

function isOf({ name, hook }: Account, item: ControlWire['StreamItem']): boolean {
  switch (item.type) {
    case 'request': {
      const named = /"account":"(\w+)"/.exec(item.request.body ?? '')?.[1]
      return named === undefined || named === name
    }
    case 'event':
      return (item.charge as { metadata?: { account?: string } }).metadata?.account === name
    case 'delivery':
      return item.delivery.url === hook
    default:
      return true
  }
}

/** The account must show all that it did and nothing else, and none of it to the next one. */
async function check(account: Account, next: Account, receiver: Receiver): Promise<void> {
  for (const path of Object.keys(views)) await look(account, path)
  const mine = receiver.received.filter(({ headers }) => headers.path === `/hook/${account.name}`)
  const eventIds = new Set(mine.map(({ event }) => event.id))
  for (const { state, event } of (await look(account, '/__sandbox/deliveries?limit=100')).data)
    expect([state, eventIds.has(event)]).toEqual(['delivered', true])
  for (const id of account.ids) expect((await next.call('GET', `/charges/${id}`)).status).toBe(404)
  const { secret } = (await account.call('GET', '/__sandbox/webhooks')).body
  for (const one of mine) {
    const { metadata } = one.event.data as unknown as Shown
    expect([metadata.account, await isSigned(one, secret)]).toEqual([account.name, true])
  }
}

it('64 accounts at once on one server never see, hear or move anything of each other', async () => {
  const errors: unknown[] = []
  await using receiver = await openReceiver()
  // The harness keeps the headers of what is received; the path joins them.
  receiver.server.on('request', ({ headers, url }) => Object.assign(headers, { path: url }))
  await using sandbox = await createSandbox(
    { clock: 'virtual', startAt: timeOf(start), seed: 'isolation' },
    { failed: (error) => errors.push(error) },
  )
  const pool = new Pool((await sandbox.listen()).url, { connections: accountsAtOnce })
  const accounts = Array.from({ length: accountsAtOnce }, (_, number) =>
    createAccount(number, pool, receiver),
  )
  const overheard = Promise.all(accounts.map((account) => overhear(sandbox, account)))
  const drawn = weights(accounts).flatMap(([weight, work]) => Array<Operation>(weight).fill(work))
  let done = 0

  await Promise.all(
    accounts.map(async (account) => {
      const share = Math.floor((sizes.isolationOperations + account.order) / accountsAtOnce)
      for (let count = 0; count < share; count++, done++)
        await drawn[account.draw(drawn.length)]?.(account)
    }),
  )
  await sandbox.settled()

  expect([done, errors]).toEqual([sizes.isolationOperations, []])
  for (const [number, account] of accounts.entries())
    await check(account, accounts[(number + 1) % accountsAtOnce] as Account, receiver)
  // Their secrets differ, or a signature would not tell whose it is.
  const secrets = await Promise.all(
    accounts.map(({ key }) => sandbox.controlOf(key).webhooks.get()),
  )
  expect(new Set(secrets.map(({ secret }) => secret)).size).toBe(accountsAtOnce)
  expect(receiver.received.length).toBeGreaterThan(sizes.isolationWebhooks)
  await pool.close()
  await sandbox.close()
  expect(await overheard).toEqual(accounts.map(({ emptied }) => ({ leaked: [], resets: emptied })))
}, 600_000)
