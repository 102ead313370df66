import { describe, expect, it } from 'vitest'
import { type Verified, verifyPacts } from '../src/provider/index.ts'
import { list, pact, statusMatched, webhook } from './contracts/build.ts'
import { makeFolder } from './contracts/folder.ts'
import { verifyShared } from './contracts/shared-pact.ts'

const unicorns = { name: 'unicorns exist' }
const noUnicorns = /^There is no provider state "unicorns exist"/
const anyError = { match: 'statusCode', status: 'error' }
const folder = await makeFolder()

async function verifyOne(contract: object, verify = verifyShared): Promise<readonly Verified[]> {
  const file = await folder.write('one.json', contract)
  return (await verify({ pacts: [file] })).verified
}

describe('what belongs to an interaction', () => {
  it('is its own, also where another has its description', async () => {
    const found = await verifyOne(
      pact(3, {
        messages: [
          webhook({ providerStates: [unicorns] }),
          webhook({ contents: { key: 'charge.finished' } }),
          webhook({}),
        ],
      }),
    )

    expect(found.map(({ problems }) => problems)).toEqual([
      [expect.stringMatching(noUnicorns)],
      [expect.stringMatching(/charge\.finished/)],
      [],
    ])
  })

  it('is told of those that want a plugin, and the others are verified', async () => {
    const found = await verifyOne(
      pact(
        4,
        {
          interactions: [
            {
              type: 'Synchronous/HTTP',
              description: 'a table',
              pluginConfiguration: { csv: {} },
              request: { method: 'GET', path: '/charges' },
              response: { status: 200 },
            },
            statusMatched(anyError, []),
          ],
        },
        { plugins: [{ name: 'csv', version: '0.0.3', configuration: {} }] },
      ),
    )

    expect(found.map(({ problems }) => problems[0])).toEqual([
      expect.stringMatching(/^It wants Pact's plugin csv 0\.0\.3/),
      undefined,
    ])
  })

  it('is not left out, nor asked elsewhere, because of what stands in the environment', async () => {
    Object.assign(process.env, {
      PACT_DESCRIPTION: 'another',
      PACT_PROVIDER_STATE: 'another',
      PACT_BROKER_BASE_URL: 'http://127.0.0.1:9',
      http_proxy: 'http://127.0.0.1:9',
      HTTP_PROXY: 'http://127.0.0.1:9',
    })

    const found = await verifyOne(pact(3, { interactions: [list({})] }), verifyPacts)

    expect(found.map(({ problems }) => problems)).toEqual([[]])
  })
})

describe('a run refuses', () => {
  it('to leave out a consumer that has no contract', async () => {
    const file = await folder.write('one.json', pact(3, { interactions: [list({})] }))

    await expect(verifyPacts({ pacts: [file], consumers: ['till', 'kiosk'] })).rejects.toThrow(
      'There is no contract of the consumer kiosk. There are: till.',
    )
  })

  it('to take an API that cannot be reached for one that is out of order', async () => {
    const contract = pact(4, {
      interactions: [statusMatched({ match: 'statusCode', status: 'serverError' }, [])],
    })
    const against = { baseUrl: 'http://127.0.0.1:9', secretKey: 'skey_test_elsewhere' }

    const { verified: found } = await verifyShared({
      pacts: [await folder.write('one.json', contract)],
      against,
    })

    expect(found[0]?.problems).toEqual([
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:9 could not be reached: /),
    ])
  })
})
