import { join } from 'node:path'
import type { Sdk } from '../language.ts'
import { copyDriver, need, readVersion, shell } from './steps.ts'

export const php: Sdk = {
  name: 'omise-php',
  section: 'PHP',
  version: (checkout) => readVersion(join(checkout, 'composer.json'), /"version": "v?([^"]+)"/),
  async interpreter() {
    await need(
      { program: 'php', args: ['-v'] },
      'There is no php. Install it: apt-get install php-cli',
    )
    return await need(
      { program: 'php', args: ['-r', 'curl_init(); echo "php ", PHP_VERSION;'] },
      'PHP has no curl. Install it: apt-get install php-curl',
    )
  },
  async prepare({ checkout, folder, recipe }) {
    await copyDriver('php/app.php', folder)
    return shell(recipe, folder, { SDK_CHECKOUT: checkout })
  },
}
