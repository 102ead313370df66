import type { Live } from '../live/live.ts'

/** Charges with one reference, as the updates name them. */
interface WatchedCharges {
  /** Resolves to how many were seen once that one was: updates come in order. */
  until(id: string): Promise<number>
  stop(): void
}

/** An update that takes longer does not come. */
const maxMilliseconds = 1000

export function watchCharges(live: Live, sale: string): WatchedCharges {
  const seen = new Set<string>()
  let notify = () => {}
  const stop = live.subscribe((update) => {
    if (update.type !== 'event' || saleOf(update.charge) !== sale) return
    seen.add(update.summary.id)
    notify()
  })
  return {
    async until(id) {
      const late = AbortSignal.timeout(maxMilliseconds)
      while (!seen.has(id) && !late.aborted) {
        await new Promise<void>((resolve) => {
          notify = resolve
          late.addEventListener('abort', () => resolve(), { once: true })
        })
      }
      return seen.size
    },
    stop,
  }
}

function saleOf({ metadata }: Readonly<Record<string, unknown>>): unknown {
  return typeof metadata === 'object' && metadata !== null && 'sale' in metadata
    ? metadata.sale
    : undefined
}
