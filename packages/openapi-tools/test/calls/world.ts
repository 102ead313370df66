/** What the account holds, as far as its answers have told. */
export interface World {
  readonly pending: Set<string>
  /** What is left to refund of each paid charge. */
  readonly paid: Map<string, number>
  /** Charges that are final and have nothing to refund. */
  readonly ended: Set<string>
  /** Sources that were not charged yet, with their amounts. */
  readonly sources: Map<string, number>
  readonly refunds: Map<string, string>
  readonly events: Set<string>
  readonly transactions: Set<string>
  /** Takes in an object that an answer showed, and what is inside it. */
  learn(answer: unknown): void
}

interface Shown {
  readonly object?: string
  readonly id: string
  readonly status: string
  readonly amount: number
  readonly refunded_amount: number
  readonly charge: string
  readonly charge_status: string
  readonly source?: { readonly id: string }
  readonly data?: readonly unknown[]
}

export function createWorld(): World {
  const world: World = {
    pending: new Set(),
    paid: new Map(),
    ended: new Set(),
    sources: new Map(),
    refunds: new Map(),
    events: new Set(),
    transactions: new Set(),
    learn(answer) {
      if (typeof answer !== 'object' || answer === null) return
      const shown = answer as Shown
      if (shown.object === 'charge') learnCharge(world, shown)
      if (shown.object === 'source' && shown.charge_status === 'unknown')
        world.sources.set(shown.id, shown.amount)
      if (shown.object === 'event') world.events.add(shown.id)
      if (shown.object === 'transaction') world.transactions.add(shown.id)
      if (shown.object === 'refund') learnRefund(world, shown)
      if (shown.object === 'list') for (const one of shown.data ?? []) world.learn(one)
    },
  }
  return world
}

function learnCharge(world: World, charge: Shown): void {
  const { id, status, amount, refunded_amount: refunded } = charge
  world.sources.delete(charge.source?.id ?? '')
  if (status === 'pending') {
    world.pending.add(id)
    return
  }
  world.pending.delete(id)
  if (status === 'successful' && refunded < amount) world.paid.set(id, amount - refunded)
  else {
    world.paid.delete(id)
    world.ended.add(id)
  }
}

function learnRefund(world: World, { id, charge, amount }: Shown): void {
  if (world.refunds.has(id)) return
  world.refunds.set(id, charge)
  const left = (world.paid.get(charge) ?? amount) - amount
  if (left > 0) world.paid.set(charge, left)
  else {
    world.paid.delete(charge)
    world.ended.add(charge)
  }
}
