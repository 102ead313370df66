import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A place that was named has no contract: there is no such file or folder, or no `.json` file in it. */
export class NoContractError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NoContractError'
  }
}

/**
 * The files at the places that were named, each once: a folder gives the `.json` files in it and in the folders below,
 * but for `node_modules` and those whose name begins with a dot. Throws a {@link NoContractError} for a place without any.
 */
export async function contractFiles(places: readonly string[]): Promise<readonly string[]> {
  const files: string[] = []
  for (const place of places) files.push(...(await filesAt(place)))
  return [...new Set(files)]
}

async function filesAt(place: string): Promise<readonly string[]> {
  const found = await stat(place).catch(() => undefined)
  if (!found) {
    throw new NoContractError(`There is no ${place}. Name a contract's file, or a folder of them.`)
  }
  if (!found.isDirectory()) return [place]
  const files = await filesUnder(place, new Set())
  if (files.length === 0) throw new NoContractError(`There is no .json file in ${place}.`)
  return files
}

async function filesUnder(folder: string, seen: Set<string>): Promise<string[]> {
  const real = await realpath(folder)
  // A link may lead back to a folder above.
  if (seen.has(real)) return []
  seen.add(real)
  const files: string[] = []
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name)
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false
    if (!isFolder && /\.json$/i.test(name)) files.push(path)
    if (isFolder && name !== 'node_modules' && !name.startsWith('.')) {
      files.push(...(await filesUnder(path, seen)))
    }
  }
  return files
}
