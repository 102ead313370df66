import examples from '@omise-sandbox/api/examples/omise.json' with { type: 'json' }
import { createSandbox } from '@omise-sandbox/sandbox'
import { describe, expect, it } from 'vitest'
import { type Request, send } from './call.ts'
import { document, type Link, type Route, routesOf } from './document.ts'

const routes = new Map(routesOf(document).map((route) => [route.operation.operationId, route]))

/** Every link, with the operation whose answer has it and the examples of that answer. */
const links = [...routes.values()].flatMap(({ operation }) =>
  Object.values(operation.responses).flatMap(({ links: of = {}, content = {} }) =>
    Object.entries(of).map(([name, link]) => ({
      title: `${operation.operationId}, ${name}`,
      link,
      shown: Object.values(content).flatMap(({ examples = {} }) => Object.values(examples)),
    })),
  ),
)

function routeOf(name: string): Route {
  const route = routes.get(name)
  if (!route) throw new Error(`There is no operation ${name}.`)
  return route
}

/** What an expression such as `$response.body#/source/id` gives of an answer. */
function resolve(expression: string, body: unknown): unknown {
  const [where, pointer = ''] = expression.split('#/')
  if (where !== '$response.body') throw new Error(`${expression} is of no answer's body.`)
  return pointer
    .split('/')
    .reduce<unknown>((part, name) => (part as Record<string, unknown>)?.[name], body)
}

/** The request that a link makes of an answer. */
function follow(link: Link, body: unknown): Request {
  const { method, path } = routeOf(link.operationId)
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    String(resolve(link.parameters?.[name] ?? '', body)),
  )
  if (!link.requestBody) return { method, path: filled }
  const fields = Object.entries(link.requestBody).map(([name, of]) => [name, resolve(of, body)])
  return { method, path: filled, type: 'application/json', body: Object.fromEntries(fields) }
}

describe('the links between operations', () => {
  it('lead to operations that there are, with every parameter of their paths', () => {
    expect(links.length).toBeGreaterThan(30)
    for (const { title, link } of links) {
      const needed = routeOf(link.operationId).parameters.filter(
        ({ in: place }) => place === 'path',
      )
      expect([title, Object.keys(link.parameters ?? {})]).toEqual([
        title,
        needed.map(({ name }) => name),
      ])
    }
  })

  it('find in the examples of their answers what they take from them', () => {
    for (const { title, link, shown } of links) {
      const expressions = Object.values({ ...link.parameters, ...link.requestBody })
      for (const { value } of shown) {
        const found = expressions.map((expression) => resolve(expression, value))
        expect([title, found.filter((one) => one === undefined || one === null)]).toEqual([
          title,
          [],
        ])
      }
    }
  })

  it('go from a source to its charge, its payment, its refund, and what they show', async () => {
    await using sandbox = await createSandbox({ clock: 'virtual', outcome: 'manual' })
    const target = { url: (await sandbox.listen()).url, key: sandbox.secretKey }
    const type = 'application/json'
    const begin = { method: 'post', path: '/sources', type, body: examples.SourceCreate }
    const answers = async (request: Request) => {
      const answer = await send(target, request)
      expect([request.path, answer.status]).toEqual([request.path, 200])
      return answer.json()
    }
    const next = (from: string, name: string, shown: unknown) => {
      const link = routeOf(from).operation.responses['200']?.links?.[name]
      if (!link) throw new Error(`${from} has no link ${name}.`)
      return answers(follow(link, shown))
    }

    const source = await answers(begin)
    const charge = await next('createSource', 'charge', source)
    await next('createCharge', 'markAsPaid', charge)
    const refund = await next('createCharge', 'refund', charge)

    const shown = {
      source: await next('createSource', 'retrieve', source),
      charge: await next('createRefund', 'charge', refund),
      refund: await next('createRefund', 'retrieve', refund),
      refunds: await next('createRefund', 'refunds', refund),
      transaction: await next('createRefund', 'transaction', refund),
      events: await next('createCharge', 'events', charge),
    }
    expect(shown).toMatchObject({
      source: { id: source.id, charge_status: 'successful' },
      charge: { id: charge.id, source: { id: source.id }, refunded_amount: charge.amount },
      refund: { id: refund.id },
      refunds: { total: 1 },
      transaction: { origin: refund.id },
      events: { total: 3 },
    })
  })
})
