import {
  type Charge,
  type ChargeId,
  type Duration,
  type Instant,
  instant,
  isFinal,
  readClock,
  type SourceId,
} from '@omise-sandbox/core'
import type { AccountId, OldestQuery, Store, StoreReader } from '../storage/store.ts'

/** How far an account was looked through. */
export interface Place {
  readonly charge: ChargeId | undefined
  readonly source: SourceId | undefined
}

export const beginning: Place = { charge: undefined, source: undefined }

/** Charges and sources that are looked at in one step: what it takes away holds up the account for some milliseconds. */
const max = 20

/**
 * Takes away what an account's clock says was made longer ago than `keptFor`: charges that are final and whose webhooks
 * are settled, with all that belongs to them, and sources that were never charged. The balance stays as it is.
 *
 * Looks at a few of them, and gives the place to go on from; undefined when nothing older is left.
 */
export async function forgetOld(parts: {
  readonly store: Store
  readonly account: AccountId
  readonly keptFor: Duration
  readonly wallClock: () => Instant
  readonly from: Place
}): Promise<Place | undefined> {
  const { store, account, from } = parts
  const seen = await readOld(store.reader(account), parts)
  if (!seen) return undefined
  if (seen.charges.length + seen.sources.length > 0) {
    await store.atomically(account, async (tx) => {
      // Looked at again: it may have been refunded since, or taken away by another server.
      const now = await readOld(tx, parts)
      if (!now) return
      tx.remove('charge', idsOf(now.charges))
      tx.remove('transaction', now.charges.flatMap(transactionsOf))
      tx.remove('source', [...now.charges.map(({ facts }) => facts.source.id), ...now.sources])
    })
  }
  return seen.last.charge === from.charge && seen.last.source === from.source
    ? undefined
    : seen.last
}

interface Seen {
  /** Charges and sources that may go. */
  readonly charges: readonly Charge[]
  readonly sources: readonly SourceId[]
  readonly last: Place
}

async function readOld(
  reader: StoreReader,
  {
    keptFor,
    wallClock,
    from,
  }: Pick<Parameters<typeof forgetOld>[0], 'keptFor' | 'wallClock' | 'from'>,
): Promise<Seen | undefined> {
  const state = await reader.account()
  const now = state && readClock(state.clock, wallClock())
  if (now === undefined || now <= keptFor) return undefined
  const query = (after: string | undefined): OldestQuery => ({
    after,
    until: instant(now - keptFor),
    limit: max,
  })
  const charges = await reader.oldest('charge', query(from.charge))
  const sources = await reader.oldest('source', query(from.source))
  const final = charges.filter(isFinal)
  const busy = await reader.busy(idsOf(final))
  return {
    charges: final.filter(({ facts }) => !busy.has(facts.id)),
    sources: sources.flatMap(({ id, chargedBy }) => (chargedBy === null ? [id] : [])),
    last: {
      charge: charges.at(-1)?.facts.id ?? from.charge,
      source: sources.at(-1)?.id ?? from.source,
    },
  }
}

const idsOf = (charges: readonly Charge[]) => charges.map(({ facts }) => facts.id)

function transactionsOf(charge: Charge) {
  if (charge.status !== 'successful') return []
  return [charge.transaction, ...charge.refunds.map(({ transaction }) => transaction)]
}
