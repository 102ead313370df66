/**
 * Start-up and throughput of the built server as ratios against a bare Express server, both in processes of their
 * own on the same Node, turn by turn in one run. Quote the ratios: machines differ and drift, ratios less so.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { load } from './load.ts'
import { run, type ServerName } from './server.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '3' }, rounds: { type: 'string', default: '3' } },
})
const seconds = Number(values.seconds)
const rounds = Number(values.rounds)

const names: readonly ServerName[] = ['sandbox', 'bare']

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function print(what: string, sandbox: number, bare: number, unit: string): void {
  const figures = [sandbox, bare].map((figure) => figure.toFixed(unit === 'ms' ? 1 : 0).padStart(9))
  process.stdout.write(
    `${what.padEnd(26)}${figures[0]} ${figures[1]} ${unit.padEnd(5)} ratio ${(sandbox / bare).toFixed(2)}\n`,
  )
}

async function startups(): Promise<void> {
  const times: Record<ServerName, number[]> = { sandbox: [], bare: [] }
  // The first of each warms the disk cache and is not counted.
  for (let round = 0; round <= 10; round++) {
    for (const name of names) {
      await using server = await run(name)
      if (round > 0) times[name].push(server.startupMs)
    }
  }
  print('start-up', median(times.sandbox), median(times.bare), 'ms')
}

async function throughput(scenario: 'create' | 'read', connections: number): Promise<void> {
  const rates: Record<ServerName, number[]> = { sandbox: [], bare: [] }
  const p99: Record<ServerName, number[]> = { sandbox: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      await using server = await run(name)
      await load({ url: server.url, scenario, connections, seconds: 1 })
      const measured = await load({ url: server.url, scenario, connections, seconds })
      rates[name].push(measured.perSecond)
      p99[name].push(measured.p99Ms)
    }
  }
  const what = `${scenario}, ${connections} connections`
  print(what, median(rates.sandbox), median(rates.bare), '/s')
  print(`${what}, p99`, median(p99.sandbox), median(p99.bare), 'ms')
}

const build = spawnSync(process.execPath, ['build.ts'], {
  cwd: fileURLToPath(new URL('../../apps/server', import.meta.url)),
  stdio: 'inherit',
})
if (build.status !== 0) process.exit(1)
process.stdout.write(`Node ${process.version}; sandbox, bare Express, ratio\n`)
await startups()
for (const scenario of ['create', 'read'] as const) {
  for (const connections of [10, 64]) await throughput(scenario, connections)
}
