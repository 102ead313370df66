import { globSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sdk } from '../language.ts'
import { build, copyDriver, need, readVersion, standIns } from './steps.ts'

/**
 * Compiled with what `mix compile` made of its libraries, where the checkout has that; else with stand-ins for the two that it
 * uses, which only Hex has.
 */
export const elixir: Sdk = {
  name: 'omise-elixir',
  section: 'Elixir',
  version: (checkout) => readVersion(join(checkout, 'mix.exs'), /@version "([^"]+)"/),
  async interpreter(checkout) {
    const version = await need(
      { program: 'elixir', args: ['-e', 'IO.puts("elixir #{System.version()}")'] },
      'There is no elixir. Install it: apt-get install elixir',
    )
    return libraries(checkout).length > 0 ? version : `${version}, stand-ins`
  },
  async prepare({ checkout, folder, recipe }) {
    const compiled = join(folder, 'compiled')
    await mkdir(compiled)
    const paths = libraries(checkout)
    const sources = globSync('lib/**/*.ex', { cwd: checkout }).map((file) => join(checkout, file))
    const more = paths.length > 0 ? [] : [join(standIns, 'elixir/libraries.ex')]
    const known = paths.flatMap((path) => ['-pa', path])
    await build({ program: 'elixirc', args: [...known, '-o', compiled, ...more, ...sources] })
    await copyDriver('elixir/app.exs', folder)
    await writeFile(join(folder, 'config.exs'), `import Config\n\n${recipe.text}`)
    const env = { SDK_RECIPE: join(folder, 'config.exs') }
    return { program: 'elixir', args: [...known, '-pa', compiled, 'app.exs'], cwd: folder, env }
  },
}

function libraries(checkout: string): string[] {
  return globSync('_build/*/lib/*/ebin', { cwd: checkout })
    .filter((path) => !path.includes('/omise/'))
    .map((path) => join(checkout, path))
}
