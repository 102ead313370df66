import { createSandbox } from '@omise-sandbox/sandbox'
import { describe, expect, it } from 'vitest'
import { ids } from '../src/index.ts'
import { NoContractError } from '../src/provider/index.ts'
import { api, contractWith, verifyOne } from './contracts/committed.ts'
import { verifyShared } from './contracts/shared-pact.ts'

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

  it('begins each interaction with nothing, with a state or without', async () => {
    const create = await contractWith(api, 'a request to charge a scanned code', () => {})
    const list = await contractWith(api, 'a request for the first page of charges', (one) => {
      one.description = 'a request when nothing was charged'
      one.providerStates = []
      one.response.body.content = { total: 0, data: [] }
      delete one.response.matchingRules
    })

    const { verified } = await verifyShared({ pacts: [create, list, create] })

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

    const { verified } = await verifyShared({ pacts: [refused, list] })

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

    const { verified } = await verifyShared({ pacts, consumers: ['form-client'] })

    expect(verified.map(({ consumer }) => consumer)).toEqual(['form-client'])
  })

  it.each([
    ['a file that there is not', 'absent.json', /There is no .*absent\.json/],
    ['a folder with no contract', 'src', /There is no \.json file in .*src/],
  ])('refuses %s', async (_title, name, message) => {
    const place = new URL(`../${name}`, import.meta.url).pathname
    const refused = verifyShared({ pacts: [place] })

    await expect(refused).rejects.toBeInstanceOf(NoContractError)
    await expect(refused).rejects.toThrow(message)
  })
})

describe('verifying another API', () => {
  it('prepares what its callers can, and skips what only the sandbox can', async () => {
    await using other = await createSandbox({ outcome: 'manual' })
    const { url: baseUrl } = await other.listen()
    const secretKey = 'skey_test_elsewhere'
    const webhooks = 'webhook-receiver-omise.json'
    const pacts = await Promise.all([
      contractWith(api, 'a request for a paid charge', () => {}),
      contractWith(api, 'a request to refund a part of a charge', () => {}),
      contractWith(api, 'a request while the API is out of order', () => {}),
      contractWith(webhooks, 'a charge.expire webhook', () => {}),
    ])

    const { verified } = await verifyShared({ pacts, against: { baseUrl, secretKey } })

    expect(verified).toMatchObject([
      { description: 'a request for a paid charge', problems: [], skipped: null },
      { description: 'a request to refund a part of a charge', problems: [], skipped: null },
      { skipped: expect.stringMatching(/only .*in the sandbox/) },
      { skipped: expect.stringMatching(/only .*in the sandbox/) },
    ])
    expect(other.url).toBe(baseUrl)
  })
})
