import type { Control, Wire } from '@omise-sandbox/api'
import { fetchOf } from '../fetch-of.ts'
import { createCaller } from './caller.ts'
import { accessTo, type ControlClientOptions } from './options.ts'
import { readStream } from './stream.ts'
import { waitInRounds } from './wait.ts'

/**
 * All that one account's sandbox can be told and asked, over HTTP. Opens nothing until it is used.
 *
 * Throws a ClientOptionError where an option makes no sense. Each call throws a ControlRefusal where the sandbox
 * refuses, an UnreachableError where none answers, an UnexpectedAnswerError where something else does.
 *
 * @example
 * const control = createControlClient({ url: 'http://127.0.0.1:8424', secretKey: 'skey_test_sandbox' })
 * await control.clock.advance('2s')
 */
export function createControlClient(options: ControlClientOptions): Control {
  const { url, headers } = accessTo(options)
  const caller = createCaller({ url, headers, fetch: fetchOf(options) })
  const { ask, askText } = caller

  return {
    reset: () => ask('resetAccount'),
    state: {
      export: () => ask('exportState'),
      import: (body) => ask('importState', { body }),
    },
    snapshots: {
      list: () => ask('listSnapshots'),
      save: (name) => ask('saveSnapshot', { params: { name } }),
      restore: (name) => ask('restoreSnapshot', { params: { name } }),
      delete: (name) => ask('deleteSnapshot', { params: { name } }),
    },
    account: {
      getSettings: () => ask('getAccountSettings'),
      updateSettings: (body) => ask('updateAccountSettings', { body }),
    },
    clock: {
      now: () => ask('getClockNow'),
      freeze: (at) => ask('freezeClock', { body: { at } }),
      set: (at) => ask('setClock', { body: { at } }),
      advance: (by) => ask('advanceClock', { body: { by } }),
      scale: (factor) => ask('scaleClock', { body: { factor } }),
      reset: () => ask('resetClock'),
    },
    charges: {
      listSummaries: (query = {}) => ask('listChargeSummaries', { query }),
      getDetails: (charge) => ask('getChargeDetails', { params: { charge } }),
      // Its schema stands in the imitated API's document, which this one cannot name.
      setOutcome: (charge, body) =>
        ask('setChargeOutcome', { params: { charge }, body }) as Promise<unknown> as Promise<
          Wire['Charge']
        >,
    },
    rules: {
      list: () => ask('listRules'),
      add: (body) => ask('addRule', { body }),
      remove: (rule) => ask('removeRule', { params: { rule } }),
      clear: () => ask('clearRules'),
    },
    phone: {
      listCodes: () => ask('listPhoneCodes'),
      showCode: () => ask('showPhoneCode'),
      hideCode: (barcode) => ask('hidePhoneCode', { params: { barcode } }),
    },
    faults: {
      list: () => ask('listFaults'),
      add: (body) => ask('addFault', { body }),
      remove: (fault) => ask('removeFault', { params: { fault } }),
      clear: () => ask('clearFaults'),
    },
    requests: { list: (query = {}) => ask('listRequests', { query }) },
    timeline: {
      get: (charge) => ask('getTimeline', { params: { charge } }),
      markdown: (charge) => askText('getTimelineMarkdown', { params: { charge } }),
    },
    stream: (signal) => readStream({ caller, url }, 'getStream', {}, signal),
    webhooks: {
      get: () => ask('getWebhooks'),
      update: (body) => ask('updateWebhooks', { body }),
      rotateSecret: (body = {}) => ask('rotateSecret', { body }),
    },
    deliveries: {
      list: (query = {}) => ask('listDeliveries', { query }),
      resend: (delivery) => ask('resendDelivery', { params: { delivery } }),
      recover: (body = {}) => ask('recoverDeliveries', { body }),
    },
    inbox: { list: (query = {}) => ask('listInbox', { query }) },
    listener: {
      open: (query = {}, signal) => readStream({ caller, url }, 'openListener', { query }, signal),
      reportDelivery: (lease, body) => ask('reportDelivery', { params: { lease }, body }),
    },
    doctor: { diagnoseSignature: (body) => ask('diagnoseSignature', { body }) },
    wait: ({ signal, ...condition }) =>
      waitInRounds((query) => ask('waitForCharge', { query, signal }), condition),
  }
}
