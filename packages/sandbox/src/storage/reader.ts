import { type ChargeId, type Delivery, type EventId, instant } from '@omise-sandbox/core'
import type { AccountState } from './account-state.ts'
import type { Entities, EntityKind } from './entities.ts'
import { allEntities, type Reads } from './port.ts'
import type { ListQuery, OldestQuery, Page, StoreReader } from './store.ts'
import type { Task } from './task.ts'

/** What others ask of an account, by the few reads that stores have. */
export class Reader implements StoreReader {
  protected readonly reads: Reads

  constructor(reads: Reads) {
    this.reads = reads
  }

  async account(): Promise<AccountState | undefined> {
    return (await this.reads.record()).state
  }

  get<K extends EntityKind>(kind: K, id: string): Promise<Entities[K] | undefined> {
    return this.reads.get(kind, id)
  }

  async getAll<K extends EntityKind>(kind: K, ids: readonly string[]): Promise<Entities[K][]> {
    if (ids.length === 0) return []
    return [...(await this.reads.list(kind, { ...allEntities, ids })).data]
  }

  list<K extends EntityKind>(kind: K, query: ListQuery): Promise<Page<Entities[K]>> {
    return this.reads.list(kind, { ...query, counted: true })
  }

  async deliveriesOf(events: readonly EventId[]): Promise<Delivery[]> {
    if (events.length === 0) return []
    return [...(await this.reads.list('delivery', { ...allEntities, events })).data]
  }

  async tasks(query: { charge: ChargeId | undefined; limit: number }): Promise<Task[]> {
    const { charge, limit } = query
    const stored = await this.reads.tasks(charge ? { charges: [charge], limit } : { limit })
    return stored.map(({ task }) => task)
  }

  async oldest<K extends EntityKind>(kind: K, query: OldestQuery): Promise<Entities[K][]> {
    const wanted = { ...allEntities, from: instant(0), ...query }
    return [...(await this.reads.list(kind, wanted)).data]
  }

  async busy(charges: readonly ChargeId[]): Promise<ReadonlySet<ChargeId>> {
    if (charges.length === 0) return new Set()
    const limit = Number.MAX_SAFE_INTEGER
    const left = await this.reads.tasks({ charges, limit, sending: true })
    return new Set(left.map(({ task }) => task.charge))
  }
}
