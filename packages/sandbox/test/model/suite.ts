import fc from 'fast-check'
import { Pool } from 'undici'
import { describe, expect, it } from 'vitest'
import type { SandboxOptions } from '../../src/index.ts'
import type { CheckedSandbox } from '../harness.ts'
import { sizes } from '../sizes.ts'
import { deciding, housekeeping, newModel, startAt, timing } from './account-commands.ts'
import { calling, creating, racing } from './charge-commands.ts'
import type { Command } from './command.ts'
import { createTill } from './till.ts'
import { totalsOf } from './view.ts'

/** Opens a sandbox with these options, on the store that is to be tested. */
export type OpenSandbox = (options: SandboxOptions) => Promise<CheckedSandbox>

/** Holds a sandbox against the model; the same for every store. */
export function describeModel(open: OpenSandbox): void {
  describe('an account', () => {
    it(
      `is what the model says through ${sizes.modelRuns} lives`,
      { timeout: maxMilliseconds },
      () => live(open, (runs) => fc.assert(runs, { numRuns: sizes.modelRuns })),
    )
  })
}

const maxMilliseconds = 60 * 60_000

/** Opens a sandbox for lives of accounts, and closes it after `wrap`, which says how many it wants. */
export async function live<T>(
  open: OpenSandbox,
  wrap: (runs: fc.IAsyncProperty<[Iterable<Command>]>) => Promise<T>,
): Promise<T> {
  await using checked = await open({ clock: 'virtual', startAt })
  const { url } = await checked.sandbox.listen()
  const pool = new Pool(url, { connections: 8 })
  try {
    return await wrap(runsIn(checked, pool))
  } finally {
    await pool.close()
  }
}

const maxCommands = 40

/** Some dozens of things that happen to one account. Those done most often are named more often. */
const run = fc.commands(
  [
    ...[creating, creating, creating],
    ...[calling, calling, calling],
    ...[timing, timing, timing],
    ...[racing, racing],
    ...[deciding, housekeeping],
  ],
  { maxCommands: maxCommands, size: 'max' },
)

/** Each life has an account of its own, which is emptied afterwards. */
function runsIn({ sandbox, answers, errors }: CheckedSandbox, pool: Pool) {
  let accounts = 0
  const nextKey = () => `skey_test_model${accounts++}`
  return fc.asyncProperty(run, async (commands) => {
    const till = createTill({ sandbox, pool, nextKey })
    const model = newModel()
    // What an earlier life left would fail this one too, and shorten the report to nothing.
    errors.length = 0
    try {
      await fc.asyncModelRun(() => ({ model, real: till }), commands)
      expect(await till.seeTotals()).toEqual(totalsOf(model.account))
      expect(errors).toEqual([])
    } finally {
      await till.clear()
      answers.length = 0
    }
  })
}
