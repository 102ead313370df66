// Runs one of the project's tasks with everything it needs, on a machine that has only Node 20 or later and npm.
// Plain JavaScript for old Nodes: it installs the dependencies, among them the Node that the rest runs on.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const tasks = {
  start: ['apps/server/src/main.ts', 'start'],
  test: ['scripts/test.ts'],
  cli: ['apps/server/src/main.ts'],
  soak: ['scripts/soak.ts'],
  bench: ['bench/src/main.ts'],
  generate: ['scripts/generate.ts'],
  build: ['scripts/build.ts'],
  pack: ['scripts/pack.ts'],
  format: ['scripts/format.ts'],
  pictures: ['apps/dashboard/guide/take-pictures.ts'],
  'release:baseline': ['scripts/release-baseline.ts'],
}

const [name = '', ...args] = process.argv.slice(2)
const task = tasks[name]
if (!task) {
  process.stderr.write(
    `There is no task "${name}". Use one of: ${Object.keys(tasks).join(', ')}.\n`,
  )
  process.exit(2)
}
installOnce()
if (name === 'start' || name === 'pictures') buildConsole()
run(nodeToUse(), [...task, ...args])

/** Installs when the lockfile is not the one that was installed last. */
function installOnce() {
  const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'))
  const wanted = createHash('sha256').update(lockfile).digest('hex')
  const stamp = join(root, 'node_modules', '.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  process.stderr.write(
    `Installing with ${packageManager} (once, and when the lockfile changes)...\n`,
  )
  const result = spawnSync('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) {
    process.stderr.write('The installation failed; what went wrong stands above.\n')
    process.exit(1)
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** Builds the console where it is not current. Standard output is the sandbox's own. */
function buildConsole() {
  const parts = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json']
  const sources = [
    ...parts.map((part) => `apps/dashboard/${part}`),
    'packages/client/src',
    'packages/api/src',
  ]
  const built = join(root, 'apps/dashboard/dist/index.html')
  if (existsSync(built) && newestIn(sources) < statSync(built).mtimeMs) return
  const turbo = join(root, 'node_modules', '.bin', 'turbo')
  const args = ['run', 'build', '--filter=@omise-sandbox/dashboard', '--output-logs=errors-only']
  const result = spawnSync(turbo, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: environmentWith(nodeToUse()),
    shell: process.platform === 'win32',
  })
  if (result.status === 0) return
  process.stderr.write('The console could not be built; the sandbox starts without it.\n')
}

/** When the last of these files was written, folders with all that is in them. */
function newestIn(paths) {
  const times = paths.flatMap((path) => {
    const place = join(root, path)
    const below = statSync(place).isDirectory() ? readdirSync(place, { recursive: true }) : []
    return [place, ...below.map((each) => join(place, each))].map((file) => statSync(file).mtimeMs)
  })
  return Math.max(...times)
}

/** The Node this runs on where that is 24 or later, else the one that was installed. */
function nodeToUse() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major >= 24) return process.execPath
  const installed = `node-${process.platform}-${process.arch}`
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve(`${installed}/package.json`)
    return join(dirname(manifest), 'bin', 'node')
  } catch {
    if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
    process.stderr.write(
      `Node ${process.versions.node} is too old, and there is no Node to install for ${process.platform} on ${process.arch}. Install Node 24.\n`,
    )
    process.exit(1)
  }
}

function environmentWith(node) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH]
  return { ...process.env, PATH: path.join(delimiter), TURBO_TELEMETRY_DISABLED: '1' }
}

function run(node, argv) {
  const child = spawn(node, argv, { cwd: root, stdio: 'inherit', env: environmentWith(node) })
  // A terminal sends Ctrl-C to the child as well; other senders reach only this process.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  // A SIGTERM to npm kills the shell between npm and this process, which then belongs to another parent.
  const shell = process.ppid
  const orphaned = setInterval(() => {
    if (process.ppid !== shell) child.kill('SIGTERM')
  }, 250)
  child.on('close', (code, signal) => {
    clearInterval(orphaned)
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}
