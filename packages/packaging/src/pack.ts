import { execFile } from 'node:child_process'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { published, readWorkspace, type WorkspacePackage } from './workspace.ts'

const runFile = promisify(execFile)

/** The archive of one package, as npm installs it. */
export interface Tarball {
  readonly name: string
  readonly file: string
  readonly bytes: number
  readonly unpackedBytes: number
  readonly contents: readonly string[]
}

/** Puts each published package, as it was built last, into a tarball in a folder. */
export async function packAll(destination: string): Promise<Tarball[]> {
  await mkdir(destination, { recursive: true })
  const packages = published(await readWorkspace())
  return Promise.all(packages.map((each) => pack(each, destination)))
}

async function pack({ folder, manifest }: WorkspacePackage, destination: string): Promise<Tarball> {
  const built = join(folder, manifest.publishConfig?.directory ?? '')
  const { stdout } = await runFile(
    'pnpm',
    ['-C', folder, 'pack', '--json', '--pack-destination', destination],
    { shell: process.platform === 'win32' },
  )
  const { name, filename, size, files } = JSON.parse(stdout) as PackReport
  const contents = files.map(({ path }) => path)
  const sizes = await Promise.all(
    contents.map(async (path) => (await stat(join(built, path))).size),
  )
  const unpackedBytes = sizes.reduce((sum, each) => sum + each, 0)
  return { name, file: filename, bytes: size, unpackedBytes, contents }
}

/** What `pnpm pack --json` prints. */
interface PackReport {
  readonly name: string
  readonly filename: string
  readonly size: number
  readonly files: readonly { readonly path: string }[]
}
