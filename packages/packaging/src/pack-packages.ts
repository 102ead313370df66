/** Packs what is published, as it was built last, into the folder that is named, and says how large each tarball is. */
import { resolve } from 'node:path'
import { packAll } from './pack.ts'

const [destination = 'dist-tarballs'] = process.argv.slice(2)
const tarballs = await packAll(resolve(destination))
for (const { file, bytes, unpackedBytes, contents } of tarballs) {
  const [packed, unpacked] = [bytes, unpackedBytes].map((size) => `${Math.ceil(size / 1000)} kB`)
  process.stdout.write(`${file}: ${packed}, unpacked ${unpacked} in ${contents.length} files\n`)
}
