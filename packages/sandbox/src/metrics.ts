import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { AttemptReport } from './delivery/dispatcher.ts'
import type { Answered } from './http/exchange.ts'

/** Counters of one sandbox, in the Prometheus text format. Labels are operations and states: never keys or ids. */
export interface Metrics {
  answered(answer: Answered): void
  attempted(report: AttemptReport): void
  text(): Promise<string>
  close(): void
}

export function createMetrics(options: { readonly accountCount: () => Promise<number> }): Metrics {
  const registry = new Registry()
  const requests = new Counter({
    name: 'omise_sandbox_requests_total',
    help: 'Requests answered, by operation and status.',
    labelNames: ['operation', 'status'],
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'omise_sandbox_request_duration_seconds',
    help: 'Time from a request that is read to its answer.',
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers: [registry],
  })
  const attempts = new Counter({
    name: 'omise_sandbox_webhook_attempts_total',
    help: 'Webhook attempts made, by what became of the delivery.',
    labelNames: ['state'],
    registers: [registry],
  })
  new Gauge({
    name: 'omise_sandbox_accounts',
    help: 'Accounts kept.',
    registers: [registry],
    async collect() {
      this.set(await options.accountCount())
    },
  })
  let collecting = false
  // Finding a labelled counter costs more than counting; there are few, and they are used again and again.
  const counters = new Map<string, ReturnType<typeof requests.labels>>()

  return {
    answered({ operation, status, durationMs }) {
      const name = `${operation} ${status}`
      let counter = counters.get(name)
      if (!counter) {
        counter = requests.labels(operation ?? 'none', String(status ?? 'none'))
        counters.set(name, counter)
      }
      counter.inc()
      durations.observe(durationMs / 1000)
    },
    attempted({ delivery }) {
      attempts.inc({ state: delivery.state })
    },
    text() {
      // The process's own figures cost time at start; nobody who does not look at them pays for them.
      if (!collecting) collectDefaultMetrics({ register: registry })
      collecting = true
      return registry.metrics()
    },
    close: () => registry.clear(),
  }
}
