import { readPactFiles } from './pact-files.ts'
import { openApi, openSandbox, type Provider, paths } from './provider.ts'
import { readReport, type Verified } from './report.ts'
import { PactError, type PactOptions, runPact } from './run-pact.ts'

/** A broker that contracts are fetched from, and told how they did. */
export interface Broker {
  readonly url: string
  readonly token?: string
  readonly username?: string
  readonly password?: string
  /** The provider's name there. */
  readonly provider: string
  /** Tell the broker the results, for this version of the provider. */
  readonly publish?: { readonly version: string; readonly branch?: string }
}

export interface VerifyOptions {
  /** Files and folders of contracts, or a broker that has them. */
  readonly pacts: readonly string[] | Broker
  /** Only the contracts of these consumers. */
  readonly consumers?: readonly string[]
  /** Verify against this API, with this key, in place of a sandbox. */
  readonly against?: { readonly baseUrl: string; readonly secretKey: string }
}

/**
 * Verifies contracts of users' consumers, interaction by interaction, and returns what came of each. Throws a
 * {@link PactError} where nothing could be verified.
 */
export async function verifyPacts(options: VerifyOptions): Promise<Verified[]> {
  const { pacts } = options
  const sources = isBroker(pacts) ? [sourceOf(pacts)] : await fileSources(pacts)
  await using provider = options.against ? await openApi(options.against) : await openSandbox()
  const verified: Verified[] = []
  for (const source of sources) {
    const text = await runPact({ ...pactOptions(provider, options), ...source })
    verified.push(...readReport(text, provider.refused))
  }
  if (verified.length > 0) return verified
  throw new PactError('No contract was found that could be verified.')
}

function isBroker(pacts: VerifyOptions['pacts']): pacts is Broker {
  return 'url' in pacts
}

type Source = Pick<PactOptions, 'provider'> & Partial<PactOptions>

async function fileSources(places: readonly string[]): Promise<Source[]> {
  const files = await readPactFiles(places)
  return [...files].map(([provider, pactUrls]) => ({ provider, pactUrls }))
}

function sourceOf({ url, token, username, password, provider, publish }: Broker): Source {
  return {
    provider,
    pactBrokerUrl: url,
    consumerVersionSelectors: [{ mainBranch: true }, { deployedOrReleased: true }],
    ...(token === undefined ? {} : { pactBrokerToken: token }),
    ...(username === undefined ? {} : { pactBrokerUsername: username }),
    ...(password === undefined ? {} : { pactBrokerPassword: password }),
    ...(publish === undefined
      ? {}
      : {
          publishVerificationResult: true,
          providerVersion: publish.version,
          ...(publish.branch === undefined ? {} : { providerVersionBranch: publish.branch }),
        }),
  }
}

function pactOptions(
  { url, port }: Provider,
  { consumers }: VerifyOptions,
): Omit<PactOptions, 'provider'> {
  return {
    providerBaseUrl: url,
    providerStatesSetupUrl: `${url}${paths.state}`,
    providerStatesSetupBody: true,
    providerStatesSetupTeardown: true,
    transports: [{ protocol: 'message', port, path: paths.message }],
    failIfNoPactsFound: true,
    logLevel: 'error',
    ...(consumers ? { consumerFilters: consumers } : {}),
  }
}
