/** Contracts as the Pact libraries of other languages write them, in the forms of their versions of the specification. */
export interface Form {
  readonly library: string
  readonly version: string
  /** A contract of this form, told apart from others by its number. */
  contract(number: number): object
}

const charge = 'chrg_test_5kgevscrv4hfzxsaz19'
const basic = `Basic ${btoa('skey_test_till:')}`
const idForm = '^chrg_test_[0-9a-z]{19}$'
const parties = (number: number) => ({
  consumer: { name: `till-${number}` },
  provider: { name: 'omise' },
})
const look = { method: 'GET', path: `/charges/${charge}`, headers: { Authorization: basic } }
const sale = {
  amount: 2000,
  currency: 'thb',
  source: { type: 'barcode_alipay', barcode: '1234567890', store_id: 'S1', store_name: 'Shop' },
}

export const forms: readonly Form[] = [
  {
    library: 'pact-ruby',
    version: '1',
    contract: (number) => ({
      ...parties(number),
      interactions: [
        {
          description: `a look ${number}`,
          provider_state: 'a charge is pending',
          request: { ...look, method: 'get' },
          response: { status: 200, body: { id: charge, status: 'pending' } },
        },
      ],
      metadata: { pactSpecificationVersion: '1.0.0', pact_gem: { version: '1.0.9' } },
    }),
  },
  {
    library: 'pact-python',
    version: '2',
    contract: (number) => ({
      ...parties(number),
      interactions: [
        {
          description: `the last charges ${number}`,
          providerState: 'a charge was paid',
          request: {
            method: 'get',
            path: '/charges',
            query: 'limit=1&order=reverse_chronological',
            headers: { Authorization: basic },
          },
          response: {
            status: 200,
            headers: {},
            body: { object: 'list', data: [{ id: charge, status: 'successful' }] },
            matchingRules: { '$.body.data': { min: 1 }, '$.body.data[*].*': { match: 'type' } },
          },
        },
      ],
      metadata: { pactSpecification: { version: '2.0.0' } },
    }),
  },
  {
    library: 'pact-php',
    version: '2',
    contract: (number) => ({
      ...parties(number),
      interactions: [
        {
          description: `a sale ${number}`,
          providerState: '',
          request: {
            method: 'POST',
            path: '/charges',
            headers: { Authorization: basic, 'Content-Type': 'application/x-www-form-urlencoded' },
            body: `amount=2000&currency=thb&source[type]=barcode_alipay&source[barcode]=1234567890&source[store_id]=S1&source[store_name]=Shop`,
          },
          response: {
            status: 200,
            headers: { 'Content-Type': 'application/json; charset=utf-8' },
            body: { id: charge, amount: 2000 },
            matchingRules: { '$.body.id': { match: 'regex', regex: idForm } },
          },
        },
      ],
      metadata: { pactSpecification: { version: '2.0.0' } },
    }),
  },
  {
    library: 'pact-jvm',
    version: '3',
    contract: (number) => ({
      ...parties(number),
      interactions: [
        {
          description: `a failed sale ${number}`,
          providerStates: [
            {
              name: 'a charge failed',
              params: { charge, failure_code: 'insufficient_balance' },
            },
          ],
          request: { ...look, query: {} },
          response: {
            status: 200,
            body: { id: charge, failure_code: 'insufficient_balance' },
            matchingRules: {
              body: { '$.id': { combine: 'AND', matchers: [{ match: 'regex', regex: idForm }] } },
            },
          },
        },
      ],
      metadata: { pactSpecification: { version: '3.0.0' }, 'pact-jvm': { version: '4.3.2' } },
    }),
  },
  {
    library: 'pact-jvm',
    version: '3',
    contract: (number) => ({
      ...parties(number),
      messages: [
        {
          description: `a charge.complete webhook ${number}`,
          metaData: { contentType: 'application/json' },
          contents: { key: 'charge.complete', data: { id: charge, status: 'successful' } },
          providerStates: [{ name: 'a charge was paid' }],
        },
      ],
      metadata: { pactSpecification: { version: '3.0.0' }, 'pact-jvm': { version: '4.3.2' } },
    }),
  },
  {
    library: 'pact-net',
    version: '4',
    contract: (number) => ({
      ...parties(number),
      interactions: [
        {
          type: 'Synchronous/HTTP',
          description: `a sale ${number}`,
          pending: false,
          request: {
            method: 'POST',
            path: '/charges',
            headers: { Authorization: [basic], 'Content-Type': ['application/json'] },
            body: { content: sale, contentType: 'application/json', encoded: false },
          },
          response: {
            status: 200,
            headers: { 'Content-Type': ['application/json; charset=utf-8'] },
            body: {
              content: { id: charge, status: 'pending' },
              contentType: 'application/json',
              encoded: false,
            },
            matchingRules: {
              body: { '$.id': { combine: 'AND', matchers: [{ match: 'regex', regex: idForm }] } },
            },
          },
        },
        {
          type: 'Asynchronous/Messages',
          description: `a refund.create webhook ${number}`,
          pending: false,
          providerStates: [{ name: 'a charge was refunded' }],
          contents: {
            content: { key: 'refund.create', data: { object: 'refund', charge } },
            contentType: 'application/json',
            encoded: false,
          },
        },
      ],
      metadata: { pactSpecification: { version: '4.0' } },
    }),
  },
]
