import { stateDescriptions } from '@omise-sandbox/contracts'
import { PactError, type Verified, verifyPacts } from '@omise-sandbox/contracts/provider'
import { exitCodes } from '../exit-codes.ts'
import { type JunitCase, junitOf } from '../junit.ts'
import { note, show } from '../output.ts'
import { writeReport } from '../write-report.ts'
import { readFlags, type VerifyFlags } from './flags.ts'
import { holds, pairOf, reportWords, stateWords } from './words.ts'

/** Verifies contracts, or lists the states that they can give; the exit code says whether they hold. */
export async function verifyPactsCommand(
  pacts: readonly string[],
  flags: VerifyFlags,
): Promise<number> {
  if (flags.states) {
    await show(flags, stateDescriptions, stateWords)
    return exitCodes.ok
  }
  const options = readFlags(pacts, flags, process.env)
  const startedAt = new Date().toISOString()
  try {
    return await tell(await verifyPacts(options), flags, startedAt)
  } catch (error) {
    if (!(error instanceof PactError)) throw error
    note(error.message)
    return exitCodes.checkFailed
  }
}

async function tell(
  verified: readonly Verified[],
  flags: VerifyFlags,
  startedAt: string,
): Promise<number> {
  await show(flags, verified, reportWords)
  if (flags.junit !== undefined) {
    const suite = { name: 'contracts', startedAt, cases: verified.map(caseOf) }
    await writeReport(flags.junit, junitOf('omise-sandbox verify-pacts', suite))
  }
  return verified.every(holds) ? exitCodes.ok : exitCodes.checkFailed
}

function caseOf(one: Verified): JunitCase {
  const { description, states, problems, skipped, milliseconds } = one
  const [message] = skipped === null ? problems : [skipped]
  const given = states.length > 0 ? ` (given ${states.join(' and ')})` : ''
  const ran = { classname: pairOf(one), name: `${description}${given}`, milliseconds }
  if (message === undefined) return ran
  if (holds(one)) return { ...ran, ended: { type: 'skipped', message } }
  return {
    ...ran,
    ended: { type: 'failed', message, kind: 'contract', text: problems.join('\n') },
  }
}
