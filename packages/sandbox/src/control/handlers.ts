import type { ControlWire } from '@omise-sandbox/api'
import type { ControlHandlers } from './call.ts'
import type { Control } from './control.ts'

export interface ServerFacts {
  readonly version: string
  /** Since the process started. */
  uptime(): string
  metrics(): Promise<string>
  fidelity(): Promise<ControlWire['Fidelity']>
  readonly documents: {
    omise(): Promise<Record<string, unknown>>
    sandbox(): Promise<Record<string, unknown>>
  }
}

/** The control API: each operation hands on to the account's control. */
export function createControlHandlers(server: ServerFacts): ControlHandlers {
  return {
    getHealth: async () => ({ status: 'ok', version: server.version, uptime: server.uptime() }),
    getReadiness: async () => ({ status: 'ready' }),
    getMetrics: () => server.metrics(),
    getFidelity: () => server.fidelity(),
    getControlOpenapi: () => server.documents.sandbox(),
    getOmiseOpenapi: () => server.documents.omise(),

    resetAccount: async ({ control }) => {
      await control.reset()
      return undefined
    },
    getAccountSettings: ({ control }) => control.account.get(),
    updateAccountSettings: ({ control, body }) =>
      control.account.update(body as ControlWire['AccountSettingsUpdate']),

    getClock: ({ control }) => control.clock.now(),
    freezeClock: ({ control, body }) =>
      control.clock.freeze((body as ControlWire['ClockFreeze']).at),
    setClock: ({ control, body }) => control.clock.set((body as ControlWire['ClockSet']).at),
    advanceClock: ({ control, body }) =>
      control.clock.advance((body as ControlWire['ClockAdvance']).by),
    resetClock: ({ control }) => control.clock.reset(),

    decideChargeOutcome: ({ control, params, body }) =>
      control.charges.outcome(params.charge ?? '', body as ControlWire['Outcome']),

    getWebhooks: ({ control }) => control.webhooks.get(),
    updateWebhooks: ({ control, body }) =>
      control.webhooks.update(body as ControlWire['WebhookSettingsUpdate']),
    listDeliveries: ({ control, query }) =>
      control.deliveries.list({
        ...(query.charge === undefined ? {} : { charge: query.charge }),
        ...(query.offset === undefined ? {} : { offset: Number(query.offset) }),
        ...(query.limit === undefined ? {} : { limit: Number(query.limit) }),
      }),

    waitForCharge: ({ control, query, signal }) =>
      control.wait({ ...(query as unknown as Parameters<Control['wait']>[0]), signal }),
  }
}
