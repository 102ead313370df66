import type { Control, ControlWire } from '@omise-sandbox/api'
import {
  allow,
  allowed,
  currentCodes,
  endCode,
  formatInstant,
  type MethodType,
  type PhoneCode,
  readClock,
  showCode,
} from '@omise-sandbox/core'
import { checkRequest } from '../control/check.ts'
import type { ControlParts } from '../control/parts.ts'
import { badRequest, codeWasCharged, noCode } from '../control/problem.ts'
import { hintForType } from '../payment-methods/method-hints.ts'
import { enabledTypes, type MethodSettings } from '../payment-methods/methods-of-account.ts'
import type { AccountId } from '../storage/store.ts'

/** The codes that payers' phones show. */
export function phoneControl(parts: ControlParts, account: AccountId): Control['phone'] {
  const { transact, accounts, wallClock } = parts

  return {
    async listCodes() {
      const { codes, clock } = await accounts.read(account)
      const current = currentCodes(codes, readClock(clock, wallClock()))
      return { data: current.map(presentCode).reverse() }
    },

    async showCode(words = {}) {
      checkRequest('showPhoneCodeBody', words)
      const shown = await transact<PhoneCode, never>(account, async (unit) => {
        const { settings, codes: shownBefore } = unit.accountState()
        const { now, rng } = unit
        const type = typeToShow(words.source_type, settings)
        const { code, codes } = showCode(shownBefore, { type, now, rng })
        unit.update({ codes })
        return allow(code)
      })
      return presentCode(allowed(shown))
    },

    async hideCode(barcode) {
      await transact(account, async (unit) => {
        const { codes } = unit.accountState()
        const code = currentCodes(codes, unit.now).find((one) => one.barcode === barcode)
        if (!code) throw noCode(barcode)
        // Without it, a phone that missed the news would never learn of the charge.
        if (code.charge !== null) throw codeWasCharged(code.barcode, code.charge)
        // It is remembered, so that a charge of it fails as one of a code that has run out.
        const ended = endCode(code, unit.now)
        unit.update({ codes: codes.map((one) => (one === code ? ended : one)) })
        return allow(undefined)
      })
    },
  }
}

/** The method whose wallet shows a code: one that is enabled. */
function typeToShow(wanted: MethodType | undefined, settings: MethodSettings): MethodType {
  const enabled = enabledTypes(settings)
  const type = wanted ?? enabled[0]
  if (type !== undefined && enabled.includes(type)) return type
  throw badRequest(
    `No phone can show a code of ${type}: the account does not have it.`,
    hintForType(type, settings),
  )
}

function presentCode({
  type,
  barcode,
  shownAt,
  expiresAt,
  charge,
}: PhoneCode): ControlWire['PhoneCode'] {
  return {
    source_type: type,
    barcode,
    shown_at: formatInstant(shownAt),
    expires_at: formatInstant(expiresAt),
    charge,
  }
}
