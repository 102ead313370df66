/**
 * Puts into the folder that is named what a release publishes: a tarball of each package as it was built last, its bill of materials
 * beside it, and the sums of all of them.
 */
import { createHash } from 'node:crypto'
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { packAll } from './pack.ts'
import { sbomFile } from './sbom.ts'
import { published, readWorkspace } from './workspace.ts'

const [destination = 'dist-release'] = process.argv.slice(2)
const folder = resolve(destination)
const tarballs = await packAll(folder)
for (const { folder: own, manifest } of published(await readWorkspace())) {
  const tarball = tarballs.find(({ name }) => name === manifest.name)
  const bill = basename(tarball?.file ?? manifest.name).replace(/\.tgz$/, `.${sbomFile}`)
  await copyFile(join(own, manifest.publishConfig?.directory ?? '', sbomFile), join(folder, bill))
}

const files = (await readdir(folder)).filter((file) => file !== 'SHA256SUMS').sort()
const sums = await Promise.all(files.map(sumOf))
await writeFile(join(folder, 'SHA256SUMS'), sums.join(''))
process.stdout.write(sums.join(''))

async function sumOf(file: string): Promise<string> {
  const sum = createHash('sha256').update(await readFile(join(folder, file)))
  return `${sum.digest('hex')}  ${file}\n`
}
