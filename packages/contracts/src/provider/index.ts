export type { Verified } from './report.ts'
export { PactError } from './run-pact.ts'
export { type Broker, type VerifyOptions, verifyPacts } from './verify.ts'
