import type { Control, ControlWire } from '@omise-sandbox/api'
import { inParallel } from './in-parallel.ts'

export type Summary = ControlWire['ChargeSummary']

/** What of an account's control is asked: all of it reads, and changes nothing. */
export type ReadControl = Readonly<
  Pick<Control, 'account' | 'methods' | 'charges' | 'timeline' | 'deliveries' | 'requests'>
>

/** Nothing can be proved about the account: says why, and what to do. */
export class AccountError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'AccountError'
  }
}

export interface Truth {
  readonly settings: ControlWire['AccountSettings']
  readonly methods: readonly ControlWire['PaymentMethod'][]
  /** By their ids, oldest first. */
  readonly charges: ReadonlyMap<string, Summary>
}

const pageSize = 1000

/** Reads every charge of the account. Throws an {@link AccountError} where it has none, or lost some meanwhile. */
export async function readTruth(control: ReadControl): Promise<Truth> {
  const [settings, methods] = await Promise.all([
    control.account.getSettings(),
    control.methods.list(),
  ])
  // Something else may answer at that address, with what no sandbox says.
  if (typeof settings.account !== 'string' || !Array.isArray(methods.data)) throw notAnAccount()
  const { found, expected } = await readCharges(control)
  // Charges that are made meanwhile push others to the next page, where they come again.
  const charges = new Map(found.toReversed().map((charge) => [charge.id, charge]))
  if (charges.size === 0) {
    throw new AccountError(
      `The account ${settings.account} has no charges, which proves nothing. Name the key that the shop uses with --key, and look whether a reset has emptied the account.`,
    )
  }
  if (charges.size < expected) {
    throw new AccountError(
      `The account ${settings.account} lost charges while they were read: ${charges.size} of ${expected} came. Run it again when nothing resets the account.`,
    )
  }
  return { settings, methods: methods.data, charges }
}

/** All pages, newest first, and how many charges there were at the first. */
async function readCharges(
  control: ReadControl,
): Promise<{ readonly found: readonly Summary[]; readonly expected: number }> {
  const readPage = (offset: number) => control.charges.listSummaries({ offset, limit: pageSize })
  const first = await readPage(0)
  if (!Array.isArray(first.data) || typeof first.total !== 'number') throw notAnAccount()
  const count = Math.ceil(first.total / pageSize)
  const offsets = Array.from({ length: Math.max(0, count - 1) }, (_, page) => (page + 1) * pageSize)
  const rest = await inParallel(offsets, async (offset) => (await readPage(offset)).data)
  return { found: [first.data, ...rest].flat(), expected: first.total }
}

function notAnAccount(): AccountError {
  return new AccountError(
    'What answers is no sandbox: it tells neither an account nor its charges. Name the address of the sandbox with --url.',
  )
}
