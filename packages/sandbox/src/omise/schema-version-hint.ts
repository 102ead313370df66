import type { SchemaVersion } from '@omise-sandbox/core'

/** How every SDK of Omise's begins its `User-Agent`: `OmiseJava/5.3.0`. */
const sdk = /^omise/i

/**
 * What to tell an SDK that makes a charge and is shown it in the shape of 2020, which lacks fields that current SDKs read
 * (docs/decisions/020-the-default-shape-is-that-of-the-page.md).
 */
export function schemaVersionHint(
  operation: string,
  wire: SchemaVersion,
  userAgent: string | undefined,
) {
  if (operation !== 'createCharge' || wire !== '2020-07') return undefined
  return userAgent !== undefined && sdk.test(userAgent)
    ? 'Objects have the shape of July 2020. For the fields that current SDKs read, start with --wire 2025-03.'
    : undefined
}
