import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PactError } from './run-pact.ts'

/** The contracts in files and folders, by the provider that they are with: folders give their `.json` files. */
export async function readPactFiles(
  places: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const files = (await Promise.all(places.map(filesAt))).flat()
  const byProvider = new Map<string, string[]>()
  for (const file of new Set(files)) {
    const provider = await providerOf(file)
    byProvider.set(provider, [...(byProvider.get(provider) ?? []), file])
  }
  return byProvider
}

async function filesAt(place: string): Promise<string[]> {
  const found = await stat(place).catch(() => undefined)
  if (!found)
    throw new PactError(`There is no ${place}. Name a contract's file, or a folder of them.`)
  if (!found.isDirectory()) return [place]
  const names = (await readdir(place)).filter((name) => name.endsWith('.json')).sort()
  if (names.length === 0) throw new PactError(`There is no .json file in ${place}.`)
  return names.map((name) => join(place, name))
}

async function providerOf(file: string): Promise<string> {
  const read = parse(await readFile(file, 'utf8'))
  if (read === undefined) throw new PactError(`${file} is no JSON. Name a contract's file.`)
  const pact = read as { provider?: { name?: unknown }; interactions?: unknown } | undefined
  const name = pact?.provider?.name
  if (typeof name === 'string') return name
  throw new PactError(`${file} is not a contract of Pact's: it names no provider.`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
