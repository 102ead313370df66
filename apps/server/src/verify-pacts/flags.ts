import type { OpenApiMode, VerifyOptions } from '@omise-sandbox/contracts/provider'
import { UsageError } from '../cli/usage-error.ts'

export interface VerifyFlags {
  readonly states?: true
  readonly consumer?: string[]
  readonly provider: string
  readonly publish?: string
  readonly branch?: string
  readonly against?: string
  readonly openapi: string
  readonly junit?: string
  readonly json?: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/** What to verify. Throws a {@link UsageError} where the flags and the environment leave that open. */
export function readFlags(
  pacts: readonly string[],
  flags: VerifyFlags,
  environment: Environment,
): VerifyOptions {
  const { consumer, against } = flags
  if (against !== undefined && flags.publish !== undefined) {
    throw new UsageError(
      'What is verified against another API says nothing of a version of the sandbox. Leave --publish out, or --against.',
    )
  }
  if (flags.branch !== undefined && flags.publish === undefined) {
    throw new UsageError(
      '--branch says nothing without --publish, which tells the broker the results. Add --publish <version>, or leave --branch out.',
    )
  }
  return {
    openapi: readMode(flags.openapi),
    pacts: pacts.length > 0 ? readFiles(pacts, flags) : readBroker(flags, environment),
    ...(consumer ? { consumers: consumer } : {}),
    ...(against === undefined ? {} : { against: readApi(against, environment) }),
  }
}

const modes: readonly OpenApiMode[] = ['off', 'warn', 'fail']

function readMode(text: string): OpenApiMode {
  const mode = modes.find((one) => one === text)
  if (mode !== undefined) return mode
  throw new UsageError(`--openapi cannot be "${text}". Use ${modes.join(', ')}.`)
}

function readFiles(pacts: readonly string[], { publish }: VerifyFlags): readonly string[] {
  if (publish === undefined) return pacts
  throw new UsageError(
    'Results of files are published nowhere. Leave --publish out, or name no files and set PACT_BROKER_BASE_URL.',
  )
}

function readBroker(
  { provider, publish, branch }: VerifyFlags,
  environment: Environment,
): VerifyOptions['pacts'] {
  const url = environment.PACT_BROKER_BASE_URL
  if (!url) {
    throw new UsageError(
      'There is nothing to verify. Name the files or folders of your contracts, or set PACT_BROKER_BASE_URL.',
    )
  }
  const { PACT_BROKER_TOKEN: token } = environment
  const { PACT_BROKER_USERNAME: username, PACT_BROKER_PASSWORD: password } = environment
  if (!URL.canParse(url)) {
    throw new UsageError(
      'PACT_BROKER_BASE_URL is no address. Use one such as https://broker.example.',
    )
  }
  return {
    url,
    provider,
    ...(token ? { token } : {}),
    ...(username ? { username } : {}),
    ...(password ? { password } : {}),
    ...(publish === undefined
      ? {}
      : { publish: { version: publish, ...(branch === undefined ? {} : { branch }) } }),
  }
}

function readApi(baseUrl: string, environment: Environment): NonNullable<VerifyOptions['against']> {
  if (environment.CI) {
    throw new UsageError('--against calls an API that others run, which CI must not. Leave it out.')
  }
  if (!URL.canParse(baseUrl)) {
    throw new UsageError(
      `--against cannot be "${baseUrl}". Use an address such as https://api.omise.co.`,
    )
  }
  const secretKey = environment.OMISE_SECRET_KEY ?? ''
  if (/^skey_test_[0-9a-z]+$/.test(secretKey)) return { baseUrl, secretKey }
  throw new UsageError(
    'Set OMISE_SECRET_KEY to a test key (skey_test_…); a live key is never used.',
  )
}
