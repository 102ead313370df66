import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSandbox } from '@omise-sandbox/sandbox'
import { afterAll, describe, expect, it } from 'vitest'
import { ids } from '../src/index.ts'
import { NoContractError, type Verified, verifyPacts } from '../src/provider/index.ts'

interface Interaction {
  description: string
  providerStates?: { name: string; params?: Record<string, unknown> }[]
  request: {
    method: string
    path: string
    headers?: object
    body?: object
    generators?: object
    query?: object
  }
  response: { status: number; body: { content: Record<string, unknown> }; matchingRules?: object }
  contents: { content: { data: Record<string, unknown> } }
}

const folder = await mkdtemp(join(tmpdir(), 'verify-'))
afterAll(() => rm(folder, { recursive: true }))
let files = 0

/** A contract with one interaction of a committed one, changed. */
async function contractWith(
  committed: string,
  description: string,
  change: (interaction: Interaction) => void,
): Promise<string> {
  const path = new URL(`../pacts/${committed}`, import.meta.url)
  const pact = JSON.parse(await readFile(path, 'utf8')) as { interactions: Interaction[] }
  const interaction = pact.interactions.find((one) => one.description === description)
  if (!interaction) throw new Error(`There is no "${description}" in ${committed}.`)
  change(interaction)
  files++
  const file = join(folder, `${files}.json`)
  await writeFile(file, JSON.stringify({ ...pact, interactions: [interaction] }))
  return file
}

const api = 'omise-client-omise.json'

async function verifyOne(file: string): Promise<Verified> {
  const [verified] = (await verifyPacts({ pacts: [file] })).verified
  if (!verified) throw new Error('Nothing was verified.')
  return verified
}

describe('verifying a contract', () => {
  it('names consumer, interaction and place of what does not match', async () => {
    const file = await contractWith(api, 'a request for a paid charge', ({ response }) => {
      response.body.content.status = 'paid'
    })

    expect(await verifyOne(file)).toMatchObject({
      consumer: 'omise-client',
      provider: 'omise',
      description: 'a request for a paid charge',
      states: ['a charge was paid'],
      problems: ["$.status: Expected 'successful' (String) to be equal to 'paid' (String)"],
    })
  })

  it('finds a field that is missing, a status and a form that differ', async () => {
    const file = await contractWith(api, 'a request for a pending charge', ({ response }) => {
      response.status = 201
      response.body.content.receipt = 'R-1'
      response.body.content.refundable = true
    })

    const { problems } = await verifyOne(file)

    expect(problems).toEqual([
      expect.stringContaining('$.refundable'),
      expect.stringContaining('$: Actual map is missing the following keys: receipt'),
      expect.stringContaining('expected 201 but was 200'),
    ])
  })

  it('finds what a webhook does not say', async () => {
    const file = await contractWith(
      'webhook-receiver-omise.json',
      'a charge.expire webhook',
      ({ contents }) => {
        contents.content.data.status = 'cancelled'
      },
    )

    expect((await verifyOne(file)).problems).toEqual([
      "$.data.status: Expected 'expired' (String) to be equal to 'cancelled' (String)",
    ])
  })

  it('names a state that there is not, and the nearest', async () => {
    const file = await contractWith(api, 'a request for a paid charge', ({ providerStates }) => {
      if (providerStates?.[0]) providerStates[0].name = 'a charge is paid'
    })

    expect((await verifyOne(file)).problems).toEqual([
      expect.stringMatching(
        /^There is no provider state "a charge is paid"\. The nearest are "a charge was paid"/,
      ),
    ])
  })

  it('says which parameter of a state cannot be', async () => {
    const file = await contractWith(api, 'a request for a paid charge', ({ providerStates }) => {
      if (providerStates?.[0]) providerStates[0].params = { charge: 'charge-1' }
    })

    expect((await verifyOne(file)).problems).toEqual([
      `The charge cannot be "charge-1". Use an id such as ${ids.charge}.`,
    ])
  })

  it('says what the API refuses of a state', async () => {
    const file = await contractWith(api, 'a request for a paid charge', ({ providerStates }) => {
      if (providerStates?.[0]) providerStates[0].params = { amount: 1 }
    })

    expect((await verifyOne(file)).problems).toEqual([
      expect.stringContaining('amount must be greater than or equal to 2000'),
    ])
  })

  it('wants a state for a message', async () => {
    const file = await contractWith(
      'webhook-receiver-omise.json',
      'a charge.expire webhook',
      (interaction) => {
        interaction.providerStates = []
      },
    )

    expect((await verifyOne(file)).problems).toEqual([
      'There is no event to tell of. Give the message a state such as "a charge was paid".',
    ])
  })

  it('gives ids that are spelled out, whatever key the contract names', async () => {
    const charge = 'chrg_test_6aaaaaaaaaaaaaaaaaa'
    const file = await contractWith(api, 'a request for a paid charge', (interaction) => {
      const { request, response } = interaction
      interaction.providerStates = [{ name: 'a charge was paid', params: { charge } }]
      request.path = `/charges/${charge}`
      request.headers = { Authorization: `Basic ${btoa('skey_test_someoneelse:')}` }
      delete request.generators
      response.body.content = { id: charge, location: `/charges/${charge}` }
      delete response.matchingRules
    })

    expect((await verifyOne(file)).problems).toEqual([])
  })

  it('gives documented ids where none are named, as contracts of version 1 and 2 cannot', async () => {
    const file = await contractWith(api, 'a request for a paid charge', (interaction) => {
      const { request, response } = interaction
      interaction.providerStates = [{ name: 'a charge was refunded' }]
      request.path = `/charges/${ids.charge}`
      delete request.generators
      response.body.content = {
        id: ids.charge,
        transaction: ids.transaction,
        source: { id: ids.source },
        refunds: { data: [{ id: ids.refund, charge: ids.charge }] },
      }
      delete response.matchingRules
    })

    expect((await verifyOne(file)).problems).toEqual([])
  })

  it('keeps what happened in its order where documented ids are given', async () => {
    const file = await contractWith(api, 'a request for the first page of charges', (one) => {
      one.providerStates = [{ name: 'there are charges' }, { name: 'a charge was paid' }]
      one.request.path = '/events'
      delete one.request.query
      one.response.body.content = {
        data: [
          { key: 'charge.create' },
          { key: 'charge.create' },
          { key: 'charge.create' },
          { key: 'charge.create', data: { id: ids.charge } },
          { id: ids.event, key: 'charge.complete', data: { id: ids.charge } },
        ],
      }
      delete one.response.matchingRules
    })

    expect((await verifyOne(file)).problems).toEqual([])
  })

  it('gives the documented ids to the first of two charges, unless the second names them', async () => {
    const look = (id: string, params?: Record<string, unknown>) =>
      contractWith(api, 'a request for a paid charge', (interaction) => {
        interaction.providerStates = [
          { name: 'a charge is pending' },
          { name: 'a charge was paid', ...(params ? { params } : {}) },
        ]
        interaction.request.path = `/charges/${id}`
        delete interaction.request.generators
        interaction.response.body.content = { status: params ? 'successful' : 'pending' }
        delete interaction.response.matchingRules
      })

    for (const file of [await look(ids.charge), await look(ids.charge, { charge: ids.charge })]) {
      expect((await verifyOne(file)).problems).toEqual([])
    }
  })

  it('lets a list show what an id of the future was given to', async () => {
    const charge = 'chrg_test_6aaaaaaaaaaaaaaaaaa'
    const file = await contractWith(api, 'a request for the first page of charges', (one) => {
      one.providerStates = [{ name: 'a charge is pending', params: { charge } }]
      one.response.body.content = { total: 1, data: [{ id: charge }] }
      delete one.response.matchingRules
    })

    expect((await verifyOne(file)).problems).toEqual([])
  })

  it('begins each interaction with nothing, with a state or without', async () => {
    const create = await contractWith(api, 'a request to charge a scanned code', () => {})
    const list = await contractWith(api, 'a request for the first page of charges', (one) => {
      one.description = 'a request when nothing was charged'
      one.providerStates = []
      one.response.body.content = { total: 0, data: [] }
      delete one.response.matchingRules
    })

    const { verified } = await verifyPacts({ pacts: [create, list, create] })

    expect(verified.map(({ problems }) => problems)).toEqual([[], []])
  })

  it('begins anew after an interaction whose state was refused', async () => {
    const refused = await contractWith(api, 'a request for a paid charge', ({ providerStates }) => {
      providerStates?.push({ name: 'the moon is full' })
    })
    const list = await contractWith(api, 'a request for the first page of charges', (one) => {
      one.description = 'a request when nothing was charged'
      one.providerStates = [{ name: 'the account is empty' }]
      one.response.body.content = { total: 0, data: [] }
      delete one.response.matchingRules
    })

    const { verified } = await verifyPacts({ pacts: [refused, list] })

    expect(verified.map(({ problems }) => problems.length)).toEqual([1, 0])
  })

  it('hands on a webhook that was sent before it was asked for', async () => {
    const file = await contractWith(
      'webhook-receiver-omise.json',
      'a charge.create webhook',
      (interaction) => {
        interaction.providerStates = [{ name: 'a webhook was sent', params: { amount: 250_000 } }]
      },
    )

    expect((await verifyOne(file)).problems).toEqual([])
  })

  it('leaves other consumers out when one is named', async () => {
    const pacts = [new URL('../pacts/', import.meta.url).pathname]

    const { verified } = await verifyPacts({ pacts, consumers: ['form-client'] })

    expect(verified.map(({ consumer }) => consumer)).toEqual(['form-client'])
  })

  it.each([
    ['a file that there is not', 'absent.json', /There is no .*absent\.json/],
    ['a folder with no contract', 'src', /There is no \.json file in .*src/],
  ])('refuses %s', async (_title, name, message) => {
    const place = new URL(`../${name}`, import.meta.url).pathname
    const refused = verifyPacts({ pacts: [place] })

    await expect(refused).rejects.toBeInstanceOf(NoContractError)
    await expect(refused).rejects.toThrow(message)
  })
})

describe('verifying another API', () => {
  it('prepares what its callers can, and skips what only the sandbox can', async () => {
    await using other = await createSandbox({ outcome: 'manual' })
    const { url: baseUrl } = await other.listen()
    const secretKey = 'skey_test_elsewhere'
    const pacts = [new URL('../pacts/', import.meta.url).pathname]
    const consumers = ['omise-client', 'webhook-receiver']

    const { verified } = await verifyPacts({ pacts, consumers, against: { baseUrl, secretKey } })

    const by = (description: string) =>
      verified.find((one) => one.description === description) as Verified
    expect(by('a request for a paid charge')).toMatchObject({ problems: [], skipped: null })
    expect(by('a request to refund a part of a charge')).toMatchObject({
      problems: [],
      skipped: null,
    })
    expect(by('a request while the API is out of order').skipped).toMatch(/only .*in the sandbox/)
    expect(by('a charge.expire webhook').skipped).toMatch(/only .*in the sandbox/)
    expect(other.url).toBe(baseUrl)
  })
})
