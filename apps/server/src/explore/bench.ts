import { randomBytes } from 'node:crypto'
import type { Wire } from '@omise-sandbox/api'
import type { Country, MethodType } from '@omise-sandbox/core'
import { type AttemptReport, createSandbox, type Sandbox } from '@omise-sandbox/sandbox'
import { signed } from '../certify/webhook.ts'
import { type Method, methodNamed, sampleCharge } from '../cli/sample-charge.ts'
import type { SandboxFacts, SentWebhook } from './app.ts'
import type { Transition, WebhookKey } from './engine/scenario.ts'
import type { ChargeTruth } from './engine/truth.ts'
import { createExchange } from './exchange.ts'

export interface BenchOptions {
  /** What webhooks are signed with, base64; the account's own when left out. */
  readonly secret?: string | undefined
  readonly apiPort?: number | undefined
  readonly country?: Country | undefined
  readonly method?: MethodType | undefined
}

/** The sandbox of an exploration: makes charges, lets things happen to them, and knows what is true. */
export interface Bench extends AsyncDisposable {
  readonly facts: SandboxFacts
  readonly currency: string
  /** Tells the orders of this run from those of others. */
  readonly run: string
  /** Charges as a shop does, and gives the charge's id. */
  charge(order: string, amount: number): Promise<string>
  /** What an application is to charge: of a lost answer, a code that has it lost. */
  barcode(answer: 'lost' | undefined): string
  /** The charges whose metadata names an order, oldest first. */
  chargesOf(order: string): Promise<readonly string[]>
  happen(charge: string, transition: Transition): Promise<void>
  /** Lets a second pass, so that no two things happen at the same time. */
  pass(): Promise<void>
  /** A webhook that a charge has made, signed now; `number` counts those of its kind from 1. */
  webhook(charge: string, key: WebhookKey, number: number): Promise<SentWebhook>
  truthOf(charge: string): Promise<ChargeTruth>
}

/** How long one call of the run's own sandbox may take, in milliseconds. */
const callTimeoutMs = 30_000

export async function openBench(options: BenchOptions): Promise<Bench> {
  const made: string[] = []
  const onAttempt = ({ delivery: { key, charge } }: AttemptReport) => {
    if (key === 'charge.create' && charge !== null) made.push(charge)
  }
  const run = randomBytes(4).toString('hex')
  const sandbox = await createSandbox(
    {
      clock: 'virtual',
      // Applications may compare the times of charges with their own.
      startAt: `${new Date().toISOString().slice(0, 19)}Z`,
      outcome: 'manual',
      // Another one each time: applications remember what they have seen.
      seed: run,
      country: options.country ?? 'TH',
      // Nobody asks for what earlier schedules left.
      retain: '1h',
    },
    { attempted: onAttempt },
  )
  try {
    return await benchOf(sandbox, { options, run, made })
  } catch (error) {
    await sandbox.close()
    throw error
  }
}

async function benchOf(
  sandbox: Sandbox,
  of: { readonly options: BenchOptions; readonly run: string; readonly made: string[] },
): Promise<Bench> {
  const { options, run, made } = of
  const { control, secretKey } = sandbox
  const method = methodNamed(options.method, (await control.methods.list()).data)
  const secret = options.secret ?? sandbox.webhookSecret
  await control.webhooks.update({ url: 'sandbox:inbox', secret })
  await sandbox.listen({ port: options.apiPort ?? 0 })
  const ask = createCaller(sandbox)

  async function chargeNow(charge: string): Promise<Wire['Charge']> {
    // The document of the control API leaves to the other one what a charge is.
    return (await control.charges.getDetails(charge)).charge as Wire['Charge']
  }

  async function sentOf(charge: string, key: WebhookKey): Promise<SentWebhook[]> {
    const { data } = await control.deliveries.list({ charge, limit: 100 })
    return data
      .filter((delivery) => delivery.key === key)
      .flatMap(({ attempts }) => attempts[0]?.request ?? [])
      .reverse()
  }

  return {
    facts: { apiUrl: sandbox.url, secretKey, webhookSecret: secret },
    currency: method.currency,
    run,
    barcode: (answer) => (answer === 'lost' ? lostAnswerBarcode : codeOf(method)),
    async charge(order, amount) {
      const form = { ...sampleCharge(method), amount: String(amount), 'metadata[order]': order }
      return (await ask<Wire['Charge']>('/charges', form)).id
    },
    chargesOf: createFinder(made, async (charge) => {
      return Object.values((await chargeNow(charge)).metadata)
    }),
    async happen(charge, transition) {
      if (typeof transition === 'object') {
        const { amount, refunded_amount } = await chargeNow(charge)
        const { refund } = transition
        const given = refund === 'rest' ? amount - refunded_amount : refund
        await ask<Wire['Refund']>(`/charges/${charge}/refunds`, { amount: String(given) })
      } else await control.charges.setOutcome(charge, outcomeOf(transition, method))
    },
    pass: async () => void (await control.clock.advance('1s')),
    async webhook(charge, key, number) {
      const sent = (await sentOf(charge, key))[number - 1]
      if (!sent) throw new Error(`The sandbox has made no ${key} ${number} of ${charge}.`)
      return signed({ label: key, ...sent }, secret)
    },
    async truthOf(charge) {
      const { id, status, amount, refunded_amount } = await chargeNow(charge)
      return { id, status, amount, refunded: refunded_amount }
    },
    async [Symbol.asyncDispose]() {
      ask.close()
      await sandbox.close()
    },
  }
}

/** Its charge is made, and then the connection is reset. */
const lostAnswerBarcode = '280000000000003001'

function codeOf(method: Method): string {
  return sampleCharge(method)['source[barcode]'] ?? ''
}

function outcomeOf(transition: 'pay' | 'decline' | 'expire', { shortage }: Method) {
  if (transition === 'pay') return { outcome: 'successful' } as const
  if (transition === 'expire') return { outcome: 'expired' } as const
  return { outcome: 'failed', failure_code: shortage } as const
}

/** Calls the imitated API as a shop does. */
function createCaller({ url, secretKey }: Pick<Sandbox, 'url' | 'secretKey'>) {
  const exchange = createExchange(callTimeoutMs)
  const headers = {
    Authorization: `Basic ${btoa(`${secretKey}:`)}`,
    'Content-Type': 'application/x-www-form-urlencoded',
  }
  async function ask<Body>(path: string, form: Readonly<Record<string, string>>): Promise<Body> {
    const sent = String(new URLSearchParams(form))
    const { status, body } = await exchange.send({
      ...{ url: `${url}${path}`, method: 'POST', headers, body: sent },
    })
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`)
    return JSON.parse(body) as Body
  }
  return Object.assign(ask, { close: exchange.disconnect })
}

/** An order of a run, wherever it stands in a text. */
const orderPattern = /explore-[0-9a-f]+-\d+-[A-Za-z0-9]+/

/** Finds charges by the order that their metadata names, each read once. */
function createFinder(
  made: string[],
  metadataOf: (charge: string) => Promise<readonly unknown[]>,
): Bench['chargesOf'] {
  const byOrder = new Map<string, string[]>()
  let read = Promise.resolve()
  async function readNew(): Promise<void> {
    for (const charge of made.splice(0)) {
      const texts = (await metadataOf(charge)).filter((text) => typeof text === 'string')
      const [named] = texts.flatMap((text) => orderPattern.exec(text)?.[0] ?? [])
      if (named !== undefined) byOrder.set(named, [...(byOrder.get(named) ?? []), charge])
    }
  }
  return async (order) => {
    // Another one who looks may be reading the charge that is looked for.
    read = read.then(readNew)
    await read
    return byOrder.get(order) ?? []
  }
}
