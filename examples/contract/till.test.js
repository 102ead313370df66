import { equal, match } from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { test } from 'node:test'
import { form, fromState, given, ids, matching } from '@omise-sandbox/contracts'
import { PactV4 } from '@pact-foundation/pact'
import { createTill } from './till.js'

// Pact adds to what it finds: what is no longer counted on would stay.
rmSync('pacts', { recursive: true, force: true })
const pact = new PactV4({ consumer: 'till', provider: 'omise', dir: 'pacts', logLevel: 'error' })
const secretKey = 'skey_test_till'
const key = { Authorization: `Basic ${btoa(`${secretKey}:`)}` }
const json = { ...key, 'Content-Type': 'application/json' }
const tillAt = ({ url }) => createTill({ baseUrl: url, secretKey })

test('a sale waits for its payer', () =>
  pact
    .addInteraction()
    .uponReceiving('a sale')
    .withRequest('POST', '/charges', (request) =>
      request.headers(json).jsonBody({
        amount: 400_000,
        currency: 'THB',
        source: {
          type: 'barcode_alipay',
          barcode: '1234567890',
          store_id: 'BJ_ZZ_001',
          store_name: 'Some Store',
        },
        metadata: { order: 'A-1007' },
      }),
    )
    .willRespondWith(200, (response) =>
      response.jsonBody({
        id: form('^chrg_test_[0-9a-z]+$', ids.charge),
        status: 'pending',
      }),
    )
    .executeTest(async (server) => {
      const sale = await tillAt(server).sell({
        amount: 400_000,
        barcode: '1234567890',
        order: 'A-1007',
      })
      equal(sale.status, 'pending')
    }))

test('a cashier learns why a payment failed', () =>
  pact
    .addInteraction()
    .given(
      ...given('a charge failed', { charge: ids.charge, failure_code: 'insufficient_balance' }),
    )
    .uponReceiving('a look at a charge that failed')
    .withRequest('GET', `/charges/${ids.charge}`, (request) => request.headers(key))
    .willRespondWith(200, (response) =>
      response.jsonBody({ status: 'failed', failure_code: 'insufficient_balance' }),
    )
    .executeTest(async (server) => {
      equal(await tillAt(server).look(ids.charge), 'failed: insufficient_balance')
    }))

test('a sale is cancelled', () =>
  pact
    .addInteraction()
    .given(...given('a charge is pending', { charge: ids.charge }))
    .uponReceiving('a cancellation')
    .withRequest('POST', `/charges/${ids.charge}/expire`, (request) => request.headers(key))
    .willRespondWith(200, (response) => response.jsonBody({ status: 'expired' }))
    .executeTest(async (server) => {
      equal(await tillAt(server).cancel(ids.charge), 'expired')
    }))

test('a part of a sale is given back', () =>
  pact
    .addInteraction()
    // Here the id comes from the state, so that the contract fits other APIs too.
    .given(...given('a charge was paid'))
    .uponReceiving('a refund of a part')
    .withRequest('POST', fromState('/charges/{charge}/refunds'), (request) =>
      request.headers(json).jsonBody({ amount: 100_000 }),
    )
    .willRespondWith(200, (response) =>
      response.jsonBody({ id: form('^rfnd_test_[0-9a-z]+$', ids.refund), amount: 100_000 }),
    )
    .executeTest(async (server) => {
      match(await tillAt(server).refund(ids.charge, 100_000), /^rfnd_test_/)
    }))

test('a shop hears that a sale is paid', () =>
  pact
    .addAsynchronousInteraction()
    .given(...given('a charge was paid', { metadata: { order: 'A-1007' } }))
    .expectsToReceive('a charge.complete webhook of a sale', (message) =>
      message.withJSONContent(
        matching.event('charge.complete', matching.paidCharge({ metadata: { order: 'A-1007' } })),
      ),
    )
    .executeTest(async ({ contents }) => {
      equal(createTill({}).hear(contents.content), 'Order A-1007 is paid.')
    }))
