import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

/** A package from npm. */
export interface Library {
  readonly name: string
  readonly version: string
  /** As its package.json names it: `MIT`. */
  readonly license?: string | undefined
}

/** One whose code a bundle holds, and where it is. */
export interface BundledLibrary extends Library {
  readonly folder: string
}

/** The packages from npm whose code a bundle holds. */
export async function bundledLibraries(
  folder: string,
  { inputs }: Metafile,
): Promise<BundledLibrary[]> {
  const folders = new Set(Object.keys(inputs).flatMap((file) => packageFolder(file) ?? []))
  return Promise.all([...folders].map((each) => readLibrary(join(folder, each))))
}

/** Their licences, which ask to go with the bundle. Empty where there are none. */
export async function noticesOf(libraries: readonly BundledLibrary[]): Promise<string> {
  const notices = await Promise.all(libraries.map(noticeOf))
  return [...new Set(notices)].sort().join(`\n${'-'.repeat(80)}\n\n`)
}

function packageFolder(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]
}

async function readLibrary(folder: string): Promise<BundledLibrary> {
  const text = await readFile(join(folder, 'package.json'), 'utf8')
  const { name, version, license } = JSON.parse(text) as Library
  return { name, version, license, folder }
}

async function noticeOf({ name, version, license, folder }: BundledLibrary): Promise<string> {
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  const title = `${name} ${version} (${license ?? 'no license named'})`
  return [title, ...texts.map((text) => text.trim())].join('\n\n').concat('\n')
}
