import type { Control, ControlWire } from '@omise-sandbox/api'

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
  const found: Summary[] = []
  let expected = 0
  for (let offset = 0; ; offset += pageSize) {
    const { data, total } = await control.charges.listSummaries({ offset, limit: pageSize })
    if (!Array.isArray(data) || typeof total !== 'number') throw notAnAccount()
    if (offset === 0) expected = total
    found.push(...data)
    if (data.length === 0 || found.length >= total) break
  }
  // Charges that are made meanwhile push others to the next page, where they come again.
  const charges = new Map(found.reverse().map((charge) => [charge.id, charge]))
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

function notAnAccount(): AccountError {
  return new AccountError(
    'What answers is no sandbox: it tells neither an account nor its charges. Name the address of the sandbox with --url.',
  )
}
