import { beforeEach } from 'vitest'

const { OMISE_SANDBOX_REGISTRY: said } = process.env

/** Why packages cannot be installed here, as `npm test` found out; undefined where they can, or nobody looked. */
export const unreachable = said === 'reachable' ? undefined : said

/** Skips the tests of a file where packages cannot be installed. */
export function needsRegistry(): void {
  beforeEach(({ skip }) => {
    if (unreachable) skip(unreachable)
  })
}
