import type { Control } from '@omise-sandbox/api'
import type { AccountId } from '../store/store.ts'
import { presentCharge } from '../wire/present.ts'
import { chargeControl } from './charge-control.ts'
import { clockControl } from './clock-control.ts'
import { listDeliveries, withEvents } from './delivery-control.ts'
import { diagnose } from './doctor-control.ts'
import { faultControl } from './fault-control.ts'
import { listInbox } from './inbox-control.ts'
import { listRequests } from './journal-control.ts'
import { listenerControl } from './listener-control.ts'
import { type ControlParts, nowOf } from './parts.ts'
import { phoneControl } from './phone-control.ts'
import { recover, resend } from './resend-control.ts'
import { ruleControl } from './rule-control.ts'
import { accountControl, webhookControl } from './settings-control.ts'
import { resetAccount, snapshotControl, stateControl } from './state-control.ts'
import { streamOf } from './stream.ts'
import { timelineControl } from './timeline-control.ts'
import { waitForCharge } from './wait.ts'

/** One account's control: the same for both doors. */
export function createControl(parts: ControlParts, account: AccountId): Control {
  return {
    reset: () => resetAccount(parts, account),
    state: stateControl(parts, account),
    snapshots: snapshotControl(parts, account),
    account: accountControl(parts, account),
    clock: clockControl(parts, account),
    charges: chargeControl(parts, account),
    rules: ruleControl(parts, account),
    phone: phoneControl(parts, account),
    faults: faultControl(parts, account),
    requests: { list: (query) => listRequests(parts, account, query ?? {}) },
    timeline: timelineControl(parts, account),
    stream: (signal) => streamOf(parts, account, signal),
    webhooks: webhookControl(parts, account),
    deliveries: {
      list: (query) => listDeliveries(parts, account, query ?? {}),
      resend: (id) => resend(parts, account, id),
      recover: (recovery) => recover(parts, account, recovery ?? {}),
    },
    inbox: { list: (query) => listInbox(parts, account, query ?? {}) },
    listener: listenerControl(parts, account),
    doctor: { diagnoseSignature: (given) => diagnose(parts, account, given) },
    async wait(condition) {
      const { charge, deliveries } = await waitForCharge(parts, account, condition)
      const now = await nowOf(parts, account)
      return {
        charge: presentCharge(charge, now),
        deliveries: await withEvents(parts, account, deliveries),
      }
    },
  }
}
