import { describe, expect, it } from 'vitest'
import { inherited } from './confusing.ts'
import { chargeBody, createCharge, openSandbox } from './harness.ts'

const confused = inherited.map((name) => ({ [name]: 'x' }))

describe('a value that is an object without a text of its own', () => {
  it('is kept as metadata, is found by its text, and breaks no later search', async () => {
    await using checked = await openSandbox()
    const { api } = checked
    for (const value of confused) await createCharge(api, { metadata: { a: value, ...value } })

    const all = await api.get('/search?scope=charge&query=x').expect(200)
    const one = await api.get('/search?scope=charge&query=%22valueOf%22').expect(200)
    await api.get('/__sandbox/charges?metadata[a]=x').expect(400)

    expect([all.body.total, one.body.total]).toEqual([confused.length, 1])
  })

  it.each(inherited)('is refused as any field that is a text: %s', async (name) => {
    await using checked = await openSandbox()
    const { api } = checked

    const answers = [
      await api.patch('/account', { webhook_uri: { [name]: 1 } }),
      await api.patch('/account', { webhook_uri: [[{ [name]: 1 }]] }),
      await api.post('/charges', chargeBody({ amount: { [name]: 1 } })),
      await api.post('/charges', chargeBody({ source: { barcode: { [name]: 1 } } })),
      await api.post('/charges', chargeBody({ webhook_endpoints: [{ [name]: 1 }] })),
      await api.get(`/charges?limit[${name}]=1`),
      await api.get(`/events?from[${name}]=1`),
      await api.get(`/search?scope=charge&page[${name}]=1`),
      await api.get(`/search?scope=charge&filters[amount][${name}]=1`),
      await api.get(`/search?scope[${name}]=charge`),
    ]

    expect(answers.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 7 }, () => 400),
      ...Array.from({ length: 3 }, () => 422),
    ])
  })

  it('is repeated by its own name in an answer of an older version', async () => {
    await using checked = await openSandbox({}, { shapes: false })

    const answer = await checked.api
      .get('/search?scope=customer&filters[constructor]=1')
      .set('Omise-Version', '2017-11-02')
      .expect(200)

    expect(answer.body.filters).toEqual({ constructor: '1' })
  })
})
