import { openPact } from '../../src/provider/run-pact.ts'
import { type Verification, type VerifyOptions, verifyWith } from '../../src/provider/verify.ts'

/** Ends with the process of the tests, whose messages it waits for. */
const pact = openPact()

/** As `verifyPacts`, by one process of Pact's for all tests: to start it takes longer than to verify a contract. */
export function verifyShared(options: VerifyOptions): Promise<Verification> {
  return verifyWith(() => ({ verify: pact.verify, [Symbol.dispose]() {} }), options)
}
