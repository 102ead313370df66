import { version as sandboxVersion } from '@omise-sandbox/sandbox'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Contract } from '../read-contract.ts'
import type { Verified } from '../verified.ts'
import { type BrokerClient, BrokerError } from './client.ts'

/** Where a relation leads, in these links or in the broker's own. */
type Follow = (
  links: Fields | undefined,
  relation: string,
  values?: Readonly<Record<string, string>>,
) => string | undefined

type Publisher = (contract: Contract, results: readonly Verified[]) => Promise<readonly string[]>

/**
 * Tells a broker how contracts did with a version of the provider, and before the first which branch that is of. Answers
 * what was not taken; a broker that does not answer is not asked again.
 */
export function createPublisher(
  client: BrokerClient,
  { version, branch }: { readonly version: string; readonly branch?: string },
  follow: Follow,
): Publisher {
  const destination = { client, follow, version }
  let branchPublished = branch === undefined
  let silent: string | undefined

  /** Does it, and gives why not where the broker would not have it. */
  async function refusalOf(does: () => Promise<unknown>): Promise<readonly string[]> {
    if (silent !== undefined) return []
    try {
      await does()
      return []
    } catch (error) {
      if (!(error instanceof BrokerError)) throw error
      if (error.isSilent) silent = error.message
      return [error.message]
    }
  }

  return async (contract, results) => {
    if (silent !== undefined) return [`The results of ${contract.consumer} were not sent either.`]
    const problems: string[] = []
    if (branch !== undefined && !branchPublished) {
      branchPublished = true
      problems.push(...(await refusalOf(() => publishBranch(destination, contract, branch))))
    }
    problems.push(...(await refusalOf(() => publishResults(destination, contract, results))))
    return problems
  }
}

/** Where results go, and which version of the provider they are of. */
interface Destination {
  readonly client: BrokerClient
  readonly follow: Follow
  readonly version: string
}

async function publishBranch(
  { client, follow, version }: Destination,
  { links }: Contract,
  name: string,
): Promise<void> {
  const place = follow(links, 'pb:provider') ?? follow(undefined, 'pb:provider')
  const provider = place === undefined ? {} : await client.call('GET', place)
  const url = follow(fieldsOf(provider._links) ?? {}, 'pb:branch-version', {
    branch: name,
    version,
  })
  if (url === undefined) {
    throw new BrokerError(
      `The broker was not told the branch ${name}: it has no link pb:branch-version, as brokers before 2.86 have not. Leave --branch out, or update it.`,
    )
  }
  await client.call('PUT', url, {})
}

async function publishResults(
  { client, follow, version }: Destination,
  { consumer, links, interactions }: Contract,
  results: readonly Verified[],
) {
  const url = follow(links, 'pb:publish-verification-results')
  if (url === undefined) {
    throw new BrokerError(
      `The broker takes no results of the contract of ${consumer}: it has no link pb:publish-verification-results.`,
    )
  }
  const ids = interactions.map(({ id }) => id)
  await client.call('POST', url, resultOf(results, ids, version))
}

/** What a broker keeps of a run: whether all of a contract holds, and what of each interaction does not. */
function resultOf(
  results: readonly Verified[],
  ids: readonly (string | undefined)[],
  version: string,
) {
  const tests = results.map(({ description, problems, skipped }, at) => ({
    ...(ids[at] === undefined ? {} : { interactionId: ids[at] }),
    interactionDescription: description,
    success: problems.length === 0 && skipped === null,
    exceptions: problems.map((message) => ({ message })),
  }))
  return {
    success: tests.length > 0 && tests.every(({ success }) => success),
    providerApplicationVersion: version,
    verifiedBy: { implementation: 'omise-sandbox', version: sandboxVersion },
    testResults: tests,
  }
}
