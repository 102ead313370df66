// Runs one of the project's tasks with everything it needs, on a machine that has only Node and npm.
// Plain JavaScript for old Nodes: it installs the dependencies, among them the Node that the rest runs on.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, pnpmFolder } from './install.mjs'

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
  sdks: ['sdks/src/main.ts'],
  'release:baseline': ['scripts/release-baseline.ts'],
  'release:dry': ['scripts/release-dry.ts'],
}

const [name = '', ...args] = process.argv.slice(2)
const task = tasks[name]
if (!task) {
  process.stderr.write(
    `There is no task "${name}". Use one of: ${Object.keys(tasks).join(', ')}.\n`,
  )
  process.exit(2)
}
refuseNode()
install(root, name === 'start' ? 'server' : 'everything')
if (name === 'start' || name === 'pictures') buildConsole()
run(nodeToUse(), [...task, ...args])

/**
 * Ends with a sentence where the project cannot run: on a Node older than package.json allows, where the Node it runs on cannot be
 * installed either. Looked at before anything is installed.
 */
function refuseNode() {
  const { engines, optionalDependencies } = manifest()
  if (isNewEnough(engines.node) || (installable(optionalDependencies) && isNewEnough('>=20')))
    return
  const { node } = process.versions
  process.stderr.write(
    `This project needs Node ${engines.node.slice(2)} or later; this is ${node}, on ${process.platform} ${process.arch}. Install Node 24, from https://nodejs.org or with "nvm install".\n`,
  )
  process.exit(2)
}

function manifest() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
}

/** Whether npm has the Node that the project runs on, for this machine. */
function installable(packages) {
  return `node-${process.platform}-${process.arch}` in packages
}

/** Whether this Node is as new as a range of the form `>=22.18`. */
function isNewEnough(range) {
  const [minMajor, minMinor = 0] = range.slice('>='.length).split('.').map(Number)
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > minMajor || (major === minMajor && minor >= minMinor)
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
  process.stderr.write('Building the console (once, and when its sources change)...\n')
  const vite = join(root, 'apps/dashboard/node_modules/vite/bin/vite.js')
  const result = spawnSync(nodeToUse(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps/dashboard'),
    stdio: ['ignore', 2, 2],
    env: environmentWith(nodeToUse()),
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
  if (isNewEnough('>=24')) return process.execPath
  const installed = `node-${process.platform}-${process.arch}`
  try {
    const file = createRequire(join(root, 'package.json')).resolve(`${installed}/package.json`)
    return join(dirname(file), 'bin', 'node')
  } catch {
    // There is none for this machine: refuseNode has seen that this one will do.
    return process.execPath
  }
}

function environmentWith(node) {
  const binaries = join(root, 'node_modules', '.bin')
  const path = [dirname(node), binaries, pnpmFolder(root), process.env.PATH]
  return {
    ...globalNpmrc(),
    // What Node compiles of the sources is kept: a command then starts in half the time.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    ...process.env,
    PATH: path.join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
  }
}

/**
 * npm looks for its global settings (a registry, a proxy, a company's certificates) beside the Node it runs on, which is
 * another one from here on. Where npm runs this script it names the file; without it, they stand beside this Node.
 */
function globalNpmrc() {
  const file = join(dirname(dirname(process.execPath)), 'etc', 'npmrc')
  return process.platform === 'win32' || !existsSync(file) ? {} : { npm_config_globalconfig: file }
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
