import { randomBytes } from 'node:crypto'
import type { ControlWire, Wire } from '@omise-sandbox/api'
import { UnreachableError } from '@omise-sandbox/client/control'
import { askOmise, segment } from '../../cli/imitated-api.ts'
import { methodNamed, methodsOf, sampleCharge } from '../../cli/sample-charge.ts'
import { controlOf, flagsOf, type Site } from '../site.ts'
import { briefCharge } from './brief.ts'
import { type Arguments, type Schema, type Tool, ToolUsageError, textOf } from './tool.ts'

const text = (description: string): Schema => ({ type: 'string', description })
const amount: Schema = { type: 'integer', description: 'In subunits: 400000 is 4,000.00.' }

export const makeAccount: Tool = {
  name: 'make_account',
  description:
    'Make an account of your own, so that nothing else is in it. Answers its name, for the argument account of other tools, and its keys, for the application.',
  input: {
    type: 'object',
    properties: {
      name: text('0-9 and a-z; random when left out.'),
      country: { type: 'string', enum: ['TH', 'SG', 'MY'] },
      frozen: { type: 'boolean', description: 'Stop its clock, for repeatable tests.' },
    },
  },
  isReadOnly: false,
  takesAccount: false,
  async run(site, { name, country, frozen }) {
    const account = name === undefined ? randomBytes(6).toString('hex') : textOf(name)
    if (!/^[0-9a-z]{1,64}$/.test(account)) {
      throw new ToolUsageError('name cannot be that. Use 1 to 64 of 0-9 and a-z, or leave it out.')
    }
    const control = await controlOf(site, account)
    const change = country === undefined ? {} : { country: country as ControlWire['Country'] }
    const settings = await control.account.updateSettings(change)
    if (frozen === true) await control.clock.freeze()
    const keys = { secret_key: `skey_test_${account}`, public_key: `pkey_test_${account}` }
    const { currency, methods } = settings
    return { account, ...keys, api_url: site.url, currency, methods }
  },
}

export const createCharge: Tool = {
  name: 'create_charge',
  description:
    "Charge the code on a payer's phone, as a till does. All has defaults. With outcome (and failure_code, after) the payer does that; else the account's default, 2s later. To test your own application, let it charge instead.",
  input: {
    type: 'object',
    properties: {
      amount,
      method: text('Payment method; the first of the account.'),
      barcode: text('Digits of the code. 28, twelve zeros and 1003 fails by insufficient_balance.'),
      store_id: text('The shop.'),
      outcome: { type: 'string', enum: ['successful', 'failed', 'expired', 'manual'] },
      failure_code: text('With outcome failed.'),
      after: text('When, such as 5s.'),
      metadata: { type: 'object', description: 'Your names and texts, such as {"order":"17"}.' },
    },
  },
  isReadOnly: false,
  async run(site, args) {
    const flags = flagsOf(site, args.account)
    const methods = await methodsOf(await controlOf(site, args.account), flags)
    const form = sampleCharge(
      methodNamed(args.method === undefined ? undefined : textOf(args.method), methods),
    )
    const prefer = preferOf(args)
    const charge = await askOmise<Wire['Charge']>(flags, {
      method: 'POST',
      path: '/charges',
      form: { ...form, ...formOf(args) },
      ...(prefer === '' ? {} : { prefer }),
    }).catch(explainLostAnswer)
    return briefCharge(charge)
  },
}

/** A fault or a test barcode loses answers on purpose, as a network does. */
function explainLostAnswer(error: unknown): never {
  if (!(error instanceof UnreachableError)) throw error
  throw new ToolUsageError(
    'No answer came. A fault or the barcode may have lost it, and the charge may be there all the same: look with list_charges before you charge again. If that fails too, start the sandbox: omise-sandbox start.',
  )
}

/** What becomes of it, in the words of `Prefer`. */
function preferOf({ outcome, failure_code, after }: Arguments): string {
  if (outcome === undefined && after === undefined) return ''
  const words = { outcome: outcome ?? 'successful', failure_code, after }
  const given = Object.entries(words).filter(([, value]) => value !== undefined)
  return given.map(([name, value]) => `${name}=${textOf(value)}`).join(';')
}

function formOf(args: Arguments): Record<string, string> {
  const { metadata = {} } = args as { readonly metadata?: object }
  const given = Object.entries({
    amount: args.amount,
    'source[barcode]': args.barcode,
    'source[store_id]': args.store_id,
    ...Object.fromEntries(
      Object.entries(metadata).map(([name, value]) => [`metadata[${name}]`, value as unknown]),
    ),
  }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, textOf(value)]))
}

export const refundCharge: Tool = {
  name: 'refund_charge',
  description: 'Refund a paid charge, all that is left of it or an amount.',
  input: {
    type: 'object',
    properties: { charge: text('Its id.'), amount },
    required: ['charge'],
  },
  isReadOnly: false,
  async run(site, args) {
    const flags = flagsOf(site, args.account)
    const path = `/charges/${segment('charge', textOf(args.charge))}`
    const refunds = `${path}/refunds`
    const form = { amount: textOf(args.amount ?? (await leftOf(site, args, path))) }
    const refund = await askOmise<Wire['Refund']>(flags, { method: 'POST', path: refunds, form })
    const { id, amount: refunded, currency, status, voided } = refund
    return { id, charge: args.charge, amount: refunded, currency, status, voided }
  },
}

async function leftOf(site: Site, { account }: Arguments, path: string): Promise<number> {
  const charge = await askOmise<Wire['Charge']>(flagsOf(site, account), { method: 'GET', path })
  return charge.amount - charge.refunded_amount
}
