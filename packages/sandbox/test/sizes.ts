/** A usual run ends in minutes; `OMISE_SANDBOX_SOAK=1` runs the full numbers. */
const { OMISE_SANDBOX_MODEL_RUNS: fewerRuns, OMISE_SANDBOX_MEASURED_STEP: step } = process.env
const soaking = process.env.OMISE_SANDBOX_SOAK === '1'

export const sizes = {
  /** Operations of 64 accounts at once. */
  isolationOperations: soaking ? 100_000 : 3_000,
  /** Flows as a test suite of an integrator has them. */
  flows: soaking ? 10_000 : 300,
  /** Calls on one key, after which memory is looked at. */
  enduranceCalls: soaking ? 100_000 : 10_000,
  /** Calls with nonsense on every route. */
  hostileCalls: soaking ? 20_000 : 3_000,
  /** Charges that expire in one advance. */
  chargesAdvanced: soaking ? 100_000 : 20_000,
  /** Webhooks that fall due in one moment. */
  eventsAtOnce: soaking ? 10_000 : 1_000,
  /** Lives of an account, each of some dozens of calls, that are compared with the model; fewer on slower stores. */
  modelRuns: soaking ? 10_000 : Number(fewerRuns ?? 60),
  /** Every how many of the measured cases of metadata is tried; fewer cases on slower stores. */
  measuredStep: soaking ? 1 : Number(step ?? 1),
}
