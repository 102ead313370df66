import type { Control, ControlWire } from '@omise-sandbox/api'
import { allow, allowed, type Fault, formatDuration, formatInstant } from '@omise-sandbox/core'
import { checkRequest } from '../control/check.ts'
import type { ControlParts } from '../control/parts.ts'
import { removal, withRoom } from '../rules/limited.ts'
import { presentMatch, usageLimitFrom } from '../rules/read-match.ts'
import type { AccountId } from '../storage/store.ts'
import { presentDelay, presentTarget, readFault } from './read-fault.ts'

/** What goes wrong on purpose with calls and webhooks. */
export function faultControl(parts: ControlParts, account: AccountId): Control['faults'] {
  const { transact, accounts } = parts

  return {
    list: async () => ({ data: (await accounts.read(account)).faults.map(presentFault) }),

    async add(wanted) {
      checkRequest('addFaultBody', wanted)
      const what = readFault(wanted)
      const added = await transact<Fault, never>(account, async (unit) => {
        const { now } = unit
        const fault: Fault = {
          id: unit.makeName('fault'),
          allowance: usageLimitFrom(wanted, now),
          probability: wanted.probability ?? 1,
          timesUsed: 0,
          ...what,
        }
        const kept = withRoom('faults', unit.accountState().faults, now)
        unit.update({ faults: [...kept, fault] })
        return allow(fault)
      })
      return presentFault(allowed(added))
    },

    ...removal(parts, account, 'faults'),
  }
}

function presentFault(fault: Fault): ControlWire['Fault'] {
  const { left, until } = fault.allowance
  return {
    id: fault.id,
    on: presentTarget(fault),
    ...presentFaultEffect(fault.effect),
    ...(fault.target === 'webhook'
      ? {
          ...(fault.events.length > 0 ? { events: [...fault.events] } : {}),
          ...(fault.conditions.length > 0 ? { match: presentMatch(fault.conditions) } : {}),
        }
      : {}),
    probability: fault.probability,
    times_left: left,
    expires_at: until === null ? null : formatInstant(until),
    times_used: fault.timesUsed,
  }
}

function presentFaultEffect(effect: Fault['effect']): Pick<ControlWire['Fault'], 'type'> {
  switch (effect.type) {
    case 'latency':
    case 'delay':
      return { type: effect.type, ...{ delay: presentDelay(effect.delay) } }
    case 'status': {
      const { type, status, code, message } = effect
      return {
        type,
        ...{ status },
        ...(code === null ? {} : { code }),
        ...(message === null ? {} : { message }),
      }
    }
    case 'rate-limit':
      return { type: effect.type, ...{ retry_after: formatDuration(effect.retryAfter) } }
    default:
      return { type: effect.type }
  }
}
