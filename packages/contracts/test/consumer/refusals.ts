import { fromState, ids } from '../../src/index.ts'
import { sale, scanned } from './charges.ts'
import { inState, isRefused, type OmiseContract } from './contract.ts'

const { charge, refund, source, event } = ids
const at = (action: string) => fromState(`/charges/{charge}/${action}`)

/** An id that nothing has. */
const absent = (id: string) => id.replace(/.{4}$/, '0000')

function create(title: string, body: object, message: string): OmiseContract {
  return isRefused({
    title: `a request to charge ${title}`,
    request: { method: 'POST', path: '/charges', body: body as never },
    status: 400,
    code: 'invalid_charge',
    message,
    call: (client) => client.charges.create(body as never),
  })
}

function missing(
  title: string,
  path: string,
  message: string,
  call: OmiseContract['act'] extends (client: infer Client) => unknown
    ? (client: Client) => Promise<unknown>
    : never,
): OmiseContract {
  const request = { method: 'GET', path } as const
  return isRefused({ title, request, status: 404, code: 'not_found', message, call })
}

/** Each refusal that an integrator meets. */
export const refusals: readonly OmiseContract[] = [
  create(
    'less than the least amount',
    { ...sale, amount: 1_999 },
    'amount must be greater than or equal to 2000 (thb subunits)',
  ),
  create(
    'more than the greatest amount',
    { ...sale, amount: 15_000_001 },
    'amount must be less than or equal to 15000000 (thb subunits)',
  ),
  create('no whole amount', { ...sale, amount: '20.50' }, 'amount is not a number'),
  create(
    'in another currency',
    { ...sale, currency: 'EUR' },
    'currency is currently not supported',
  ),
  create(
    'no code',
    { ...sale, source: { type: 'barcode_alipay', store_id: 'S', store_name: 'S' } },
    "barcode can't be blank",
  ),
  create(
    'for no store',
    { ...sale, source: { type: 'barcode_alipay', barcode: '1234567890' } },
    "store_id can't be blank and store_name can't be blank",
  ),
  create(
    'by another payment method',
    { ...sale, source: { ...scanned, type: 'promptpay' } },
    'type is currently not supported',
  ),
  isRefused({
    title: 'a request with no valid key',
    request: { method: 'GET', path: '/account', key: 'skey_unknown' },
    status: 401,
    code: 'authentication_failure',
    message: 'authentication failed',
    call: (client) => client.account.get(),
  }),
  isRefused({
    title: 'a request while the API is out of order',
    states: inState('the API is out of order', { status: 503 }),
    request: { method: 'GET', path: '/account' },
    status: 503,
    code: 'internal_error',
    message: 'internal error',
    like: '.+',
    call: (client) => client.account.get(),
  }),
  isRefused({
    title: 'a request after too many others',
    states: inState('too many requests were made', {}),
    request: { method: 'GET', path: '/account' },
    status: 429,
    code: 'too_many_requests',
    message: 'too many requests',
    like: '.+',
    call: (client) => client.account.get(),
  }),
  missing(
    'a request for a charge that there is not',
    `/charges/${absent(charge)}`,
    `charge ${absent(charge)} was not found`,
    (client) => client.charges.get(absent(charge)),
  ),
  missing(
    'a request for a source that there is not',
    `/sources/${absent(source)}`,
    `source ${absent(source)} was not found`,
    (client) => client.sources.get(absent(source)),
  ),
  missing(
    'a request for an event that there is not',
    `/events/${absent(event)}`,
    `event ${absent(event)} was not found`,
    (client) => client.events.get(absent(event)),
  ),
  isRefused({
    title: 'a request for a refund that there is not',
    states: inState('a charge was paid', { charge }),
    request: {
      method: 'GET',
      path: fromState(`/charges/{charge}/refunds/${absent(refund)}`),
    },
    status: 404,
    code: 'not_found',
    message: `refund ${absent(refund)} was not found`,
    call: (client) => client.refunds.get(charge, absent(refund)),
  }),
  isRefused({
    title: 'a request to let a paid charge expire',
    states: inState('a charge was paid', { charge }),
    request: { method: 'POST', path: at('expire') },
    status: 400,
    code: 'failed_expire',
    message: 'expire failed, the charge is successful already',
    call: (client) => client.charges.expire(charge),
  }),
  isRefused({
    title: 'a request to mark an expired charge as paid',
    states: inState('a charge expired', { charge }),
    request: { method: 'POST', path: at('mark_as_paid') },
    status: 400,
    code: 'invalid_charge',
    message: 'charge is expired already',
    call: (client) => client.charges.markAsPaid(charge),
  }),
  isRefused({
    title: 'a request to capture a paid charge',
    states: inState('a charge was paid', { charge }),
    request: { method: 'POST', path: at('capture') },
    status: 400,
    code: 'failed_capture',
    message: 'Charge is not authorized',
    call: (client) => client.charges.capture(charge),
  }),
  isRefused({
    title: 'a request to reverse a paid charge',
    states: inState('a charge was paid', { charge }),
    request: { method: 'POST', path: at('reverse') },
    status: 400,
    code: 'failed_reverse',
    message: 'only uncaptured authorized charges can be reversed',
    call: (client) => client.charges.reverse(charge),
  }),
  isRefused({
    title: 'a request to refund a pending charge',
    states: inState('a charge is pending', { charge }),
    request: { method: 'POST', path: at('refunds'), body: { amount: 400_000 } },
    status: 400,
    code: 'failed_refund',
    message: 'refund failed, the charge is pending',
    call: (client) => client.refunds.create(charge, { amount: 400_000 }),
  }),
  isRefused({
    title: 'a request to refund more than is left',
    states: inState('a charge was refunded', { charge, refunded: 300_000 }),
    request: { method: 'POST', path: at('refunds'), body: { amount: 100_001 } },
    status: 400,
    code: 'failed_refund',
    message: 'amount must be less than or equal to 100000, which is left to refund',
    call: (client) => client.refunds.create(charge, { amount: 100_001 }),
  }),
  isRefused({
    title: 'a request to void a part of a charge',
    states: inState('a charge was paid', { charge }),
    request: { method: 'POST', path: at('refunds'), body: { amount: 100_000, void: true } },
    status: 400,
    code: 'failed_void',
    message: 'void failed, the refund cannot be processed as a void',
    call: (client) => client.refunds.create(charge, { amount: 100_000, void: true }),
  }),
]
