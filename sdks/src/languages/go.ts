import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sdk } from '../language.ts'
import { build, copyDriver, need, readVersion } from './steps.ts'

/**
 * Built without modules, in a GOPATH that leads to the checkout: a module would want the libraries of the SDK's own
 * tests. The driver stands inside of the SDK's path, where Go lets it use the SDK's internal package for calls that the SDK
 * has no operation for.
 */
export const go: Sdk = {
  name: 'omise-go',
  section: 'Go',
  version: (checkout) => readVersion(join(checkout, 'client.go'), /libraryVersion = "([^"]+)"/),
  async interpreter() {
    const version = await need(
      { program: 'go', args: ['version'] },
      'There is no go. Install it: apt-get install golang-go',
    )
    return version.replace(/^go version go(\S+).*$/, 'go $1')
  },
  async prepare({ checkout, folder, recipe }) {
    const owner = join(folder, 'gopath/src/github.com/omise')
    const driver = join(owner, 'omise-go/sandbox-driver')
    await mkdir(driver, { recursive: true })
    await linkSources(checkout, join(owner, 'omise-go'))
    await copyDriver('go/app.go', driver)
    await writeFile(join(driver, 'connect.go'), recipe.text)
    const env = { GOPATH: join(folder, 'gopath'), GO111MODULE: 'off', GOFLAGS: '' }
    const program = join(folder, 'app')
    await build({ program: 'go', args: ['build', '-o', program, '.'], cwd: driver, env })
    return { program, args: [], cwd: folder }
  },
}

async function linkSources(checkout: string, target: string): Promise<void> {
  for (const name of ['internal', 'operations', 'schedule']) {
    await symlink(join(checkout, name), join(target, name))
  }
  const files = (await readdir(checkout)).filter((name) => /(?<!_test)\.go$/.test(name))
  for (const name of files) await symlink(join(checkout, name), join(target, name))
}
