import { writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { execute } from '../execute.ts'
import { isCommand, NotHere, type Sdk } from '../language.ts'
import { copyDriver, readVersion, shell } from './steps.ts'

/** The folder of the first python3 that has `requests`: a machine may have several. */
async function findPython(): Promise<{ readonly folder: string; readonly version: string }> {
  const program = 'import sys, requests; print(sys.prefix, "%d.%d.%d" % sys.version_info[:3])'
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']) {
    const { code, stdout } = await execute({
      program: join(folder, 'python3'),
      args: ['-c', program],
    })
    const version = stdout.trim().split(' ').at(-1)
    if (code === 0 && version) return { folder, version }
  }
  throw new NotHere('No python3 has requests. Install it: apt-get install python3-requests')
}

export const python: Sdk = {
  name: 'omise-python',
  section: 'Python',
  version: (checkout) => readVersion(join(checkout, 'setup.py'), /version='([^']+)'/),
  interpreter: async () => `python ${(await findPython()).version}`,
  async prepare({ checkout, folder, recipe }) {
    const { folder: programs } = await findPython()
    await copyDriver('python/app.py', folder)
    const PATH = `${programs}${delimiter}${process.env.PATH}`
    const env = { PATH, PYTHONPATH: checkout, PYTHONDONTWRITEBYTECODE: '1' }
    if (isCommand(recipe)) return shell(recipe, folder, env)
    await writeFile(join(folder, 'recipe.py'), recipe.text)
    const SDK_RECIPE = join(folder, 'recipe.py')
    return {
      program: join(programs, 'python3'),
      args: ['app.py'],
      cwd: folder,
      env: { ...env, SDK_RECIPE },
    }
  },
}
