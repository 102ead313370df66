import type { Sale } from './sale.ts'
import type { Sales } from './sales.ts'

/** Sales in this process, for tests and to try the till. */
export function createMemorySales(): Sales {
  const kept = new Map<string, Sale>()
  const lastWork = new Map<string, Promise<unknown>>()

  return {
    async find(order) {
      return kept.get(order)
    },
    async unsettled() {
      return [...kept.values()].filter(({ status }) => status === 'unknown' || status === 'pending')
    },
    async add(sale) {
      kept.set(sale.order, sale)
    },
    async forget(order) {
      kept.delete(order)
    },
    async change(order, change) {
      const before = kept.get(order)
      if (!before) return undefined
      const after = change(before)
      kept.set(order, after)
      return { before, after }
    },
    async alone(order, work) {
      const mine = (lastWork.get(order) ?? Promise.resolve()).then(work, work)
      lastWork.set(order, mine)
      try {
        return await mine
      } finally {
        if (lastWork.get(order) === mine) lastWork.delete(order)
      }
    },
  }
}
