/** `npm test` tries that it holds; `OMISE_SANDBOX_SOAK=1` tries how much of it holds. */
const soaking = process.env.OMISE_SANDBOX_SOAK === '1'
/** On a store where all takes longer, one of so many cases is tried. */
const oneOf = soaking ? 1 : Number(process.env.OMISE_SANDBOX_TEST_ONE_OF ?? 1)

export const sizes = {
  /** Operations of 64 accounts at once. */
  isolationOperations: soaking ? 100_000 : 1_000,
  /** Webhooks that those send at least. */
  isolationWebhooks: soaking ? 10_000 : 50,
  /** Flows as a test suite of an integrator has them. */
  flows: soaking ? 10_000 : 30,
  /** Calls on one key, after which memory is looked at. */
  enduranceCalls: soaking ? 100_000 : 2_000,
  /** Connections that send many requests at once and read no answer, and how a sandbox with a small heap bears it. */
  floods: {
    heapMegabytes: soaking ? 512 : 80,
    connections: soaking ? 40 : 3,
    requestsEach: soaking ? 500 : 300,
    /** Connections that send as many requests as there are in 64 kB. */
    shortConnections: soaking ? 1_000 : 3,
    maxUnreadMegabytes: soaking ? 150 : 40,
    /** How often a bystander asks meanwhile. */
    asks: soaking ? 1_000 : 20,
    /** Whether it is measured how long it waits. */
    measures: soaking,
  },
  /** Connections whose requests never end. */
  lateConnections: soaking ? 3_000 : 30,
  /** Calls with nonsense on every route. */
  hostileCalls: soaking ? 100_000 : 1_000,
  /** Charges that expire in one advance. */
  chargesAdvanced: soaking ? 100_000 : 2_000,
  /** Webhooks that fall due in one moment. */
  eventsAtOnce: soaking ? 10_000 : 100,
  /** Lives of an account, each of some dozens of calls, that are compared with the model. */
  modelRuns: soaking ? 10_000 : Math.ceil(10 / oneOf),
  /** Lives that are enough to find each mistake that the model's tests make on purpose. */
  mistakenRuns: 60,
  /** Whether the life that shows such a mistake is made as short as can be. */
  shortensLives: soaking,
  /** Charges that the client goes through, a hundred at a time. */
  chargesPaged: soaking ? 250 : 120,
  /** Charges that are made beside a receiver that misbehaves. */
  chargesBesideOdd: soaking ? 20 : 8,
  /** Charges that are read as soon as they were made. */
  readAtOnce: soaking ? 200 : Math.ceil(60 / oneOf),
  /** Exported states that are imported with one thing changed. */
  changedStates: soaking ? 1_000 : 60,
  /** JSON values that are written as Ruby would. */
  jsonWritten: soaking ? 10_000 : 200,
  /** Charges of a demo that is exported and imported. */
  demoKept: soaking ? 300 : Math.ceil(100 / oneOf),
  /** Every how many of the measured cases of metadata has calls of its own, where others share theirs. */
  measuredStep: soaking ? 1 : 10 * oneOf,
}
