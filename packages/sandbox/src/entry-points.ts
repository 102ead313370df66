import type { RequestListener } from 'node:http'
import type { Control } from '@omise-sandbox/api'
import { duration, formatDuration } from '@omise-sandbox/core'
import { noAgentDoor } from './control/agents.ts'
import { createBroadcasts } from './control/broadcast.ts'
import { createControl } from './control/create-control.ts'
import { createControlHandlers, type ServerFacts } from './control/handlers.ts'
import type { ControlParts } from './control/parts.ts'
import { sandboxCloses } from './control/problem.ts'
import { serveDocument } from './control/served-document.ts'
import { serveMetrics } from './control/served-metrics.ts'
import { createFaultInjector } from './faults/fault-injector.ts'
import { createApp } from './http/app.ts'
import type { Answered } from './http/exchange.ts'
import { createReadiness } from './http/readiness.ts'
import { createIdempotency } from './omise/idempotency.ts'
import { createOmiseHandlers } from './omise/omise-handlers.ts'
import type { SandboxOptions } from './options.ts'
import { settleOne } from './settle.ts'
import type { Simulation } from './simulation.ts'
import type { AccountId } from './storage/store.ts'
import { version } from './version.ts'

/** The control of each account, in process. */
export function openControl(
  simulation: Simulation,
  closing: AbortSignal,
): (account: AccountId) => Control {
  const { settings, services, retention, idle } = simulation
  const { clock, outcome, delay, targets } = settings
  const { store, accounts, transact, scheduler, sender, wallClock, connected, bounds } = simulation
  const parts: ControlParts = {
    ...{ store, accounts, transact, scheduler, sender, wallClock, connected },
    ...{ clock, outcome, delay, targets },
    charges: services.charges,
    settings: services.accounts,
    sweep: retention.sweep,
    pin: idle.pin,
    broadcasts: createBroadcasts(store, settings.memory.streams, bounds),
    closing,
    version,
  }
  return (account) => createControl(parts, account)
}

/** Both APIs over HTTP. */
export function openHttp(
  simulation: Simulation,
  options: SandboxOptions,
  doors: {
    readonly controlOf: (account: AccountId) => Control
    readonly closing: AbortSignal
    /** Whether it is to be sent requests. */
    readonly isReady: () => boolean
    readonly onAnswer: (answer: Answered) => void
  },
): RequestListener {
  const { settings, services, store, accounts, transact, wallClock, idle, bounds, failed } =
    simulation
  const { idempotencyBytes: maxBytes } = settings.memory
  return createApp({
    ...doors,
    accounts,
    bounds,
    wallClock,
    faultInjector: createFaultInjector({ store, transact }),
    journal: store.journal,
    pin: idle.pin,
    checkMemory: simulation.memory.check,
    settled: (account) => settleOne(simulation, account),
    omise: createOmiseHandlers({ services, ...settings }),
    control: createControlHandlers({
      ...serverFacts(simulation, doors.isReady),
      agents: options.agents ?? noAgentDoor,
    }),
    guard: settings.guard,
    ui: options.ui,
    offLoopback: options.offLoopback ?? false,
    idempotency: options.idempotency
      ? createIdempotency({ maxBytes, now: wallClock, bounds })
      : undefined,
    ownHeaders: !options.strictHeaders,
    unknownVersion: options.strictVersion ? 'refuse' : 'serve',
    onError: failed,
  })
}

function serverFacts(
  { store, metrics }: Simulation,
  isReady: () => boolean,
): Omit<ServerFacts, 'agents'> {
  const began = Date.now()
  const checkStore = createReadiness(store)
  return {
    version,
    uptime: () => formatDuration(duration(Math.floor((Date.now() - began) / 1000) * 1000)),
    async ready() {
      // What is under way is finished first; whoever spreads requests sends them elsewhere meanwhile.
      if (!isReady()) throw sandboxCloses()
      await checkStore()
    },
    metrics: async (accept) => serveMetrics(await metrics.text(), accept),
    fidelity: async () => (await import('./fidelity.ts')).presentFidelity(),
    documents: {
      omise: serveDocument(
        async () =>
          (await import('@omise-sandbox/api/documents/omise.json', { with: { type: 'json' } }))
            .default,
      ),
      sandbox: serveDocument(
        async () =>
          (await import('@omise-sandbox/api/documents/sandbox.json', { with: { type: 'json' } }))
            .default,
      ),
    },
  }
}
