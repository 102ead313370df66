import { type Broker, openBroker } from './broker/broker.ts'
import { type Found, findInBroker, findInFiles, ofConsumers } from './found.ts'
import { openApi, openSandbox } from './provider.ts'
import { openPact, type Pact, PactError } from './run-pact.ts'
import type { Verified } from './verified.ts'
import { type OpenApiMode, openVerifier } from './verify-contract.ts'

export interface VerifyOptions {
  /** Files and folders of contracts, or a broker that has them. */
  readonly pacts: readonly string[] | Broker
  /** Only the contracts of these consumers. */
  readonly consumers?: readonly string[]
  /** Verify against this API, with this key, in place of a sandbox. */
  readonly against?: { readonly baseUrl: string; readonly secretKey: string }
  /** Whether contracts are also held against the OpenAPI document; `warn` when left out. */
  readonly openapi?: OpenApiMode
}

/** What came of a run. */
export interface Verification {
  /** Each interaction, and each contract that could not be read. */
  readonly verified: readonly Verified[]
  /** What the broker was to be told and did not take, each in a sentence. */
  readonly unpublished: readonly string[]
}

/**
 * Verifies contracts of users' consumers, each on its own, interaction by interaction, and returns what came of each. Throws
 * a {@link PactError} where nothing could be verified, a `NoContractError` for a place without a contract.
 */
export function verifyPacts(options: VerifyOptions): Promise<Verification> {
  return verifyWith(openPact, options)
}

/** As {@link verifyPacts}, with a verifier of Pact's that is opened when there is something to verify, and disposed at the end. */
export async function verifyWith(open: () => Pact, options: VerifyOptions): Promise<Verification> {
  const { pacts, consumers, against, openapi = 'warn' } = options
  const broker = isBroker(pacts) ? openBroker(pacts) : undefined
  const all = isBroker(pacts)
    ? findInBroker((await broker?.contracts()) ?? [])
    : await findInFiles(pacts)
  const found = consumers ? ofConsumers(all, consumers) : all
  if (found.length === 0) throw new PactError('No contract was found that could be verified.')

  await using provider = against ? await openApi(against) : await openSandbox()
  using pact = open()
  await using verifier = await openVerifier({ provider, pact, openapi })
  const verified: Verified[] = []
  const unpublished: string[] = []
  for (const one of found) {
    if (!('contract' in one)) {
      verified.push(unread(one))
      continue
    }
    const results = await verifier.verify(one.name, one.contract)
    verified.push(...results)
    unpublished.push(...((await broker?.publish(one.contract, results)) ?? []))
  }
  return { verified, unpublished }
}

function isBroker(pacts: VerifyOptions['pacts']): pacts is Broker {
  return 'url' in pacts
}

function unread({ name, reason }: Extract<Found, { readonly reason: string }>): Verified {
  return {
    contract: name,
    consumer: null,
    provider: null,
    description: 'a contract',
    states: [],
    problems: [`${name} ${reason}`],
    warnings: [],
    pending: false,
    skipped: null,
    milliseconds: 0,
  }
}
