import { afterAll, describe, expect, it } from 'vitest'
import { send } from './call.ts'
import { document, formType, type Route, routesOf } from './document.ts'
import { documentedCalls } from './documented.ts'
import { withOldForms } from './old-forms.ts'
import { openPrism, violationsIn } from './prism.ts'

const key = 'skey_test_sandbox'

const prism = await openPrism(document)
afterAll(() => prism[Symbol.asyncDispose]())
const target = { url: prism.url, key }

/** Every example of a request, each as all the media types have it. */
const examples = routesOf(document).flatMap((route) =>
  Object.entries(route.operation.requestBody?.content ?? {}).flatMap(([type, { examples = {} }]) =>
    Object.entries(examples).map(
      ([name, { value }]) =>
        [`${route.operation.operationId}, ${name}, ${type}`, route, type, value] as const,
    ),
  ),
)

/** A path with ids as the document shows them. */
const pathOf = ({ path }: Route) => path.replace('{charge}', 'chrg_test_5kgevscrv4hfzxsaz19')

describe("Prism's mock server", () => {
  it("answers the documentation page's own calls", async () => {
    for (const call of documentedCalls) {
      const answer = await send(target, call)
      expect([call.path, answer.status, violationsIn(answer)]).toEqual([call.path, 200, []])
    }
  })

  it('takes every example of a request, as JSON and as a form', async () => {
    const types = examples.map(([, , type]) => type)

    for (const [title, route, type, body] of examples) {
      const answer = await send(target, { method: route.method, path: pathOf(route), type, body })
      expect([title, violationsIn(answer)]).toEqual([title, []])
    }

    expect(types.filter((type) => type === formType).length).toBeGreaterThan(5)
    expect(types.filter((type) => type !== formType).length).toBeGreaterThan(5)
  })

  it('answers every operation that can succeed as the document says it does', async () => {
    const routes = routesOf(document).filter(({ operation }) => operation.responses['200'])

    for (const { operation, method, path } of routes) {
      const [first] = Object.entries(operation.requestBody?.content ?? {})
      const body = Object.values(first?.[1].examples ?? {})[0]?.value
      const query = operation.operationId === 'search' ? '?scope=charge' : ''
      const answer = await send(target, {
        method,
        path: `${path.replaceAll(/\{\w+\}/g, 'some_id')}${query}`,
        ...(first ? { type: first[0], body } : {}),
      })
      expect([operation.operationId, answer.status, violationsIn(answer)]).toEqual([
        operation.operationId,
        200,
        [],
      ])
    }
  })

  it.each([
    ['a charge of nothing', '/charges', 'amount=400000&currency=THB'],
    ['half a code', '/charges', 'amount=400000&currency=THB&source[type]=barcode_alipay'],
    ['no amount', '/charges', 'currency=THB&source=src_test_5kgevscd46go3p1w68i'],
    ['half a satang', '/charges', 'amount=4.5&currency=THB&source=src_test_5kgevscd46go3p1w68i'],
    ['another method', '/sources', 'amount=400000&currency=THB&type=alipay&barcode=1'],
    ['a refund of a word', '/charges/chrg_test_1/refunds', 'amount=all'],
  ])('sees that a form is wrong: %s', async (_title, path, form) => {
    const answer = await send(target, { method: 'post', path, type: formType, body: query(form) })

    expect(answer.status).toBe(400)
    expect(violationsIn(answer)).not.toEqual([])
  })

  it("refuses the page's charge where forms are described as JSON is", async () => {
    const { '/charges': charges = {} } = document.paths
    await using old = await openPrism(withOldForms({ ...document, paths: { '/charges': charges } }))

    const answer = await send({ url: old.url, key }, documentedCalls[0])

    expect(violationsIn(answer).map(({ message }) => message)).toContain(
      "Request body must have required property 'source'",
    )
  })
})

const query = (form: string) => Object.fromEntries(new URLSearchParams(form))
