import type { ControlWire, Wire } from '@omise-sandbox/api'
import type { Sandbox } from '@omise-sandbox/sandbox'
import { askSandbox } from '../cli/ask-sandbox.ts'
import { type Method, sampleCharge } from '../cli/sample-charge.ts'
import type { Webhook } from './webhook.ts'

/** A charge made for a check, with the webhook that tells of it. */
interface Made {
  readonly id: string
  readonly created: Webhook
}

/** Makes charges at the sandbox and lets things happen to them; gives the webhooks that tell of it. */
export interface Shop {
  /** A pending charge of an order, whose name stands in `metadata.order`. */
  charge(order: string, metadata?: Readonly<Record<string, string>>): Promise<Made>
  end(charge: string, outcome: ControlWire['Outcome']): Promise<Webhook>
  pay(charge: string): Promise<Webhook>
  /** The payer has too little money. */
  decline(charge: string): Promise<Webhook>
  refund(charge: string): Promise<Webhook>
}

/** What has just happened to a charge is told of by one of its newest webhooks. */
const newest = 3

export function createShop(of: {
  readonly sandbox: Sandbox
  /** Tells this run's orders from those of others. */
  readonly run: string
  /** What its customers pay by. */
  readonly method: Method
}): Shop {
  const { sandbox, run, method } = of
  const { control } = sandbox
  const form = { ...sampleCharge(method), description: 'omise-sandbox certify' }

  /** The last webhook of a kind that a charge has made, with the bytes and headers it went out with. */
  async function webhookOf(charge: string, key: Wire['Event']['key']): Promise<Webhook> {
    await sandbox.settled()
    // Each that is listed is verified, so that the whole inbox would take longer than the check itself.
    const { data } = await control.inbox.list({ limit: newest })
    const found = data.find((message) => message.charge === charge && message.key === key)
    if (!found) throw new Error(`The sandbox has sent no ${key} of ${charge}.`)
    return { label: `${key} of ${charge}`, headers: found.headers, body: found.body }
  }

  async function end(charge: string, outcome: ControlWire['Outcome']): Promise<Webhook> {
    await control.charges.setOutcome(charge, outcome)
    return webhookOf(charge, outcome.outcome === 'expired' ? 'charge.expire' : 'charge.complete')
  }

  return {
    async charge(order, metadata = {}) {
      const notes = { ...metadata, order: `certify-${run}-${order}` }
      const fields = Object.entries(notes).map(([name, value]) => [`metadata[${name}]`, value])
      const { id } = await askSandbox<Wire['Charge']>(sandbox, '/charges', {
        ...form,
        ...Object.fromEntries(fields),
      })
      return { id, created: await webhookOf(id, 'charge.create') }
    },
    end,
    pay: (charge) => end(charge, { outcome: 'successful' }),
    decline: (charge) => end(charge, { outcome: 'failed', failure_code: method.shortage }),
    async refund(charge) {
      await askSandbox<Wire['Refund']>(sandbox, `/charges/${charge}/refunds`, {
        amount: form.amount,
      })
      return webhookOf(charge, 'refund.create')
    },
  }
}
