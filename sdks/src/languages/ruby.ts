import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sdk } from '../language.ts'
import { copyDriver, need, readVersion } from './steps.ts'

export const ruby: Sdk = {
  name: 'omise-ruby',
  section: 'Ruby',
  version: (checkout) => readVersion(join(checkout, 'lib/omise/version.rb'), /VERSION = "([^"]+)"/),
  async interpreter() {
    await need(
      { program: 'ruby', args: ['-v'] },
      'There is no ruby. Install it: apt-get install ruby',
    )
    return await need(
      { program: 'ruby', args: ['-e', 'require "rest-client"; puts "ruby #{RUBY_VERSION}"'] },
      'Ruby has no rest-client. Install it: apt-get install ruby-rest-client',
    )
  },
  async prepare({ checkout, folder, recipe }) {
    await copyDriver('ruby/app.rb', folder)
    await writeFile(join(folder, 'recipe.rb'), recipe.text)
    const env = { SDK_RECIPE: join(folder, 'recipe.rb') }
    return { program: 'ruby', args: ['-I', join(checkout, 'lib'), 'app.rb'], cwd: folder, env }
  },
}
