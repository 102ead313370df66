import type { Control } from './control.ts'
import type { operations } from './generated/sandbox-types.ts'
import type { ControlAnswer, ControlOperation } from './operations.ts'

/** What is asked of the sandbox as a whole: no part of an account's {@link Control}. */
export type ServerOperation =
  | 'getHealth'
  | 'getReadiness'
  | 'getMetrics'
  | 'getFidelity'
  | 'getControlOpenapi'
  | 'getOmiseOpenapi'
  | 'getGuide'
  | 'getWholeGuide'
  | 'getDocument'
  | 'callMcp'
export type AccountOperation = Exclude<ControlOperation, ServerOperation>

/**
 * Each operation of `openapi/sandbox.yaml` with the method of {@link Control} that does it, and what each of that
 * method's arguments is in a request. The HTTP handlers and the client are made from this table.
 */
export const controlTable = {
  resetAccount: ['reset'],
  exportState: ['state.export', 'query'],
  importState: ['state.import', 'body'],
  listSnapshots: ['snapshots.list'],
  saveSnapshot: ['snapshots.save', 'path.name'],
  restoreSnapshot: ['snapshots.restore', 'path.name'],
  deleteSnapshot: ['snapshots.delete', 'path.name'],
  getAccountSettings: ['account.getSettings'],
  updateAccountSettings: ['account.updateSettings', 'body'],
  listPaymentMethods: ['methods.list'],
  getClockNow: ['clock.now'],
  freezeClock: ['clock.freeze', 'body.at'],
  setClock: ['clock.set', 'body.at'],
  advanceClock: ['clock.advance', 'body.by'],
  scaleClock: ['clock.scale', 'body.factor'],
  resetClock: ['clock.reset'],
  listChargeSummaries: ['charges.listSummaries', 'query'],
  getChargeDetails: ['charges.getDetails', 'path.charge'],
  setChargeOutcome: ['charges.setOutcome', 'path.charge', 'body'],
  listRules: ['rules.list'],
  addRule: ['rules.add', 'body'],
  removeRule: ['rules.remove', 'path.rule'],
  clearRules: ['rules.clear'],
  listPhoneCodes: ['phone.listCodes'],
  showPhoneCode: ['phone.showCode', 'body'],
  hidePhoneCode: ['phone.hideCode', 'path.barcode'],
  listFaults: ['faults.list'],
  addFault: ['faults.add', 'body'],
  removeFault: ['faults.remove', 'path.fault'],
  clearFaults: ['faults.clear'],
  listRequests: ['requests.list', 'query'],
  getTimeline: ['timeline.get', 'path.charge'],
  getTimelineMarkdown: ['timeline.markdown', 'path.charge'],
  getStream: ['stream', 'signal'],
  getWebhooks: ['webhooks.get'],
  updateWebhooks: ['webhooks.update', 'body'],
  rotateSecret: ['webhooks.rotateSecret', 'body'],
  listDeliveries: ['deliveries.list', 'query'],
  resendDelivery: ['deliveries.resend', 'path.delivery'],
  recoverDeliveries: ['deliveries.recover', 'body'],
  listInbox: ['inbox.list', 'query'],
  openListener: ['listener.open', 'query', 'signal'],
  reportDelivery: ['listener.reportDelivery', 'path.lease', 'body'],
  diagnoseSignature: ['doctor.diagnoseSignature', 'body'],
  waitForCharge: ['wait', 'query and signal'],
} as const satisfies { readonly [Name in AccountOperation]: ControlRow<Name> }

/** A row of the table as those read it who make something of all rows. */
export type AnyControlRow = readonly [method: ControlMethod, ...args: readonly ArgumentSource[]]
export type ArgumentSource =
  | 'body'
  | `body.${string}`
  | `path.${string}`
  | 'query'
  | 'signal'
  | 'query and signal'

type ControlRow<Name extends AccountOperation> = readonly [
  method: MethodAnswering<ControlAnswer<Name>>,
  ...args: readonly SourceIn<operations[Name]>[],
]

/** A method by its way from the control: `clock.advance`, `reset`. */
export type ControlMethod = {
  [Part in keyof Control]: Control[Part] extends AnyMethod
    ? Part
    : `${Part}.${keyof Control[Part] & string}`
}[keyof Control]

type AnyMethod = (...args: never) => unknown
type MethodAnswering<Answer> = {
  [Name in ControlMethod]: AnswerOf<MethodAt<Name>> extends Answer ? Name : never
}[ControlMethod]
type MethodAt<Name extends ControlMethod> = Name extends keyof Control
  ? Control[Name]
  : Name extends `${infer Part extends keyof Control}.${infer Member}`
    ? Control[Part][Member & keyof Control[Part]]
    : never
type AnswerOf<Method> = Method extends (...args: never) => infer Result
  ? Awaited<Result> extends infer Answer
    ? Answer extends void
      ? undefined
      : Answer
    : never
  : never

type SourceIn<Operation> =
  | 'signal'
  | (Operation extends { parameters: { path: infer Path } } ? `path.${keyof Path & string}` : never)
  | (Operation extends { parameters: { query?: never } } ? never : 'query' | 'query and signal')
  | (Operation extends { requestBody?: { content: { 'application/json': infer Body } } }
      ? 'body' | `body.${keyof Body & string}`
      : never)
