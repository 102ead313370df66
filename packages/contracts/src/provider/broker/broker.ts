import { type Fields, fieldsOf } from '../fields.ts'
import type { Contract } from '../read-contract.ts'
import { PactError } from '../run-pact.ts'
import type { Verified } from '../verified.ts'
import {
  type BrokerAddress,
  type BrokerClient,
  BrokerError,
  createBrokerClient,
  withoutUser,
} from './client.ts'
import { linkOf } from './links.ts'
import { createPublisher } from './publish.ts'

/** A broker that contracts are fetched from, and told how they did. */
export interface Broker extends BrokerAddress {
  /** The provider's name there. */
  readonly provider: string
  /** Tell the broker the results, for this version of the provider. */
  readonly publish?: { readonly version: string; readonly branch?: string }
}

export interface BrokerContract {
  readonly name: string
  /** Undefined where the broker did not give it, for the reason that is then there. */
  readonly bytes?: Uint8Array
  readonly reason?: string
}

export interface OpenBroker {
  /** The contracts of main branches, and of deployed or released versions. Throws a {@link PactError} where it gives none. */
  contracts(): Promise<readonly BrokerContract[]>
  /** Tells how a contract did, where that is wanted; answers what was not taken, in sentences. */
  publish(contract: Contract, results: readonly Verified[]): Promise<readonly string[]>
}

const forVerification = 'pb:provider-pacts-for-verification'

export function openBroker(broker: Broker): OpenBroker {
  const { provider, publish } = broker
  const client = createBrokerClient(broker)
  const base = withoutUser(broker.url).href
  let index: Fields | undefined
  const publisher =
    publish &&
    createPublisher(client, publish, (links, relation, values) =>
      linkOf(links ?? index, relation, base, { provider, ...values }),
    )

  return {
    async contracts() {
      try {
        index = fieldsOf((await client.call('GET', base))._links)
        const selection = linkOf(index, forVerification, base, { provider })
        if (selection === undefined) {
          throw new BrokerError(
            `The broker at ${base} does not tell which contracts are to be verified: it has no link ${forVerification}.`,
          )
        }
        const branch = publish?.branch
        const answer = await client.call('POST', selection, {
          consumerVersionSelectors: [{ mainBranch: true }, { deployedOrReleased: true }],
          includePendingStatus: false,
          ...(branch === undefined ? {} : { providerVersionBranch: branch }),
        })
        return await readAll(client, answer, base)
      } catch (error) {
        if (error instanceof BrokerError) throw new PactError(error.message)
        throw error
      }
    },
    publish: async (contract, results) => (await publisher?.(contract, results)) ?? [],
  }
}

async function readAll(
  client: BrokerClient,
  answer: Fields,
  base: string,
): Promise<readonly BrokerContract[]> {
  const pacts = fieldsOf(answer._embedded)?.pacts
  const contracts: BrokerContract[] = []
  for (const pact of Array.isArray(pacts) ? pacts : []) {
    const name = linkOf(fieldsOf(fieldsOf(pact)?._links), 'self', base)
    if (name === undefined)
      throw new BrokerError(`The broker at ${base} names a contract without a link to it.`)
    contracts.push(await readOne(client, name))
  }
  return contracts
}

async function readOne(client: BrokerClient, name: string): Promise<BrokerContract> {
  try {
    return { name, bytes: await client.read(name) }
  } catch (error) {
    if (!(error instanceof BrokerError) || error.isSilent) throw error
    return { name, reason: `could not be fetched: ${error.message}` }
  }
}
