// Installs what a task needs. Plain JavaScript for old Nodes: among what is installed is the Node that the rest runs on.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What pnpm is asked for: the server and its console, or all that builds and tests need too. */
const scopes = {
  server: ['--prod', '--filter-prod', 'omise-sandbox...', '--filter', 'omise-sandbox-workspace'],
  everything: [],
}

/** npm retries for over a minute before it says that a registry is away; once is enough to survive a lost connection. */
const fewRetries = {
  npm_config_fetch_retries: '1',
  npm_config_fetch_retry_mintimeout: '1000',
  pnpm_config_fetch_retries: '1',
  pnpm_config_fetch_retry_mintimeout: '1000',
}

/** npm's settings of the way to a registry. pnpm reads them in .npmrc files, and in the environment only under its own name. */
const ofTheWay =
  /^npm_config_(registry|ca|cafile|cert|key|(https?[-_])?proxy|no_?proxy|strict[-_]ssl|@.+:registry|\/\/.+)$/i

/** Where the pnpm of this project is, once it is installed: a folder for PATH. */
export function pnpmFolder(root) {
  return join(placeOfPnpm(root), 'node_modules', '.bin')
}

/**
 * Installs a scope, `server` or `everything`, when the lockfile is not the one that was installed last or something of the scope was
 * not asked for then. What is there is never taken away: after `everything`, that is what is kept up to date. Ends the process
 * with 1, and the reason on standard error, where an installation fails.
 */
export function install(root, scope) {
  const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'))
  const hash = createHash('sha256').update(lockfile).digest('hex')
  const stamp = join(root, 'node_modules', '.installed')
  const [installed, installedHash] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ') : []
  const wanted = installed === 'everything' ? 'everything' : scope
  // What tests run is started by pnpm too; a server that is installed does without.
  const hasPnpm = wanted === 'server' || existsSync(placeOfPnpm(root))
  if (installed === wanted && installedHash === hash && hasPnpm) return

  installPnpm(root)
  printLine(
    `Installing ${wanted === 'server' ? 'what the server needs' : 'everything'} (once, and when the lockfile changes)...`,
  )
  const path = [pnpmFolder(root), process.env.PATH].join(delimiter)
  const pnpm = ['install', '--frozen-lockfile', ...scopes[wanted]]
  const env = { ...fewRetries, ...settingsForPnpm(process.env), ...process.env, PATH: path }
  runOrEnd('pnpm', pnpm, { cwd: root, env })
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stamp, `${wanted} ${hash}`)
}

/** What pnpm is told of the environment that npm would read. */
export function settingsForPnpm(environment) {
  const settings = Object.entries(environment).filter(([name]) => ofTheWay.test(name))
  return Object.fromEntries(
    settings.map(([name, value]) => [`${name.startsWith('N') ? 'P' : 'p'}${name}`, value]),
  )
}

/** Installs pnpm beside the packages, with npm, by way of a cache that goes: 33 MB that nothing else would use. */
function installPnpm(root) {
  const place = placeOfPnpm(root)
  if (existsSync(place)) return
  printLine(`Loading ${packageManager(root)} with npm...`)
  const partial = `${place}.${process.pid}`
  mkdirSync(partial, { recursive: true })
  const flags = [
    '--prefix',
    '.',
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
  ]
  const npm = ['install', ...flags, '--loglevel=error', '--cache', 'cache', packageManager(root)]
  runOrEnd('npm', npm, {
    cwd: partial,
    env: { ...fewRetries, ...process.env },
    onFailure: () => rmSync(partial, { recursive: true, force: true }),
  })
  // Its install script, which npm may be told to refuse: turbo starts only the binary itself, which this puts in place.
  spawnSync(process.execPath, [join(partial, 'node_modules', 'pnpm', 'install.js')])
  rmSync(join(partial, 'cache'), { recursive: true, force: true })
  rmSync(place, { recursive: true, force: true })
  renameSync(partial, place)
}

function placeOfPnpm(root) {
  return join(root, '.toolchain', packageManager(root).replace('@', '-'))
}

/** `pnpm@12.21.0`, say. */
function packageManager(root) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager
}

function runOrEnd(command, args, { cwd, env, onFailure = () => {} }) {
  // What it prints goes to standard error: standard output is the task's own.
  const shell = process.platform === 'win32'
  const { status } = spawnSync(command, args, { cwd, env, shell, stdio: ['ignore', 2, 2] })
  if (status === 0) return
  onFailure()
  printLine(
    "The installation failed; the reason is above. If the registry cannot be reached, check the network, and npm's registry, proxy and cafile settings.",
  )
  process.exit(1)
}

function printLine(line) {
  process.stderr.write(`${line}\n`)
}
