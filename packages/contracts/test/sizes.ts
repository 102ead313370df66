/** A run of `npm test` verifies some contracts; `OMISE_SANDBOX_SOAK=1` verifies the full number. */
const soaking = process.env.OMISE_SANDBOX_SOAK === '1'

export const sizes = { contracts: soaking ? 100 : 24 } as const
