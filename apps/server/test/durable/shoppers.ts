import type { Wire } from '@omise-sandbox/api'
import { charge, type Place, post, Unanswered } from './asking.ts'
import type { Random } from './random.ts'

/** What was answered, and so must never be lost. */
export interface Promised {
  readonly charges: Map<string, 'pending' | 'successful' | 'expired'>
  /** By the refund's id, its amount. */
  readonly refunds: Map<string, number>
}

/** Shoppers who pay, take things back or think better of it, one thing after the other, on a server that comes and goes. */
export function shoppers(parts: {
  readonly count: number
  readonly random: Random
  readonly place: () => Promise<Place>
}) {
  const { count, random } = parts
  const promised: Promised = { charges: new Map(), refunds: new Map() }
  let stopped = false
  let answers = 0
  let wanted = Number.POSITIVE_INFINITY
  let enough = () => {}

  function answered(): void {
    answers++
    if (answers >= wanted) enough()
  }

  async function shop(place: Place): Promise<void> {
    const amount = String(2_000 + random.upTo(400_000))
    const { id } = await charge(place, { fields: { amount } })
    promised.charges.set(id, 'pending')
    answered()
    const mood = random.draw()
    if (mood < 0.1) return
    if (mood < 0.2) {
      await post(place, `/charges/${id}/expire`)
      promised.charges.set(id, 'expired')
      return answered()
    }
    await post(place, `/charges/${id}/mark_as_paid`)
    promised.charges.set(id, 'successful')
    answered()
    for (let refunds = random.upTo(2); refunds > 0; refunds--) {
      const fields = { amount: String(1 + random.upTo(999)) }
      const refund = await post<Wire['Refund']>(place, `/charges/${id}/refunds`, fields)
      promised.refunds.set(refund.id, refund.amount)
      answered()
    }
  }

  async function shopper(): Promise<void> {
    while (!stopped) {
      await shop(await parts.place()).catch((error) => {
        if (!(error instanceof Unanswered)) throw error
      })
    }
  }

  const gone = Promise.all(Array.from({ length: count }, shopper))
  return {
    promised,
    /** Resolves when so many more calls have been answered; rejects where one was answered with what it must not be. */
    async answers(more: number): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>()
      wanted = answers + more
      enough = resolve
      if (more === 0) resolve()
      await Promise.race([promise, gone])
    },
    async stop(): Promise<void> {
      stopped = true
      await gone
    },
  }
}
