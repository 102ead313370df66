import type { Control, ControlWire, Wire } from '@omise-sandbox/api'
import {
  formatDuration,
  formatTimeOfDay,
  formInWords,
  type MethodType,
  methodOf,
  methodTypesIn,
  type PaymentMethod,
  paymentMethods,
} from '@omise-sandbox/core'
import type { ControlParts } from '../control/parts.ts'
import { currencyOf, isEnabled, limitsFor } from '../payment-methods/methods-of-account.ts'
import type { AccountId, AccountSettings } from '../storage/store.ts'

// A type of source in either document that has no module, or a module that the documents do not name, does not compile.
paymentMethods satisfies Record<Wire['Source']['type'], PaymentMethod>
true satisfies MethodType extends Wire['Source']['type'] ? true : false
true satisfies ControlWire['SourceType'] extends MethodType ? true : false
true satisfies MethodType extends ControlWire['SourceType'] ? true : false

export function methodControl(parts: ControlParts, account: AccountId): Control['methods'] {
  return {
    async list() {
      const { settings } = await parts.accounts.read(account)
      const data = methodTypesIn(settings.country).map((type) => presentMethod(type, settings))
      return { data }
    },
  }
}

function presentMethod(type: MethodType, settings: AccountSettings): ControlWire['PaymentMethod'] {
  const method = methodOf(type)
  return {
    source_type: type,
    wallet: method.wallet,
    enabled: isEnabled(type, settings),
    currency: currencyOf(settings),
    ...limitsFor(type, settings),
    store: method.store,
    time_to_pay: formatDuration(method.timeToPay),
    refund_months: method.refundMonths,
    max_refunds: method.maxRefunds,
    void_cutoff: formatTimeOfDay(settings.voidCutoff ?? method.voidCutoff),
    failure_codes: [...method.failureCodes],
    shortage: method.shortage,
    code_form: formInWords(method.code),
  }
}
