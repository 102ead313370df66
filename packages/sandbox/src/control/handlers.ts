import type { Control, ControlWire, RequestQuery } from '@omise-sandbox/api'
import type { ControlHandlers } from './call.ts'
import { servedFrom } from './served-document.ts'

export interface ServerFacts {
  readonly version: string
  /** Rejects where the store cannot be used. */
  ready(): Promise<void>
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
    getReadiness: async () => {
      await server.ready()
      return { status: 'ready' }
    },
    getMetrics: () => server.metrics(),
    getFidelity: () => server.fidelity(),
    getControlOpenapi: async ({ address }) =>
      servedFrom(address(), await server.documents.sandbox()),
    getOmiseOpenapi: async ({ address }) => servedFrom(address(), await server.documents.omise()),

    exportState: ({ control }) => control.state.export(),
    importState: async ({ control, body }) => {
      await control.state.import(body as ControlWire['ImportedState'])
      return undefined
    },
    listSnapshots: ({ control }) => control.snapshots.list(),
    saveSnapshot: ({ control, params }) => control.snapshots.save(params.name ?? ''),
    restoreSnapshot: ({ control, params }) => control.snapshots.restore(params.name ?? ''),
    deleteSnapshot: async ({ control, params }) => {
      await control.snapshots.delete(params.name ?? '')
      return undefined
    },

    resetAccount: async ({ control }) => {
      await control.reset()
      return undefined
    },
    getAccountSettings: ({ control }) => control.account.getSettings(),
    updateAccountSettings: ({ control, body }) =>
      control.account.updateSettings(body as ControlWire['AccountSettingsUpdate']),

    getClockNow: ({ control }) => control.clock.now(),
    freezeClock: ({ control, body }) =>
      control.clock.freeze((body as ControlWire['ClockFreeze']).at),
    setClock: ({ control, body }) => control.clock.set((body as ControlWire['ClockSet']).at),
    advanceClock: ({ control, body }) =>
      control.clock.advance((body as ControlWire['ClockAdvance']).by),
    scaleClock: ({ control, body }) =>
      control.clock.scale((body as ControlWire['ClockScale']).factor),
    resetClock: ({ control }) => control.clock.reset(),

    listChargeSummaries: ({ control, query: { offset, limit } }) =>
      control.charges.listSummaries(numbers({ offset, limit })),
    getChargeDetails: ({ control, params }) => control.charges.getDetails(params.charge ?? ''),
    setChargeOutcome: ({ control, params, body }) =>
      control.charges.setOutcome(params.charge ?? '', body as ControlWire['Outcome']),

    listRules: ({ control }) => control.rules.list(),
    addRule: ({ control, body }) => control.rules.add(body as ControlWire['RuleRequest']),
    clearRules: async ({ control }) => {
      await control.rules.clear()
      return undefined
    },
    removeRule: async ({ control, params }) => {
      await control.rules.remove(params.rule ?? '')
      return undefined
    },

    listPhoneCodes: ({ control }) => control.phone.listCodes(),
    showPhoneCode: ({ control }) => control.phone.showCode(),
    hidePhoneCode: async ({ control, params }) => {
      await control.phone.hideCode(params.barcode ?? '')
      return undefined
    },

    listFaults: ({ control }) => control.faults.list(),
    addFault: ({ control, body }) => control.faults.add(body as ControlWire['FaultRequest']),
    clearFaults: async ({ control }) => {
      await control.faults.clear()
      return undefined
    },
    removeFault: async ({ control, params }) => {
      await control.faults.remove(params.fault ?? '')
      return undefined
    },

    listRequests: ({ control, query }) => {
      const { offset, limit, ...others } = query
      return control.requests.list({ ...(others as RequestQuery), ...numbers({ offset, limit }) })
    },
    getTimeline: ({ control, params }) => control.timeline.get(params.charge ?? ''),
    getTimelineMarkdown: ({ control, params }) => control.timeline.markdown(params.charge ?? ''),
    getStream: async ({ control, signal }) => control.stream(signal),

    getWebhooks: ({ control }) => control.webhooks.get(),
    updateWebhooks: ({ control, body }) =>
      control.webhooks.update(body as ControlWire['WebhookSettingsUpdate']),
    rotateSecret: ({ control, body }) =>
      control.webhooks.rotateSecret(body as ControlWire['SecretRotation']),
    resendDelivery: ({ control, params }) => control.deliveries.resend(params.delivery ?? ''),
    recoverDeliveries: ({ control, body }) =>
      control.deliveries.recover(body as ControlWire['Recovery']),
    listInbox: ({ control, query: { offset, limit } }) =>
      control.inbox.list(numbers({ offset, limit })),
    openListener: async ({ control, query, signal }) => control.listener.open(query, signal),
    reportDelivery: async ({ control, params, body }) => {
      await control.listener.reportDelivery(
        params.lease ?? '',
        body as unknown as ControlWire['ListenerReport'],
      )
      return undefined
    },
    diagnoseSignature: ({ control, body }) =>
      control.doctor.diagnoseSignature(body as ControlWire['SignatureCase']),
    listDeliveries: ({ control, query }) =>
      control.deliveries.list({
        ...(query.charge === undefined ? {} : { charge: query.charge }),
        ...numbers({ offset: query.offset, limit: query.limit }),
      }),

    waitForCharge: ({ control, query, signal }) =>
      control.wait({ ...(query as unknown as Parameters<Control['wait']>[0]), signal }),
  }
}

/** The numbers that a query gives, which its check has found to be digits. */
function numbers(query: {
  readonly offset: string | undefined
  readonly limit: string | undefined
}) {
  const { offset, limit } = query
  return {
    ...(offset === undefined ? {} : { offset: Number(offset) }),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
  }
}
