import type { Sale } from './sale.ts'

/** Where sales are kept, by order. {@link createMemorySales} forgets them at the end; a shop has a database. */
export interface Sales {
  find(order: string): Promise<Sale | undefined>
  /** Those whose end is not known: unknown and pending. */
  unsettled(): Promise<readonly Sale[]>
  /** Keeps a new sale. */
  add(sale: Sale): Promise<void>
  /** Only for a sale of which it is certain that nothing was charged. */
  forget(order: string): Promise<void>
  /**
   * Puts in a sale's place what `change` makes of it, and gives both; undefined where there is no such sale. Nothing else
   * changes the sale in between: in a database, read it `FOR UPDATE` and write it in one transaction.
   */
  change(order: string, change: (sale: Sale) => Sale): Promise<Changed | undefined>
  /**
   * Does `work` while no other work on this order is done by {@link Sales.alone}: in a database, with an advisory lock.
   * It may last as long as Omise takes to answer, so `change` does not wait for it.
   */
  alone<Result>(order: string, work: () => Promise<Result>): Promise<Result>
}

interface Changed {
  readonly before: Sale
  readonly after: Sale
}
