import type { Live } from '../live/live.ts'

/** Charges with one reference, as the news tells of them. */
interface HeardCharges {
  /** Resolves to how many were heard of once that one was: the news comes in order. */
  until(id: string): Promise<number>
  stop(): void
}

/** News that takes longer does not come. */
const longest = 1000

export function hearOfCharges(live: Live, sale: string): HeardCharges {
  const heard = new Set<string>()
  let tell = () => {}
  const stop = live.listen((news) => {
    if (news.type !== 'event' || saleOf(news.charge) !== sale) return
    heard.add(news.summary.id)
    tell()
  })
  return {
    async until(id) {
      const late = AbortSignal.timeout(longest)
      while (!heard.has(id) && !late.aborted) {
        await new Promise<void>((resolve) => {
          tell = resolve
          late.addEventListener('abort', () => resolve(), { once: true })
        })
      }
      return heard.size
    },
    stop,
  }
}

function saleOf({ metadata }: Readonly<Record<string, unknown>>): unknown {
  return typeof metadata === 'object' && metadata !== null && 'sale' in metadata
    ? metadata.sale
    : undefined
}
