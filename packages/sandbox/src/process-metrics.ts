import { Counter, collectDefaultMetrics, Gauge, type Registry } from 'prom-client'
import { version } from './version.ts'

/** Names of the library's own that do not say what they seem to. */
const replaced = [
  // Counted from the first look on; ours are from the start of the process.
  'process_cpu_user_seconds_total',
  'process_cpu_system_seconds_total',
  'process_cpu_seconds_total',
  // Until the event loop was late once, it is three hundred years.
  'nodejs_eventloop_lag_min_seconds',
]

/** What is to be known of the process: its memory, processor time and event loop. */
export function addProcessMetrics(registry: Registry): void {
  collectDefaultMetrics({ register: registry })
  for (const name of replaced) registry.removeSingleMetric(name)
  addCpuCounter(registry, 'user', ({ user }) => user)
  addCpuCounter(registry, 'system', ({ system }) => system)
  addCpuCounter(registry, undefined, ({ user, system }) => user + system)
}

function addCpuCounter(
  registry: Registry,
  part: 'user' | 'system' | undefined,
  read: (usage: NodeJS.CpuUsage) => number,
): void {
  const [infix, words] = part === undefined ? ['', ''] : [`${part}_`, `${part} `]
  new Counter({
    name: `process_cpu_${infix}seconds_total`,
    help: `Total ${words}CPU time spent in seconds, since the process started.`,
    registers: [registry],
    collect() {
      this.reset()
      this.inc(read(process.cpuUsage()) / 1_000_000)
    },
  })
}

/** Which build it is, for dashboards to show beside the figures. */
export function addBuildInfo(registry: Registry): void {
  new Gauge({
    name: 'omise_sandbox_build_info',
    help: 'Always 1; its labels say which version runs, on which Node.',
    labelNames: ['version', 'node'],
    registers: [registry],
  }).set({ version, node: process.version }, 1)
}
