import { setImmediate } from 'node:timers/promises'
import { instant, lastInstant } from '@omise-sandbox/core'
import type { Entities } from '../storage/entities.ts'
import type { AccountId, ListQuery, Page, Store } from '../storage/store.ts'

type SearchKind = 'charge' | 'refund'

export interface Search {
  /** A page of what a test holds true of, and how many there are in all. Looks at everything of its kind. */
  find<K extends SearchKind>(
    account: AccountId,
    kind: K,
    wanted: {
      readonly holds: (entity: Entities[K]) => boolean
      readonly order: ListQuery['order']
      readonly offset: number
      readonly limit: number
    },
  ): Promise<Page<Entities[K]>>
}

const pageSize = 500

export function createSearch({ store }: { readonly store: Store }): Search {
  return {
    async find(account, kind, { holds, order, offset, limit }) {
      const reader = store.reader(account)
      const everything = { from: instant(0), until: lastInstant, order, charge: undefined }
      const data: Entities[typeof kind][] = []
      let total = 0
      for (let seen = 0; ; seen += pageSize) {
        const page = await reader.list(kind, { ...everything, offset: seen, limit: pageSize })
        for (const entity of page.data) {
          if (!holds(entity)) continue
          if (total >= offset && data.length < limit) data.push(entity)
          total++
        }
        if (page.data.length < pageSize) return { data, total }
        // Others get their turn while a large account is searched.
        await setImmediate()
      }
    },
  }
}
