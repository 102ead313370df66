import type { Control, ControlWire } from '@omise-sandbox/api'
import {
  allow,
  allowed,
  currentCodes,
  endCode,
  formatInstant,
  type PhoneCode,
  readClock,
  showCode,
} from '@omise-sandbox/core'
import type { ControlParts } from '../control/parts.ts'
import { codeWasCharged, noCode } from '../control/problem.ts'
import type { AccountId } from '../storage/store.ts'

/** The codes that payers' phones show. */
export function phoneControl(parts: ControlParts, account: AccountId): Control['phone'] {
  const { transact, accounts, wallClock } = parts

  return {
    async listCodes() {
      const { codes, clock } = await accounts.open(account)
      const current = currentCodes(codes, readClock(clock, wallClock()))
      return { data: current.map(presentCode).reverse() }
    },

    async showCode() {
      const shown = await transact<PhoneCode, never>(account, async (unit) => {
        const { code, codes } = showCode(unit.accountState().codes, unit)
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

function presentCode({ barcode, shownAt, expiresAt, charge }: PhoneCode): ControlWire['PhoneCode'] {
  return {
    barcode,
    shown_at: formatInstant(shownAt),
    expires_at: formatInstant(expiresAt),
    charge,
  }
}
