import type { Control } from '@omise-sandbox/api'
import {
  allow,
  type Clock,
  formatInstant,
  frozenAt,
  type Instant,
  readClock,
  scaleClock,
  setClock,
} from '@omise-sandbox/core'
import { checkRequest } from '../control/check.ts'
import { type ControlParts, nowOf } from '../control/parts.ts'
import { presentClock, presentTask } from '../control/present.ts'
import { badRequest } from '../control/problem.ts'
import { clocksReach, durationFrom, latestClock, momentFrom } from '../control/read-time.ts'
import type { AccountId, AccountState } from '../storage/store.ts'

export function clockControl(parts: ControlParts, account: AccountId): Control['clock'] {
  const show = (state: AccountState) => presentClock(state.clock, parts.wallClock())
  const changed = async (next: (clock: Clock, wallClock: Instant) => Clock) =>
    show(await changeClock(parts, account, next))
  return {
    now: async () => show(await parts.accounts.read(account)),
    async freeze(at) {
      const moment = at === undefined ? undefined : momentFrom(at)
      return changed((clock, wallClock) => frozenAt(moment ?? readClock(clock, wallClock)))
    },
    async set(at) {
      const moment = momentFrom(at)
      return changed((clock, wallClock) => setClock(clock, moment, wallClock))
    },
    async advance(by) {
      const length = durationFrom(by)
      const now = await nowOf(parts, account)
      if (now + length > latestClock) {
        throw badRequest(`${by} from ${formatInstant(now)} is too far ahead.`, clocksReach)
      }
      const advanced = await parts.scheduler.advance(account, length)
      await parts.sweep(account)
      const { clock } = await parts.accounts.read(account)
      return {
        now: formatInstant(advanced.now),
        mode: clock.mode,
        fired: advanced.fired.map(({ task, at }) => presentTask(task, at)),
        fired_count: advanced.count,
      }
    },
    async scale(factor) {
      checkRequest('scaleClockBody', { factor })
      return changed((clock, wallClock) => scaleClock(clock, factor, wallClock))
    },
    reset: () => changed(() => parts.clock),
  }
}

/** Changes the clock, does what is due by then, and gives the account as it then stands. */
async function changeClock(
  parts: ControlParts,
  account: AccountId,
  next: (clock: Clock, wallClock: Instant) => Clock,
): Promise<AccountState> {
  await parts.transact(account, async (unit) => {
    unit.update({ clock: next(unit.account.clock, parts.wallClock()) })
    return allow(undefined)
  })
  await parts.scheduler.runDue(account)
  await parts.sweep(account)
  return parts.accounts.read(account)
}
