import { existsSync, globSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { isCommand, NotHere, type Sdk } from '../language.ts'
import { build, copyDriver, need, readVersion, shell, standIns } from './steps.ts'

const debian = ['jackson-annotations', 'jackson-core', 'jackson-databind', 'okhttp', 'okio'].map(
  (name) => `/usr/share/java/${name}.jar`,
)

/**
 * Compiled with the libraries in the checkout's folder `libraries`, where it has one (`gradle` or `mvn` can put them there); else
 * with Debian's, and stand-ins for what these lack.
 */
export const java: Sdk = {
  name: 'omise-java',
  section: 'Java',
  version: (checkout) => readVersion(join(checkout, 'build.gradle'), /^version '([^']+)'/m),
  async interpreter(checkout) {
    const version = await need(
      { program: 'javac', args: ['-version'] },
      'There is no javac. Install it: apt-get install default-jdk-headless',
    )
    if (ownLibraries(checkout).length > 0) return version.replace('javac', 'java')
    if (!debian.every((file) => existsSync(file))) {
      throw new NotHere(
        'There are no libraries for Java. Install them: apt-get install libjackson2-databind-java libokhttp-java',
      )
    }
    return `${version.replace('javac', 'java')}, stand-ins`
  },
  async prepare({ checkout, folder, recipe }) {
    const own = ownLibraries(checkout)
    const jars = own.length > 0 ? own : debian
    const roots = [
      join(checkout, 'src/main/java'),
      ...(own.length > 0 ? [] : [join(standIns, 'java')]),
    ]
    await copyDriver('java/App.java', folder)
    await writeFile(join(folder, 'Connect.java'), connect(isCommand(recipe)))
    if (!isCommand(recipe)) await writeFile(join(folder, 'SandboxClient.java'), recipe.text)
    const files = [
      ...globSync('*.java', { cwd: folder }).map((file) => join(folder, file)),
      ...roots.flatMap((path) =>
        globSync('**/*.java', { cwd: path }).map((file) => join(path, file)),
      ),
    ]
    const classes = join(folder, 'classes')
    await mkdir(classes)
    const common = ['-nowarn', '-proc:none', '-encoding', 'UTF-8', '-d', classes]
    await build({ program: 'javac', args: [...common, '-cp', jars.join(delimiter), ...files] })
    if (!isCommand(recipe)) {
      const path = [classes, ...jars].join(delimiter)
      return { program: 'java', args: ['-cp', path, 'App'], cwd: folder }
    }
    const manifest = join(folder, 'manifest.txt')
    await writeFile(manifest, `Main-Class: App\nClass-Path: ${wrapped(jars.join(' '))}\n`)
    const args = ['cfm', join(folder, 'app.jar'), manifest, '-C', classes, '.']
    await build({ program: 'jar', args })
    return shell(recipe, folder)
  },
}

function ownLibraries(checkout: string): string[] {
  return globSync('libraries/*.jar', { cwd: checkout }).map((file) => join(checkout, file))
}

function connect(stock: boolean): string {
  const make = stock
    ? 'new co.omise.Client.Builder().publicKey(publicKey).secretKey(secretKey).build()'
    : 'SandboxClient.create(publicKey, secretKey)'
  return `final class Connect {
    static co.omise.Client client(String publicKey, String secretKey) throws Exception {
        return ${make};
    }
}
`
}

/** A manifest's line holds 72 bytes at most. */
function wrapped(text: string): string {
  return text.replaceAll(/.{60}/g, '$&\n ')
}
