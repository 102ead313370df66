import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NotHere, type Place, type Sdk } from './language.ts'
import { php } from './languages/php.ts'
import { need, readVersion, shell } from './languages/steps.ts'

const folderOfDrivers = fileURLToPath(new URL('../plugins', import.meta.url))

/** How a plugin is found and put in its place. */
interface Plugin {
  readonly name: string
  /** The file and the pattern that say its version. */
  readonly file: string
  readonly version: RegExp
  /** The `composer.json` that pins omise-php, where the plugin does not come with one. */
  readonly pins?: string
  /** Puts the plugin's own files where its driver wants them. */
  arrange?(place: Place): Promise<void>
}

/** Omise's shop plugins, whose own classes run with stubs of the shop around them, connected as PHP is. */
export const plugins: readonly Sdk[] = [
  plugin({
    name: 'omise-woocommerce',
    file: 'omise-woocommerce.php',
    version: /\* Version: +(\S+)/,
  }),
  plugin({
    name: 'omise-magento',
    file: 'composer.json',
    version: /"version": "([^"]+)"/,
    pins: 'composer.json',
  }),
  plugin({
    name: 'omise-prestashop',
    file: 'omise/omise.php',
    version: /MODULE_VERSION = '([^']+)'/,
    pins: 'omise/composer.json',
    async arrange({ checkout, folder }) {
      const module = join(folder, 'modules/omise')
      await cp(join(checkout, 'omise'), module, { recursive: true })
      await cp(join(folder, 'omise-php'), join(module, 'vendor/omise/omise-php'), {
        recursive: true,
      })
    },
  }),
]

function plugin({ name, file, version, pins, arrange }: Plugin): Sdk {
  return {
    name,
    section: php.section,
    version: (checkout) => readVersion(join(checkout, file), version),
    async interpreter(checkout) {
      if (pins) await pinned(checkout, pins)
      return await php.interpreter(checkout)
    },
    async prepare(place) {
      const { checkout, folder, recipe } = place
      await cp(join(folderOfDrivers, 'support.php'), join(folder, 'support.php'))
      await cp(join(folderOfDrivers, name.replace('omise-', '')), folder, { recursive: true })
      if (pins) await unpack(await pinned(checkout, pins), join(folder, 'omise-php'))
      await arrange?.(place)
      return shell(recipe, folder, {
        SDK_CHECKOUT: checkout,
        PLUGIN_VERSION: await readVersion(join(checkout, file), version),
      })
    },
  }
}

interface Pinned {
  readonly repository: string
  readonly tag: string
}

/** The omise-php that a plugin pins, in the checkout beside it. Throws {@link NotHere} where that has no such tag. */
async function pinned(checkout: string, pins: string): Promise<Pinned> {
  const repository = join(checkout, '../omise-php')
  const tag = `v${await readVersion(join(checkout, pins), /"omise\/omise-php": "([^"]+)"/)}`
  await need(
    { program: 'git', args: ['-C', repository, 'rev-parse', '--verify', `${tag}^{commit}`] },
    `It pins omise-php ${tag}, and ${repository} has no such tag: clone omise-php there, with its tags.`,
  )
  return { repository, tag }
}

async function unpack({ repository, tag }: Pinned, to: string): Promise<void> {
  await mkdir(to)
  const command = 'git -C "$1" archive "$2" lib | tar -x -C "$3"'
  await need(
    { program: 'bash', args: ['-euo', 'pipefail', '-c', command, 'bash', repository, tag, to] },
    `omise-php ${tag} could not be unpacked.`,
  )
}
