import { NoContractError, PactError, verifyPacts } from '@omise-sandbox/contracts/provider'
import { describe, expect, it } from 'vitest'
import { runInProcess } from './in-process.ts'
import { type Instead, startBroker } from './verify-pacts/broker.ts'

const authorization = `Basic ${btoa('skey_test_till:')}`
const soaking = process.env.OMISE_SANDBOX_SOAK === '1'

/** A contract whose one interaction holds where its provider state does. */
function contract(state: { readonly name: string; readonly params?: object } | undefined) {
  return {
    consumer: { name: 'till' },
    provider: { name: 'omise' },
    interactions: [
      {
        _id: 'b3b8cf0c',
        type: 'Synchronous/HTTP',
        description: 'a look at a charge that there is not',
        providerStates: state ? [state] : [],
        request: { method: 'GET', path: '/charges/none', headers: { authorization } },
        response: {
          status: 404,
          matchingRules: {
            status: { $: { combine: 'AND', matchers: [{ match: 'statusCode', status: 'error' }] } },
          },
        },
      },
    ],
    metadata: { pactSpecification: { version: '4.0' } },
  }
}

const publish = { version: '1.2.3' }

describe('a broker is told', () => {
  it('of each contract whether it holds, and no of each whose state is refused', async () => {
    await using broker = await startBroker([
      contract({ name: 'unicorns exist' }),
      contract({ name: 'a charge was paid', params: { amount: 1 } }),
      contract({ name: 'a charge was paid', params: { charge: 'charge-1' } }),
      contract(undefined),
    ])

    const { unpublished } = await verifyPacts({
      pacts: { url: broker.url, provider: 'omise', publish },
    })

    expect(unpublished).toEqual([])
    expect(broker.published.map(({ success }) => success)).toEqual([false, false, false, true])
    expect(broker.published[0]).toMatchObject({
      providerApplicationVersion: '1.2.3',
      testResults: [
        {
          interactionId: 'b3b8cf0c',
          success: false,
          exceptions: [{ message: expect.stringMatching(/no provider state "unicorns exist"/) }],
        },
      ],
    })
  })

  it('which branch a version is of, once', async () => {
    await using broker = await startBroker([contract(undefined), contract(undefined)])

    await verifyPacts({
      pacts: { url: broker.url, provider: 'omise', publish: { ...publish, branch: 'feat/a b' } },
    })

    expect(broker.branches).toEqual(['/branches/feat%2Fa%20b/versions/1.2.3'])
  })

  it('nothing where no version is published', async () => {
    await using broker = await startBroker([contract(undefined)])

    await verifyPacts({ pacts: { url: broker.url, provider: 'omise' } })

    expect(broker.published).toEqual([])
  })
})

/** Milliseconds: the others are to have time where the machine is busy. */
const shortPatience = { patience: 1_500 }

describe('what a broker does not take is said', () => {
  it('in its words, with what is in conflict, as a text, and where it leads elsewhere', async () => {
    const refusals: readonly (readonly [instead: Instead, words: RegExp])[] = [
      [{ status: 403, body: '{"error":"read only"}' }, /403 .*read only/],
      [{ status: 409, body: '{"errors":{"version":["is taken"]}}' }, /409 .*: is taken/],
      [{ status: 500, body: 'out of\n memory' }, /500 .*: out of memory/],
      [{ status: 302, location: '/' }, /302 /],
    ]
    const insteads = refusals.map(([instead], number) => [`/results/${number}`, instead] as const)
    await using broker = await startBroker(
      refusals.map(() => contract(undefined)),
      { instead: Object.fromEntries(insteads) },
    )

    const { verified, unpublished } = await verifyPacts({
      pacts: { url: broker.url, provider: 'omise', publish },
    })

    expect(verified.map(({ problems }) => problems)).toEqual(refusals.map(() => []))
    expect(unpublished).toEqual(refusals.map(([, words]) => expect.stringMatching(words)))
  })

  it.each<readonly [title: string, path: string, instead: Instead, words: RegExp]>([
    [
      'where it is silent',
      '/results/0',
      'silence',
      /did not answer POST .* nothing for 1\.5 seconds/,
    ],
    ['of a branch', '/branches/main/versions/1.2.3', { status: 403 }, /403 .*PUT .*branches\/main/],
  ])('%s', async (_title, path, instead, words) => {
    await using broker = await startBroker([contract(undefined)], { instead: { [path]: instead } })

    const { verified, unpublished } = await verifyPacts({
      pacts: {
        url: broker.url,
        provider: 'omise',
        publish: { ...publish, branch: 'main' },
        ...(instead === 'silence' ? shortPatience : {}),
      },
    })

    expect(verified.map(({ problems }) => problems)).toEqual([[]])
    expect(unpublished).toEqual([expect.stringMatching(words)])
  })

  it('where it knows no branches', async () => {
    await using broker = await startBroker([contract(undefined)], { withoutBranches: true })

    const { unpublished } = await verifyPacts({
      pacts: { url: broker.url, provider: 'omise', publish: { ...publish, branch: 'main' } },
    })

    expect(unpublished).toEqual([expect.stringMatching(/no link pb:branch-version/)])
    expect(broker.published).toHaveLength(1)
  })

  it('by exit code 1', async () => {
    await using broker = await startBroker([contract(undefined)], {
      instead: { '/results/0': { status: 403, body: 'read only' } },
    })
    const environment = { PACT_BROKER_BASE_URL: broker.url }

    const { code, stderr } = await runInProcess(['verify-pacts', '--publish', '1'], environment)

    expect(stderr).toMatch(/^Not published: The broker answered 403 .*read only$/m)
    expect(code).toBe(1)
  })

  const within15Seconds = async () => {
    await using broker = await startBroker([contract(undefined)], {
      instead: { '/results/0': 'silence' },
    })
    const environment = { PACT_BROKER_BASE_URL: broker.url }
    const startedAt = performance.now()

    const { code, stderr } = await runInProcess(['verify-pacts', '--publish', '1'], environment)

    expect(stderr).toContain('it said nothing for 8 seconds')
    expect(code).toBe(1)
    expect(performance.now() - startedAt).toBeLessThan(15_000)
  }
  // It waits as long as a user would.
  if (soaking) it('by exit code 1 within 15 seconds, where it is silent', within15Seconds)
})

describe('a broker that gives no contracts is an error', () => {
  it.each([
    ['that has none', [], {}, /No contract was found/],
    ['that refuses', [contract(undefined)], { '/': { status: 500 } }, /500 .*GET/],
    ['that is silent', [contract(undefined)], { '/for-verification': 'silence' }, /did not answer/],
    ['that is none', [contract(undefined)], { '/': { status: 200, body: '<html>' } }, /no JSON/],
  ] as const)('%s', async (_title, pacts, instead, words) => {
    await using broker = await startBroker(pacts, { instead })

    const isSilent = Object.values(instead).includes('silence')
    const verified = verifyPacts({
      pacts: { url: broker.url, provider: 'omise', ...(isSilent ? shortPatience : {}) },
    })

    await expect(verified).rejects.toBeInstanceOf(PactError)
    await expect(verified).rejects.toThrow(words)
    await expect(verified).rejects.not.toBeInstanceOf(NoContractError)
  })

  it('but one contract that it does not give is named, and the others are verified', async () => {
    await using broker = await startBroker([contract(undefined), contract(undefined)], {
      instead: { '/pacts/0': { status: 500 } },
    })

    const { verified } = await verifyPacts({ pacts: { url: broker.url, provider: 'omise' } })

    expect(verified.map(({ problems }) => problems)).toEqual([
      [expect.stringMatching(/pacts\/0 could not be fetched: The broker answered 500/)],
      [],
    ])
  })
})
