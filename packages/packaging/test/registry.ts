import { beforeEach } from 'vitest'

/** Why packages cannot be installed here, as `npm test` found out; undefined where they can. */
export const unreachable =
  [process.env.OMISE_SANDBOX_REGISTRY].find((said) => said !== 'reachable') || undefined

/** Skips the tests of a file where packages cannot be installed. */
export function needsRegistry(): void {
  beforeEach(({ skip }) => {
    if (unreachable) skip(unreachable)
  })
}
