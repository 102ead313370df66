import {
  type Attempted,
  allow,
  atOnce,
  type Charge,
  createRng,
  type Duration,
  duration,
  frozenAt,
  type Instant,
  instant,
  type Rng,
  readClock,
  seedRandom,
  subunits,
} from '@omise-sandbox/core'
import type { Engine } from '../engine.ts'
import type { AccountId } from '../storage/store.ts'
import type { Post } from '../webhooks/http-post.ts'
import { type DemoStep, demoSpan, planDemo } from './plan.ts'

/** Where the demo's webhooks are said to have gone. Nothing is sent. */
const demoEndpoint = 'https://till.example/webhooks/omise'

/**
 * Fills an account with charges of the last days, by living through them: the engine given must post nothing, and its
 * clocks be the account's own. Afterwards the clock is what it was, and the webhooks' endpoint too.
 */
export async function fillWithDemo(options: {
  readonly engine: Engine
  readonly account: AccountId
  readonly count: number
  readonly seed: string
  readonly wallClock: () => Instant
}): Promise<void> {
  const { engine, account, count, wallClock } = options
  const { settings, clock } = await engine.accounts.open(account)
  const end = readClock(clock, wallClock())
  const seed = createRng(seedRandom(`demo:${options.seed}`)).next()
  const steps = planDemo({ seed, count, end, settings })
  const change = (what: { clock: typeof clock; url: string | null }) =>
    engine.transact(account, async (unit) => {
      const webhooks = { ...settings.webhooks, url: what.url }
      unit.update({ clock: what.clock, settings: { ...settings, webhooks } })
      return allow(undefined)
    })

  let now = instant(Math.max(0, end - demoSpan))
  await change({ clock: frozenAt(now), url: demoEndpoint })
  const advanceTo = async (moment: Instant) => {
    await engine.scheduler.advance(account, between(now, moment))
    now = moment
  }
  const charges = new Map<number, Charge>()
  for (const step of steps) {
    await advanceTo(step.at)
    await take(step, { engine, account, charges })
  }
  await advanceTo(end)
  await change({ clock, url: settings.webhooks.url })
}

function between(from: Instant, to: Instant): Duration {
  return duration(Math.max(0, to - from))
}

async function take(
  { charge, act }: DemoStep,
  to: {
    readonly engine: Engine
    readonly account: AccountId
    readonly charges: Map<number, Charge>
  },
): Promise<void> {
  const { engine, account, charges } = to
  const { services } = engine
  if (act.type === 'create') {
    const made = await services.charges.create(account, act.request)
    if (made.ok) charges.set(charge, made.value)
    return
  }
  const made = charges.get(charge)
  if (!made) return
  const { id, amount } = made.facts
  // What is refused (the payer had not paid yet) is refused in a real shop too.
  if (act.type === 'expire')
    await services.charges.end(account, id, { kind: 'expired', after: atOnce }, 'api')
  else {
    await services.refunds.create(account, id, {
      amount: act.share === 'all' ? amount : subunits(Math.ceil(amount / 2)),
      metadata: {},
      onlyAsVoid: false,
    })
  }
}

/** Receivers as they are: nearly all answer, some are ill. Nothing is sent. */
export function createDemoPost(seed: string): Post {
  const rng = createRng(seedRandom(`demo post:${seed}`))
  return Object.assign(async () => drawAnswer(rng), { close: async () => {} })
}

function drawAnswer(rng: Rng): Attempted {
  const fate = rng.next() % 100
  const durationMs = 20 + (rng.next() % 280)
  if (fate < 3) {
    const error = 'No complete answer within 10000 ms.'
    return { response: null, retryAfter: null, error, durationMs: 10_000 }
  }
  const status = fate < 8 ? 500 : 200
  const response = { status, body: status === 200 ? 'ok' : 'error' }
  return { response, retryAfter: null, error: null, durationMs }
}
