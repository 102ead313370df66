import type { AsyncCommand } from 'fast-check'
import { expect } from 'vitest'
import type { Account } from './account.ts'
import { beforeCall, type Call } from './calls.ts'
import type { Till } from './till.ts'
import { summaryOf, viewOf } from './view.ts'

/** What the model knows: the account, and the copies of it that were kept. */
export interface Model {
  account: Account
  readonly snapshots: Map<string, Account>
}

export type Command = AsyncCommand<Model, Till>

/** A command in words; after it, all that can be seen must be as the model says. */
export function command(what: {
  readonly words: string
  readonly possible?: (model: Readonly<Model>) => boolean
  readonly run: (model: Model, till: Till) => Promise<void>
}): Command {
  return {
    check: what.possible ?? (() => true),
    async run(model, till) {
      await what.run(model, till)
      await compare(model.account, till)
    },
    toString: () => what.words,
  }
}

async function compare(account: Account, till: Till): Promise<void> {
  const ids = account.charges.map(({ id }) => id)
  const [seen, summary] = await Promise.all([till.seeCharges(ids), till.seeAccount()])
  const expected = account.charges.map((charge) => viewOf(account, charge))
  expect({ charges: seen, ...summary }).toEqual({ charges: expected, ...summaryOf(account) })
}

/** Makes one call, which must be answered as the model answers it. */
export async function callOnce(
  account: Account,
  till: Till,
  call: Call,
  id: string,
): Promise<void> {
  const before = beforeCall(account, id)
  const answer = await call.ask(till, before)
  expect(`${call.words}: ${answer}`).toBe(`${call.words}: ${call.answer(account, before)}`)
}
