import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

/** The licences of the packages from npm whose code a bundle holds, which ask to go with it. Empty where it holds none. */
export async function noticesOf(folder: string, { inputs }: Metafile): Promise<string> {
  const folders = new Set(Object.keys(inputs).flatMap((file) => packageFolder(file) ?? []))
  const notices = await Promise.all([...folders].map((each) => noticeOf(join(folder, each))))
  return [...new Set(notices)].sort().join(`\n${'-'.repeat(80)}\n\n`)
}

function packageFolder(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]
}

async function noticeOf(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
    readonly license?: string
  }
  const files = (await readdir(folder)).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name))
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  const title = `${manifest.name} ${manifest.version} (${manifest.license ?? 'no license named'})`
  return [title, ...texts.map((text) => text.trim())].join('\n\n').concat('\n')
}
