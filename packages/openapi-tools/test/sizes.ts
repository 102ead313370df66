/** A usual run makes some calls; `OMISE_SANDBOX_SOAK=1` makes the full number. */
const soaking = process.env.OMISE_SANDBOX_SOAK === '1'

/** Calls through the validating proxy, in each shape that the sandbox answers in. */
export const proxiedCalls = soaking ? 1000 : 60
