import { readFile } from 'node:fs/promises'
import type { Verified } from '../../src/provider/index.ts'
import { makeFolder } from './folder.ts'
import { verifyShared } from './shared-pact.ts'

interface Interaction {
  description: string
  providerStates?: { name: string; params?: Record<string, unknown> }[]
  request: {
    method: string
    path: string
    headers?: object
    body?: object
    generators?: object
    query?: object
  }
  response: { status: number; body: { content: Record<string, unknown> }; matchingRules?: object }
  contents: { content: { data: Record<string, unknown> } }
}

const folder = await makeFolder()
let files = 0

/** A contract with one interaction of a committed one, changed. */
export async function contractWith(
  committed: string,
  description: string,
  change: (interaction: Interaction) => void,
): Promise<string> {
  const name = `${++files}.json`
  const path = new URL(`../../pacts/${committed}`, import.meta.url)
  const pact = JSON.parse(await readFile(path, 'utf8')) as { interactions: Interaction[] }
  const interaction = pact.interactions.find((one) => one.description === description)
  if (!interaction) throw new Error(`There is no "${description}" in ${committed}.`)
  change(interaction)
  return folder.write(name, { ...pact, interactions: [interaction] })
}

/** The contract of our client. */
export const api = 'omise-client-omise.json'

/** What came of a contract's one interaction. */
export async function verifyOne(file: string): Promise<Verified> {
  const [verified] = (await verifyShared({ pacts: [file] })).verified
  if (!verified) throw new Error('Nothing was verified.')
  return verified
}
