/**
 * Start-up and throughput of the built server as ratios against a bare Express server, both in processes of their
 * own on the same Node, turn by turn in one run. Quote the ratios: machines differ and drift, ratios less so.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { load } from './load.ts'
import { run, type ServerName } from './server.ts'
import { measureStore, places, type StoreMeasured } from './stores.ts'
import { deliveryRates, hangingP99s } from './webhooks.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '2' }, rounds: { type: 'string', default: '5' } },
})
const seconds = Number(values.seconds)
const rounds = Number(values.rounds)

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** One row: the medians of both, and the median of the ratios taken turn by turn. */
function print(what: string, pairs: readonly (readonly [number, number])[], unit: string): void {
  const digits = unit === 'ms' ? 1 : 0
  const ours = median(pairs.map(([sandbox]) => sandbox)).toFixed(digits)
  const bare = median(pairs.map(([, other]) => other)).toFixed(digits)
  const ratios = pairs.map(([sandbox, other]) => sandbox / other)
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`
  process.stdout.write(
    `${what.padEnd(40)}${ours.padStart(8)}${bare.padStart(8)} ${unit.padEnd(4)} ratio ${median(ratios).toFixed(2)}  (${range})\n`,
  )
}

async function startups(): Promise<void> {
  const pairs: [number, number][] = []
  // The first of each warms the disk cache and is not counted.
  for (let round = 0; round <= 10; round++) {
    const times: number[] = []
    for (const name of ['sandbox', 'bare'] as const) {
      await using server = await run(name)
      times.push(server.startupMs)
    }
    if (round > 0) pairs.push(times as [number, number])
  }
  print('start-up', pairs, 'ms')
}

interface Scenario {
  readonly what: string
  readonly server: ServerName
  readonly scenario: 'create' | 'read'
}

const scenarios: readonly Scenario[] = [
  { what: 'create', server: 'waiting', scenario: 'create' },
  { what: 'create, each paid 2 s later', server: 'sandbox', scenario: 'create' },
  { what: 'read', server: 'sandbox', scenario: 'read' },
]

async function throughput(of: Scenario, connections: number): Promise<void> {
  const rates: [number, number][] = []
  const p99s: [number, number][] = []
  for (let round = 0; round < rounds; round++) {
    const measured = []
    for (const name of [of.server, 'bare'] as const) {
      await using server = await run(name)
      const { url } = server
      // Long enough that what is due two seconds after a charge is being done while it is measured.
      await load({ url, scenario: of.scenario, connections, seconds: 2 })
      measured.push(await load({ url, scenario: of.scenario, connections, seconds }))
    }
    const [ours, bare] = measured
    if (!ours || !bare) throw new Error('Two servers were measured.')
    rates.push([ours.perSecond, bare.perSecond])
    p99s.push([ours.p99Ms, bare.p99Ms])
  }
  const what = `${of.what}, ${connections} connections`
  print(what, rates, '/s')
  const ours = median(p99s.map(([sandbox]) => sandbox))
  const bare = median(p99s.map(([, other]) => other))
  process.stdout.write(
    `${'  p99'.padEnd(40)}${ours.toFixed(0).padStart(8)}${bare.toFixed(0).padStart(8)} ms\n`,
  )
}

/** Here the second column is the bare loop of signed POSTs, and then the API with a receiver that answers at once. */
async function webhooks(): Promise<void> {
  const rates: (readonly [number, number])[] = []
  const p99s: (readonly [number, number])[] = []
  for (let round = 0; round < rounds; round++) {
    rates.push(await deliveryRates())
    p99s.push(await hangingP99s(seconds))
  }
  print('webhooks of 10,000 events', rates, '/s')
  print('create p99, the receiver hangs', p99s, 'ms')
}

/** Here the second column is the sandbox itself, in memory. */
async function stores(): Promise<void> {
  for (const [name, open] of Object.entries(places)) {
    for (const accounts of [1, 64]) {
      const measured: StoreMeasured[] = []
      for (let round = 0; round < rounds; round++) {
        measured.push(await measureStore(open, accounts, seconds))
      }
      const what = `create, ${name}, ${accounts === 1 ? 'one account' : `${accounts} accounts`}`
      print(
        what,
        measured.map(({ rates }) => rates),
        '/s',
      )
      const [server, database, memory] = [0, 1, 2].map((which) =>
        median(measured.map(({ processor }) => processor[which] ?? Number.NaN)).toFixed(2),
      )
      process.stdout.write(
        `  processor time a create: server ${server} ms, database ${database} ms, in memory ${memory} ms\n`,
      )
    }
  }
}

const build = spawnSync(process.execPath, ['build.ts'], {
  cwd: fileURLToPath(new URL('../../apps/server', import.meta.url)),
  stdio: 'inherit',
})
if (build.status !== 0) process.exit(1)
process.stdout.write(
  `Node ${process.version}: the sandbox, bare Express, and the ratio of the two\n`,
)
await startups()
await webhooks()
await stores()
for (const scenario of scenarios) {
  for (const connections of [10, 64]) await throughput(scenario, connections)
}
