import { describe, expect, it } from 'vitest'
import { disagreements } from '../src/provider/openapi/disagreements.ts'
import { readContract } from '../src/provider/read-contract.ts'
import { list, pact } from './contracts/build.ts'

/** An object that nothing can be made a text of: its `toString` is no function. */
const odd = { toString: 1, valueOf: 1 }
const post = { method: 'POST', path: '/charges' }

const places: Readonly<Record<string, object>> = {
  'a type': list({ interaction: { type: odd } }),
  'the name of a state': list({ interaction: { providerStates: [{ name: odd }] } }),
  'a state': list({ interaction: { providerStates: [odd] } }),
  'a method': list({ request: { method: odd } }),
  'a path': list({ request: { path: odd } }),
  'a query': list({ request: { query: { limit: [odd] } } }),
  'a header': list({ request: { headers: { Authorization: odd, 'Content-Type': odd } } }),
  'a status': list({ response: { status: odd } }),
  'the encoding of a body': list({
    request: { ...post, body: { content: '{}', contentType: 'application/json', encoded: odd } },
  }),
}

describe('a contract with an object where a text belongs', () => {
  it.each(Object.entries(places))('is read and looked at all the same: %s', async (_, item) => {
    for (const version of [3, 4] as const) {
      const metadata = { plugins: [{ name: odd, version: odd }] }
      const plugged = { ...item, pluginConfiguration: {} }
      const text = JSON.stringify(pact(version, { interactions: [item, plugged] }, metadata))

      const { interactions } = readContract(Buffer.from(text))

      expect(interactions).toHaveLength(2)
      for (const interaction of interactions) {
        expect(await disagreements(interaction)).toEqual(expect.any(Array))
      }
    }
  })

  it('is read all the same: the version of the specification', () => {
    const contract = { ...pact(3, { interactions: [list({})] }) }
    const text = JSON.stringify({ ...contract, metadata: { pactSpecification: { version: odd } } })

    expect(readContract(Buffer.from(text)).interactions).toHaveLength(1)
  })
})
