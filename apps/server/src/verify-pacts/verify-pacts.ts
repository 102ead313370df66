import { stateDescriptions } from '@omise-sandbox/contracts'
import {
  NoContractError,
  PactError,
  type Verification,
  type Verified,
  verifyPacts,
} from '@omise-sandbox/contracts/provider'
import { exitCodes } from '../cli/exit-codes.ts'
import { type JunitCase, junitOf } from '../cli/junit.ts'
import { note, show } from '../cli/output.ts'
import { plain } from '../cli/table.ts'
import { UsageError } from '../cli/usage-error.ts'
import { writeNamed } from '../cli/write-named.ts'
import { readFlags, type VerifyFlags } from './flags.ts'
import { groupOf, holds, reportWords, stateWords } from './messages.ts'

/** Verifies contracts, or lists the states that they can give; the exit code says whether they hold. */
export async function verifyPactsCommand(
  pacts: readonly string[],
  flags: VerifyFlags,
): Promise<number> {
  if (flags.states) {
    if (pacts.length > 0) {
      throw new UsageError(
        '--states lists the states and verifies nothing. Leave it out, or name no contracts.',
      )
    }
    await show(flags, stateDescriptions, stateWords)
    return exitCodes.ok
  }
  const options = readFlags(pacts, flags, process.env)
  const startedAt = new Date().toISOString()
  try {
    return await reportResults(await verifyPacts(options), flags, startedAt)
  } catch (error) {
    if (error instanceof NoContractError) throw new UsageError(error.message)
    if (!(error instanceof PactError)) throw error
    note(plain(error.message))
    return exitCodes.checkFailed
  }
}

async function reportResults(
  { verified, unpublished }: Verification,
  flags: VerifyFlags,
  startedAt: string,
): Promise<number> {
  await show(flags, verified, reportWords)
  if (flags.junit !== undefined) {
    const suite = { name: 'contracts', startedAt, cases: verified.map(caseOf) }
    await writeNamed(flags.junit, junitOf('omise-sandbox verify-pacts', suite))
  }
  for (const words of unpublished) note(`Not published: ${plain(words)}`)
  const nothing = verified.every(({ skipped }) => skipped !== null)
  if (nothing) note('Nothing was verified.')
  const isOk = verified.every(holds) && unpublished.length === 0 && !nothing
  return isOk ? exitCodes.ok : exitCodes.checkFailed
}

function caseOf(one: Verified): JunitCase {
  const { description, states, problems, warnings, skipped, milliseconds } = one
  const [message] = skipped === null ? problems : [skipped]
  const given = states.length > 0 ? ` (given ${states.join(' and ')})` : ''
  const ran = { classname: groupOf(one), name: `${description}${given}`, milliseconds }
  if (message === undefined) {
    return warnings.length > 0 ? { ...ran, note: warnings.join('\n') } : ran
  }
  if (holds(one)) return { ...ran, skipped: message }
  return { ...ran, failure: { message, kind: 'contract', text: problems.join('\n') } }
}
