import type { Charge } from '@omise-sandbox/client'

/** An interaction of a contract: a look at a charge in this state, as `verify-pacts` can prepare it. */
export function pactOf(charge: Charge): string {
  const { state, parameters, answer } = stateOf(charge)
  const { type } = charge.source
  const { amount, currency } = charge
  const inCurrency = currency === 'THB' ? {} : { currency }
  const given = JSON.stringify({ source_type: type, ...inCurrency, amount, ...parameters })
  const names = ['given', 'ids', ...(answer.startsWith('matching') ? ['matching'] : [])]
  return `import { ${names.join(', ')} } from '@omise-sandbox/contracts'
import { PactV4 } from '@pact-foundation/pact'

await new PactV4({ consumer: 'till', provider: 'omise', dir: 'pacts' })
  .addInteraction()
  .given(...given('${state}', { charge: ids.charge, ...${given} }))
  .uponReceiving('a look at a charge by ${type}: ${state}')
  .withRequest('GET', \`/charges/\${ids.charge}\`, (request) => {
    request.headers({ Authorization: \`Basic \${btoa('skey_test_till:')}\` })
  })
  .willRespondWith(200, (response) => {
    response.jsonBody(${answer})
  })
  .executeTest(async ({ url }) => {
    // … let your code look at the charge, at url, and check what it makes of the answer …
  })
`
}

/** The provider state that prepares such a charge, and the answer that is to be expected then. */
function stateOf(charge: Charge): {
  readonly state: string
  readonly parameters: object
  readonly answer: string
} {
  const of = `matching.of('${charge.source.type}')`
  switch (charge.status) {
    case 'pending':
      return { state: 'a charge is pending', parameters: {}, answer: `${of}.pendingCharge()` }
    case 'expired':
      return { state: 'a charge expired', parameters: {}, answer: `${of}.expiredCharge()` }
    case 'failed':
      return {
        state: 'a charge failed',
        parameters: { failure_code: charge.failure_code },
        answer: `${of}.failedCharge('${charge.failure_code}')`,
      }
    case 'successful':
      if (charge.refunded_amount === 0) {
        return { state: 'a charge was paid', parameters: {}, answer: `${of}.paidCharge()` }
      }
      return {
        state: 'a charge was refunded',
        parameters: { refunded: charge.refunded_amount },
        answer: `{ status: 'successful', refunded_amount: ${charge.refunded_amount} }`,
      }
  }
}
