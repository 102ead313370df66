import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createSandbox } from 'omise-sandbox'
import { root } from '../../../scripts/run.ts'
import type { Block } from './blocks.ts'
import type { Setting, Treatment } from './plan.ts'
import { openSession, type Ports, type Session, withPorts } from './session.ts'

const files = fileURLToPath(new URL('files', import.meta.url))
const written = fileURLToPath(new URL('../../reports/documents', import.meta.url))

export interface Planned {
  readonly block: Block
  readonly treatment: Treatment
}

/** Where a block's text is kept as it was run. */
export function fileOf({ document, number, language, said }: Block): string {
  const folder = join(written, document.replaceAll('/', '-'))
  return join(folder, said.kind === 'file' ? said.name : `block-${number}.${language}`)
}

/** Runs all that runs of a document, in order, in one folder and one shell. Throws at the first block that fails. */
export async function runDocument(setting: Setting, planned: readonly Planned[]): Promise<void> {
  const [first] = planned
  if (!first) return
  const folder = dirname(fileOf(first.block))
  await using resources = new AsyncDisposableStack()
  const ports = await listen(resources, setting)
  prepare(folder, setting, planned, ports)
  const place = setting.folder === undefined ? folder : join(root, setting.folder)
  const session = openSession(place, ports)
  resources.defer(() => session.close())
  for (const { block, treatment } of planned) {
    await runBlock(session, ports, block, treatment).catch((error: unknown) => {
      throw new Error(`${block.document}:${block.line} does not run as it is printed. ${error}`)
    })
  }
}

function prepare(
  folder: string,
  { files: given = {} }: Setting,
  planned: readonly Planned[],
  ports: Ports,
): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, from] of Object.entries(given)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    copyFileSync(join(files, from), join(folder, name))
  }
  for (const { block } of planned) writeFileSync(fileOf(block), withPorts(block.text, ports))
}

async function runBlock(
  session: Session,
  ports: Ports,
  block: Block,
  treatment: Treatment,
): Promise<void> {
  const file = fileOf(block)
  if (treatment === 'compiled and run') await import(file)
  else if (treatment === 'run' && block.said.kind === 'background') {
    await session.start(file, withPorts(block.said.until, ports))
  } else if (treatment === 'run') await session.run(file)
}

/** A sandbox, where the document starts none itself, and a receiver, where it starts no till: each on a port that is free. */
async function listen(resources: AsyncDisposableStack, setting: Setting): Promise<Ports> {
  const receiver = createServer((request, response) => {
    request.resume()
    response.end()
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const end = () =>
    new Promise<void>((resolve) => {
      receiver.closeAllConnections()
      receiver.close(() => resolve())
    })
  const till = portOf(receiver.address())
  if (setting.folder === undefined) resources.defer(end)
  else await end()
  const sandbox = await createSandbox()
  const { url } = await sandbox.listen()
  const port = Number(new URL(url).port)
  if (setting.startsSandbox) await sandbox.close()
  else resources.defer(() => sandbox.close())
  return { 8424: port, 3000: till }
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === 'object' && address) return address.port
  throw new Error('The receiver listens nowhere.')
}
