import { existsSync } from 'node:fs'
import { mkdir, symlink } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NotHere, type Sdk } from '../language.ts'
import { copyDriver, readVersion, shell } from './steps.ts'

const server = fileURLToPath(new URL('../../../apps/server', import.meta.url))

export const node: Sdk = {
  name: 'omise-node',
  section: 'Node',
  version: (checkout) => readVersion(join(checkout, 'package.json'), /"version": "([^"]+)"/),
  async interpreter(checkout) {
    if (!existsSync(join(checkout, 'node_modules/https-proxy-agent'))) {
      throw new NotHere('The checkout has no node_modules. Run in it: npm install --omit=dev')
    }
    return `node ${process.versions.node}`
  },
  async prepare({ checkout, folder, recipe }) {
    await copyDriver('node/app.js', folder)
    await mkdir(join(folder, 'node_modules'))
    await symlink(server, join(folder, 'node_modules/omise-sandbox'))
    const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`
    return shell(recipe, folder, { PATH, SDK_CHECKOUT: checkout })
  },
}
