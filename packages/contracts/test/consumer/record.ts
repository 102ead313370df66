import { constructEvent, generateTestHeaders } from '@omise-sandbox/webhooks'
import type { PactV3, PactV4 } from '@pact-foundation/pact'
import { expect } from 'vitest'
import { form, matching } from '../../src/index.ts'
import type { HttpContract } from './contract.ts'
import type { MessageContract } from './messages.ts'

/** Records an interaction while the client makes it, against a server that answers as the contract says. */
export async function recordHttp<Client>(
  pact: PactV4,
  contract: HttpContract<Client>,
  clientOf: (options: { readonly baseUrl: string; readonly secretKey: string }) => Client,
): Promise<void> {
  const { title, states, request, response, act } = contract
  const { method, path, query, body, key: secretKey = 'skey_test_contracts' } = request
  const interaction = pact.addInteraction()
  for (const state of states) interaction.given(...state)
  await interaction
    .uponReceiving(title)
    .withRequest(method, path as string, (builder) => {
      builder.headers({ Authorization: `Basic ${btoa(`${secretKey}:`)}` })
      if (query) builder.query(query)
      if (body !== undefined) {
        builder.headers({ 'Content-Type': 'application/json' }).jsonBody(body)
      }
    })
    .willRespondWith(response.status, (builder) => {
      if (response.body === undefined) return
      const { contentType = 'application/json; charset=utf-8' } = response
      builder.headers({ 'Content-Type': contentType }).jsonBody(response.body)
    })
    .executeTest(({ url: baseUrl }) => act(clientOf({ baseUrl, secretKey })))
}

/** Records how Omise's own SDKs charge a scanned code: by a form, its fields in this order. */
export async function recordForm(pact: PactV3): Promise<void> {
  const fields =
    'amount=400000&currency=THB&source%5Btype%5D=barcode_alipay&source%5Bbarcode%5D=1234567890' +
    '&source%5Bstore_id%5D=BJ_ZZ_001&source%5Bstore_name%5D=Some%20Store&source%5Bterminal_id%5D=T80001'
  const headers = {
    Authorization: `Basic ${btoa('skey_test_contracts:')}`,
    'Content-Type': 'application/x-www-form-urlencoded',
  }
  await pact
    .uponReceiving('a form to charge a scanned code')
    .withRequest({ method: 'POST', path: '/charges', headers, body: fields })
    .willRespondWith({
      status: 200,
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: matching.pendingCharge({ amount: 400_000 }),
    })
    .executeTest(async ({ url }) => {
      const answer = await fetch(`${url}/charges`, { method: 'POST', headers, body: fields })
      expect(await answer.json()).toMatchObject({ object: 'charge', status: 'pending' })
    })
}

const secret = Buffer.from('a secret of more than thirty-two bytes').toString('base64')

/** Records a webhook, which a receiver verifies and reads as the contract says. */
export async function recordMessage(
  pact: PactV4,
  { title, state, event, shows }: MessageContract,
): Promise<void> {
  await pact
    .addAsynchronousInteraction()
    .given(...state)
    .expectsToReceive(title, (builder) => {
      builder
        .withMetadata({
          'Content-Type': 'application/json',
          'Omise-Signature': form('^[0-9a-f]{64}$', 'a'.repeat(64)) as never,
          'Omise-Signature-Timestamp': form('^\\d{10}$', '1735689600') as never,
        })
        .withJSONContent(event)
    })
    .executeTest(async ({ contents }) => {
      const body = JSON.stringify(contents.content)
      const read = constructEvent(body, generateTestHeaders(body, secret), secret)
      expect(read).toMatchObject(shows)
    })
}
