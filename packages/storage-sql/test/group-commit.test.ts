import { describe, expect, it } from 'vitest'
import type { Connection, WorkResult } from '../src/driver.ts'
import { createGroupCommit } from '../src/sqlite/group-commit.ts'

/** Writes names to a "disk", in transactions that can be made to fail. */
function aDisk() {
  const committed: string[] = []
  let begun: string[] | undefined
  const log: string[] = []
  const failing = new Set<'begin' | 'commit' | 'rollback'>()
  /** What happens within the next commit. */
  const committing: (() => void)[] = []

  function step(name: 'begin' | 'commit' | 'rollback'): void {
    log.push(name)
    if (failing.has(name)) throw new Error(`${name} fails`)
  }

  const connection: Connection = { all: () => Promise.reject(new Error('Not used.')) }
  const group = createGroupCommit({
    connection,
    begin() {
      step('begin')
      begun = []
    },
    commit() {
      step('commit')
      committing.pop()?.()
      committed.push(...(begun ?? []))
      begun = undefined
    },
    rollback() {
      begun = undefined
      step('rollback')
    },
  })
  return {
    committed,
    log,
    failing,
    committing,
    rest: group.rest,
    transact: group.transact,
    /** What is written but not kept counts as well. */
    seen: () => [...committed, ...(begun ?? [])],
    write: (name: string, more: Partial<WorkResult<string>> = {}) =>
      group.transact(async () => ({
        result: name,
        write: async () => void begun?.push(name),
        ...more,
      })),
  }
}

const outcomes = async (promises: Promise<unknown>[]) =>
  (await Promise.allSettled(promises)).map((one) =>
    one.status === 'fulfilled' ? one.value : one.reason.message,
  )

describe('a group commit', () => {
  it('keeps the decisions of one moment by one commit', async () => {
    const { write, log, committed } = aDisk()

    const results = await outcomes(['a', 'b', 'c'].map((name) => write(name)))

    expect(results).toEqual(['a', 'b', 'c'])
    expect(log).toEqual(['begin', 'commit'])
    expect(committed).toEqual(['a', 'b', 'c'])
  })

  it('begins nothing for a decision that writes nothing', async () => {
    const { transact, log } = aDisk()

    expect(await transact(async () => ({ result: 'read' }))).toBe('read')
    expect(log).toEqual([])
  })

  it('fails all its members where it cannot be kept, also one that only read what others wrote', async () => {
    const { write, transact, seen, failing, log, committed } = aDisk()
    failing.add('commit')

    const results = await outcomes([
      write('a'),
      write('b'),
      transact(async () => ({ result: seen().join() })),
    ])

    expect(results).toEqual(['commit fails', 'commit fails', 'commit fails'])
    expect(log).toEqual(['begin', 'commit', 'rollback'])
    expect(committed).toEqual([])
  })

  it('says what was lost before anything else is decided', async () => {
    const known = new Set<string>()
    const disk = aDisk()
    const next = new Promise((resolve) => {
      disk.committing.push(() => {
        resolve(disk.transact(async () => ({ result: [...known, ...disk.seen()].join() })))
        throw new Error('commit fails')
      })
    })

    const remembered = {
      write: async () => void known.add('a'),
      rolledBack: () => known.delete('a'),
    }

    expect(await outcomes([disk.write('a', remembered)])).toEqual(['commit fails'])
    expect(await next).toBe('')
  })

  it('lets what is decided right after a write that failed see none of its group', async () => {
    const { write, transact, seen, committed } = aDisk()
    const known = new Set<string>()
    const remembering = (name: string, fails = false): Partial<WorkResult<string>> => ({
      async write() {
        known.add(name)
        if (fails) throw new Error('disk is full')
      },
      rolledBack: () => known.delete(name),
    })

    const results = await outcomes([
      write('a', remembering('a')),
      write('b', remembering('b', true)),
      transact(async () => ({ result: [...known, ...seen()].join() })),
      write('d'),
    ])

    expect(results).toEqual(['disk is full', 'disk is full', '', 'd'])
    expect(committed).toEqual(['d'])
  })

  it('goes on after a failure, whatever failed', async () => {
    for (const what of ['begin', 'commit', 'rollback'] as const) {
      const { write, failing, committed } = aDisk()
      failing.add(what)
      if (what === 'rollback') failing.add('commit')
      const cause = what === 'rollback' ? 'commit fails' : `${what} fails`
      expect(await outcomes([write('a')])).toEqual([cause])

      failing.clear()

      expect(await outcomes([write('b')])).toEqual(['b'])
      expect(committed).toEqual(['b'])
    }
  })

  it('keeps a decision that throws out of its group, and the rest in', async () => {
    const { write, transact, committed } = aDisk()

    const refused = () => Promise.reject(new Error('refused'))
    const results = await outcomes([write('a'), transact(refused), write('b')])

    expect(results).toEqual(['a', 'refused', 'b'])
    expect(committed).toEqual(['a', 'b'])
  })

  it('never commits in the middle of a decision, however long that takes', async () => {
    const { write, log } = aDisk()
    const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

    await outcomes([
      write('a'),
      write('slow', {
        async write() {
          log.push('first half')
          await turn()
          await turn()
          log.push('second half')
        },
      }),
    ])

    expect(log).toEqual(['begin', 'first half', 'second half', 'commit'])
  })

  it('keeps two hundred without waiting for more, and what is left when it is to rest', async () => {
    const { write, log, rest, committed } = aDisk()
    const all = Array.from({ length: 201 }, (_, number) => write(String(number)))

    await rest()

    await Promise.all(all)
    expect(committed).toHaveLength(201)
    expect(log).toEqual(['begin', 'commit', 'begin', 'commit'])
  })
})
