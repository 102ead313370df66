import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sdk } from './language.ts'
import { php } from './languages/php.ts'
import { readVersion, shell } from './languages/steps.ts'

const folderOfDrivers = fileURLToPath(new URL('../plugins', import.meta.url))

/** Omise's shop plugins, whose own classes run with stubs of the shop around them, connected as PHP is. */
export const plugins: readonly Sdk[] = [
  plugin('woocommerce', { file: 'omise-woocommerce.php', version: /\* Version: +(\S+)/ }),
]

/** A plugin, with the file and the pattern that say its version. */
function plugin(name: string, stated: { readonly file: string; readonly version: RegExp }): Sdk {
  return {
    name: `omise-${name}`,
    section: php.section,
    version: (checkout) => readVersion(join(checkout, stated.file), stated.version),
    interpreter: (checkout) => php.interpreter(checkout),
    async prepare({ checkout, folder, recipe }) {
      await cp(join(folderOfDrivers, 'support.php'), join(folder, 'support.php'))
      await cp(join(folderOfDrivers, name), folder, { recursive: true })
      return shell(recipe, folder, { SDK_CHECKOUT: checkout })
    },
  }
}
