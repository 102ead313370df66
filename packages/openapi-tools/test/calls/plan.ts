import type { Request } from '../call.ts'
import { type Document, formType, type Route, routesOf } from '../document.ts'
import { type Fields, generate, type Sound, sound } from './generate.ts'
import type { Random } from './random.ts'
import { type Given, sourceIn } from './source.ts'
import type { World } from './world.ts'

/** A call, and whether its request is right. */
export interface Planned extends Request {
  readonly operation: string
  readonly isKeyed: boolean
  readonly meant: 'valid' | 'wrong'
}

export interface Planning {
  readonly document: Document
  readonly world: World
  readonly random: Random
  readonly sound: Sound
}

/** What some operations need, and the operation that makes it where there is none yet. */
const needs: Readonly<Record<string, readonly [keyof World, maker: string]>> = {
  expireCharge: ['pending', 'createCharge'],
  markChargeAsPaid: ['pending', 'createCharge'],
  markChargeAsFailed: ['pending', 'createCharge'],
  createRefund: ['paid', 'markChargeAsPaid'],
  getRefund: ['refunds', 'createRefund'],
  getSource: ['sources', 'createSource'],
  getEvent: ['events', 'listEvents'],
  getTransaction: ['transactions', 'listTransactions'],
  listTransactions: ['paid', 'markChargeAsPaid'],
}
const ofCharge = ['pending', 'createCharge'] as const

/** The calls that most others wait for are made more often. */
const often = ['createCharge', 'createSource', 'markChargeAsPaid', 'createRefund']

/** Plans calls: each operation once, then any. One in seven is wrong on purpose. */
export function createPlan(planning: Planning) {
  const { document, world, random } = planning
  const routes = routesOf(document)
  const byName = new Map(routes.map((route) => [route.operation.operationId, route]))
  const waiting = [...byName.keys()]
  const names = [...byName.keys(), ...often, ...often, ...often]

  function possible(name: string): Route {
    const route = byName.get(name)
    if (!route) throw new Error(`There is no operation ${name}.`)
    const [kind, maker] = needs[name] ?? (route.path.includes('{charge}') ? ofCharge : [])
    const isThere = kind === undefined || (world[kind] as Set<string>).size > 0
    return isThere || maker === undefined ? route : possible(maker)
  }

  return {
    next(): Planned {
      const route = possible(waiting[0] ?? random.pick(names))
      const { operationId } = route.operation
      if (waiting.includes(operationId)) waiting.splice(waiting.indexOf(operationId), 1)
      const call = validCall(route, planning)
      return random.happens(1 / 7) ? wrongly(call, planning) : call
    },
  }
}

function validCall(route: Route, planning: Planning): Planned {
  const { document, world, random } = planning
  const { operationId, requestBody } = route.operation
  const [charge, refund] = ids(operationId, world, random)
  const path = route.path
    .replace('{charge}', charge)
    .replace('{refund}', refund)
    .replace('{source}', pickOf(world.sources, random))
    .replace('{event}', pickOf(world.events, random))
    .replace('{transaction}', pickOf(world.transactions, random))
  const call = { operation: operationId, method: route.method, isKeyed: true } as const
  const withQuery = `${path}${queryOf(route, planning)}`
  if (!requestBody) return { ...call, path: withQuery, meant: 'valid' }
  const type = random.pick(Object.keys(requestBody.content))
  const schema = requestBody.content[type]?.schema ?? {}
  const generated = generate(document, schema, random) as Fields
  const body = withNeeds(
    operationId,
    sound(generated, planning.sound, random),
    world.paid.get(charge),
  )
  const given: Given = { sources: world.sources, isForm: type === formType }
  const complete = operationId === 'createCharge' ? sourceIn(body, given, planning) : body
  // A form without fields is no body, which a JSON object without fields is.
  const isNothing = requestBody.required && Object.keys(complete).length === 0
  return {
    ...call,
    path: withQuery,
    type: isNothing ? 'application/json' : type,
    body: complete,
    meant: 'valid',
  }
}

const store = { store_id: 'BJ_ZZ_001', store_name: 'Some Store' }

/** A source that is to be charged has an amount, a currency and a store; a refund is of what is left. */
function withNeeds(operation: string, body: Fields, left: number | undefined): Fields {
  if (operation === 'createSource') return { amount: 400_000, currency: 'THB', ...body, ...store }
  if (operation === 'markChargeAsFailed') return { ...body, ...failureIn(body) }
  if (operation !== 'createRefund' || left === undefined) return body
  return { ...body, amount: left > 4000 ? Math.floor(left / 2) : left }
}

/** A code that every payment method has, where one was given. */
function failureIn({ failure_code }: Fields): Fields {
  return failure_code === undefined ? {} : { failure_code: 'payment_rejected' }
}

function ids(operation: string, world: World, random: Random): [charge: string, refund: string] {
  if (operation === 'createRefund') return [pickOf(world.paid, random), '']
  if (operation === 'getRefund') {
    const [refund, charge] = random.pick([...world.refunds]) ?? ['', '']
    return [charge, refund]
  }
  return [pickOf(world.pending, random), '']
}

function pickOf(of: Set<string> | Map<string, unknown>, random: Random): string {
  return of.size === 0 ? '' : random.pick([...of.keys()])
}

function queryOf({ parameters }: Route, { document, random, sound: values }: Planning): string {
  const given = parameters
    .filter(({ in: place, required }) => place === 'query' && (required || random.happens(0.3)))
    .map(({ name, schema }) => [name, generate(document, schema, random)] as const)
  if (given.length === 0) return ''
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(sound(Object.fromEntries(given), values, random))) {
    if (typeof value !== 'object' || value === null) query.append(name, String(value))
    else
      for (const [key, inside] of Object.entries(value))
        query.append(`${name}[${key}]`, String(inside))
  }
  return `?${query}`
}

/** The call made wrong in one of the ways that it can be. */
function wrongly(call: Planned, { random }: Planning): Planned {
  const { body } = call
  const ways: Planned[] = [{ ...call, isKeyed: false, meant: 'wrong' }]
  if (/_test_/.test(call.path)) {
    ways.push({ ...call, path: call.path.replace(/_test_\w+/, '_test_unknown'), meant: 'wrong' })
  }
  if (body && typeof body === 'object' && 'amount' in body) {
    const { amount: _amount, ...rest } = body
    const amounts = ['all', -1, 99_999_999_999, '12.5', null]
    ways.push(
      ...amounts.map((amount) => ({ ...call, body: { ...body, amount }, meant: 'wrong' as const })),
    )
    ways.push({ ...call, body: rest, meant: 'wrong' }, { ...call, body: {}, meant: 'wrong' })
  }
  return random.pick(ways)
}
