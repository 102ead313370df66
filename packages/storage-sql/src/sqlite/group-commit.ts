import type { Connection, Decided, WorkResult } from '../driver.ts'

/** Decisions one after the other, those of one moment kept together: what a disk takes long for is then done once. */
export interface GroupCommit {
  /** Resolves when the decision is made, and the next one may be. */
  decide<T>(work: (connection: Connection) => Promise<WorkResult<T>>): Promise<Decided<T>>
  /** Resolves when it is kept. */
  transact<T>(work: (connection: Connection) => Promise<WorkResult<T>>): Promise<T>
  /** Resolves when what was begun is over. */
  rest(): Promise<void>
}

/** One transaction, and who waits for it. */
interface Group {
  readonly members: Member[]
  over: boolean
}

interface Member {
  committed(): void
  rolledBack(error: unknown): void
}

/** So many decisions are kept without waiting for more. */
const maxMembers = 200

export function createGroupCommit(database: {
  readonly connection: Connection
  begin(): void
  commit(): void
  rollback(): void
}): GroupCommit {
  let last: Promise<unknown> = Promise.resolve()
  let group: Group | undefined

  /** Runs one thing after what was asked for before it: a commit, too, comes between decisions and never in one. */
  function enqueue<T>(work: () => T | Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }

  function open(): Group {
    database.begin()
    const opened: Group = { members: [], over: false }
    // Requests that are read in the same turn of the event loop join before it is over.
    setImmediate(() => void enqueue(() => commit(opened)))
    return opened
  }

  function commit(ending: Group): void {
    if (ending.over) return
    try {
      database.commit()
    } catch (error) {
      fail(ending, error)
      return
    }
    end(ending)
    for (const { committed } of ending.members) committed()
  }

  /** Nothing of a group is kept: what came later was decided on what came before. */
  function fail(failing: Group, error: unknown): void {
    if (failing.over) return
    end(failing)
    try {
      database.rollback()
    } catch {
      // Beginning the next does it again.
    }
    for (const { rolledBack } of failing.members) rolledBack(error)
  }

  function end(ending: Group): void {
    ending.over = true
    if (group === ending) group = undefined
  }

  /** Decides and writes; what it gives resolves when that is kept. */
  async function step<T>(
    work: (connection: Connection) => Promise<WorkResult<T>>,
  ): Promise<Decided<T>> {
    const { result, write, rolledBack } = await work(database.connection)
    if (!write && !group) return { committed: Promise.resolve(result) }
    group ??= open()
    const joined = group
    const committed = new Promise<T>((resolve, reject) => {
      joined.members.push({
        committed: () => resolve(result),
        rolledBack(error) {
          rolledBack?.()
          reject(error)
        },
      })
    })
    try {
      await (await write?.(database.connection))?.done
    } catch (error) {
      fail(joined, error)
    }
    if (joined.members.length >= maxMembers) commit(joined)
    return { committed }
  }

  return {
    decide: (work) => enqueue(() => step(work)),
    transact: (work) => enqueue(() => step(work)).then(({ committed }) => committed),
    async rest() {
      await last
      if (group) commit(group)
    },
  }
}
