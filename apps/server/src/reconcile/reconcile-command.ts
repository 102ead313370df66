import { connect } from '../cli/client-command.ts'
import { exitCodes } from '../cli/exit-codes.ts'
import { explain } from '../cli/explain.ts'
import { nameOf, readInput } from '../cli/input.ts'
import { note, show } from '../cli/output.ts'
import { UsageError } from '../cli/usage-error.ts'
import { writeNamed } from '../cli/write-named.ts'
import { mappingOf, type ReconcileFlags } from './flags.ts'
import { junitOfReconciliation } from './junit.ts'
import { LedgerError } from './ledger/ledger.ts'
import { reconciliationWords } from './messages.ts'
import { reconcile } from './reconcile.ts'
import { agrees, type Reconciliation } from './reconciliation.ts'
import { presentReconciliation } from './report.ts'
import { AccountError } from './truth.ts'

/** Reconciles a ledger with the account that the flags name. Exits 2 wherever nothing could be proved. */
export async function reconcileCommand(file: string, flags: ReconcileFlags): Promise<number> {
  let found: Reconciliation
  try {
    const mapping = await mappingOf(flags)
    const ledger = await readText(file)
    found = await reconcile({ control: await connect(flags), ledger, ...mapping })
  } catch (error) {
    const message = reasonOf(error)
    if (message === undefined) throw error
    note(message)
    return exitCodes.usage
  }
  if (flags.junit !== undefined)
    await writeNamed(flags.junit, junitOfReconciliation(found, nameOf(file)))
  if (flags.json) await show(flags, presentReconciliation(found), String)
  else await show(flags, found, reconciliationWords)
  return agrees(found) ? exitCodes.ok : exitCodes.checkFailed
}

/** Why nothing can be proved, in a sentence with what to do; undefined of a fault of ours. */
function reasonOf(error: unknown): string | undefined {
  const isForeseen =
    error instanceof LedgerError || error instanceof AccountError || error instanceof UsageError
  return isForeseen ? error.message : explain(error)?.message
}

/** UTF-8, or what spreadsheets save as "Unicode text". */
async function readText(file: string): Promise<string> {
  const bytes = await readInput(file)
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new LedgerError(`${nameOf(file)} is not UTF-8. Export the ledger as UTF-8.`)
  }
}
