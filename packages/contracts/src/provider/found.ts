import { readFile } from 'node:fs/promises'
import type { BrokerContract } from './broker/broker.ts'
import { contractFiles } from './contract-files.ts'
import { type Contract, NotAContractError, readContract } from './read-contract.ts'
import { PactError } from './run-pact.ts'

/** What was found at a place: a contract, or the reason why it is none, as the end of a sentence. */
export type Found =
  | { readonly name: string; readonly contract: Contract }
  | { readonly name: string; readonly reason: string }

/** What stands at the places that were named. Throws a `NoContractError` where one has no contract. */
export async function findInFiles(places: readonly string[]): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const name of await contractFiles(places)) {
    const bytes = await readFile(name).catch((error: Error) => error.message)
    found.push(
      typeof bytes === 'string'
        ? { name, reason: `could not be read: ${bytes}` }
        : contractIn(name, bytes),
    )
  }
  return found
}

/** What a broker gave. */
export function findInBroker(given: readonly BrokerContract[]): readonly Found[] {
  return given.map(({ name, bytes, reason = '' }) =>
    bytes === undefined ? { name, reason } : contractIn(name, bytes),
  )
}

function contractIn(name: string, bytes: Uint8Array): Found {
  try {
    return { name, contract: readContract(bytes) }
  } catch (error) {
    if (error instanceof NotAContractError) return { name, reason: error.message }
    throw error
  }
}

/**
 * The contracts of these consumers, and what could not be read, for it may be theirs. Throws a {@link PactError} where there
 * is none of one of them.
 */
export function ofConsumers(
  found: readonly Found[],
  consumers: readonly string[],
): readonly Found[] {
  const present = found.flatMap((one) => ('contract' in one ? [one.contract.consumer] : []))
  const missing = consumers.find((consumer) => !present.includes(consumer))
  if (missing !== undefined) {
    const known = [...new Set(present)].join(', ') || 'none'
    throw new PactError(`There is no contract of the consumer ${missing}. There are: ${known}.`)
  }
  return found.filter((one) => !('contract' in one) || consumers.includes(one.contract.consumer))
}
