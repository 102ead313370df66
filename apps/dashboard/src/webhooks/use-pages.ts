import { useEffect, useState } from 'preact/hooks'
import type { LiveUpdate } from '../live/live.ts'
import { type Loaded, useLive } from '../live/use-live.ts'

export interface Pages<Item> extends Loaded<{ readonly data: Item[]; readonly total: number }> {
  /** Shows another page below what is shown. */
  readonly more: () => void
}

const pageSize = 20
/** What the control API gives at once, at most. */
const maxConcurrency = 100

/** The newest of a list, kept up to date, twenty more each time that more are asked for. */
export function usePages<Item>(
  key: string,
  list: (page: { offset: number; limit: number }) => Promise<{ data: Item[]; total: number }>,
  concerns: (update: LiveUpdate) => boolean,
): Pages<Item> {
  const [wanted, setWanted] = useState({ key, count: pageSize })
  const count = wanted.key === key ? wanted.count : pageSize

  async function load() {
    const data: Item[] = []
    for (;;) {
      const limit = Math.min(count - data.length, maxConcurrency)
      const page = await list({ offset: data.length, limit })
      data.push(...page.data)
      const isAll = page.data.length < limit || data.length >= count
      if (isAll) return { data, total: page.total }
    }
  }

  const loaded = useLive(key, load, concerns)
  const { reload } = loaded
  useEffect(() => {
    if (count > pageSize) reload()
  }, [count, reload])
  return { ...loaded, more: () => setWanted({ key, count: count + pageSize }) }
}
