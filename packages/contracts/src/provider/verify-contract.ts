import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Asked } from './interactions.ts'
import { disagreements } from './openapi/disagreements.ts'
import { type Provider, paths } from './provider.ts'
import type { Contract } from './read-contract.ts'
import type { Interaction } from './read-interaction.ts'
import { problemsIn } from './report.ts'
import { type Pact, PactError } from './run-pact.ts'
import type { Verified } from './verified.ts'

/** What becomes of an interaction that counts on what is not in the OpenAPI document. */
export type OpenApiMode = 'off' | 'warn' | 'fail'

/** Verifies contracts, interaction by interaction. */
export interface Verifier extends AsyncDisposable {
  /** What came of each interaction of a contract, which is told by its file or address. */
  verify(name: string, contract: Contract): Promise<Verified[]>
}

export async function openVerifier(parts: {
  readonly provider: Provider
  readonly pact: Pact
  readonly openapi: OpenApiMode
}): Promise<Verifier> {
  const { provider, pact, openapi } = parts
  const folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-pact-'))
  const file = join(folder, 'interaction.json')

  async function verifyOne(interaction: Interaction, name: string) {
    const startedAt = performance.now()
    const said = await askPact({ pact, provider, file }, interaction, name)
    const { refusals, ...asked } = provider.interactions.asked()
    const outside = refusals.length > 0 && refusals.every(({ onlyInSandbox }) => onlyInSandbox)
    const skipped = outside && interaction.flaw === undefined ? (refusals[0]?.reason ?? '') : null
    const found = openapi === 'off' || interaction.flaw ? [] : await disagreements(interaction)
    const problems = [
      ...problemsOf(interaction, said, { refusals, ...asked }),
      ...(openapi === 'fail' ? found : []),
    ]
    return {
      problems: skipped === null ? problems : [],
      warnings: openapi === 'warn' ? found : [],
      skipped,
      milliseconds: Math.round(performance.now() - startedAt),
    }
  }

  return {
    async verify(name, { consumer, provider: api, interactions }) {
      const verified: Verified[] = []
      for (const interaction of interactions) {
        const { description, states, pending } = interaction
        const about = { contract: name, consumer, provider: api, description, states, pending }
        verified.push({ ...about, ...(await verifyOne(interaction, api)) })
      }
      return verified
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What Pact says against an interaction, which it is given alone: so all that it asks for belongs to it. */
async function askPact(
  { pact, provider, file }: { pact: Pact; provider: Provider; file: string },
  interaction: Interaction,
  name: string,
): Promise<readonly string[]> {
  await provider.interactions.begin()
  // There is nothing that it could be asked of.
  if (interaction.kind === 'synchronous-message') return []
  await writeFile(file, interaction.alone)
  try {
    const problems = problemsIn(await pact.verify(pactOptions(provider, name, file)))
    return problems.map((words) => words.replaceAll(file, 'the contract'))
  } catch (error) {
    if (error instanceof PactError) return [error.message]
    throw error
  }
}

/**
 * What is against an interaction. Our own reasons go before Pact's, which cannot know them; and where Pact has none, it
 * must have asked for all that the interaction is about.
 */
function problemsOf(
  interaction: Interaction,
  said: readonly string[],
  asked: Asked,
): readonly string[] {
  const { kind, flaw, plugins, states, takes } = interaction
  const ours = asked.refusals.map(({ reason }) => reason)
  if (flaw !== undefined) ours.push(flaw)
  if (plugins.length > 0 && (flaw !== undefined || said.length > 0)) {
    ours.push(`It wants Pact's plugin ${plugins.join(' and ')}.`)
  }
  if (ours.length > 0) return flaw === undefined && plugins.length > 0 ? [...ours, ...said] : ours
  const lacking = takes.filter((name) => !(name in asked.values))
  if (lacking.length > 0) {
    const given = Object.keys(asked.values).join(', ') || 'nothing'
    return [`It takes ${lacking.join(', ')} from its states, which give ${given}.`]
  }
  if (said.length > 0) return said
  const missing = states.filter((state) => state !== '' && !asked.states.includes(state))
  if (missing.length > 0) return [`Pact did not ask for its state "${missing.join('" and "')}".`]
  const wasAsked = kind === 'http' ? asked.http : asked.message
  return wasAsked ? [] : ['Pact says that it holds, but did not ask the API for it.']
}

function pactOptions({ url, port }: Provider, name: string, file: string) {
  return {
    provider: name,
    providerBaseUrl: url,
    providerStatesSetupUrl: `${url}${paths.state}`,
    providerStatesSetupBody: true,
    providerStatesSetupTeardown: true,
    transports: [{ protocol: 'message', port, path: paths.message }],
    pactUrls: [file],
    failIfNoPactsFound: true,
    logLevel: 'error',
  } as const
}
