import type { Control, ControlWire } from '@omise-sandbox/api'
import { allow, allowed, type Fault, formatDuration, formatInstant } from '@omise-sandbox/core'
import type { AccountId } from '../store/store.ts'
import { checkRequest } from './check.ts'
import { without, withRoom } from './limited.ts'
import type { ControlParts } from './parts.ts'
import { presentDelay, presentTarget, readFault } from './read-fault.ts'
import { allowanceFrom, presentMatch } from './read-match.ts'

/** What goes wrong on purpose with calls and webhooks. */
export function faultControl(parts: ControlParts, account: AccountId): Control['faults'] {
  const { decide, accounts } = parts

  return {
    list: async () => ({ data: (await accounts.open(account)).faults.map(presentFault) }),

    async add(wanted) {
      checkRequest('addFaultBody', wanted)
      const what = readFault(wanted)
      const added = await decide<Fault, never>(account, async (decision) => {
        const { now } = decision
        const fault: Fault = {
          id: decision.makeName('fault'),
          allowance: allowanceFrom(wanted, now),
          probability: wanted.probability ?? 1,
          timesUsed: 0,
          ...what,
        }
        const kept = withRoom('faults', decision.own().faults, now)
        decision.change({ faults: [...kept, fault] })
        return allow(fault)
      })
      return presentFault(allowed(added))
    },

    async remove(id) {
      await decide(account, async (decision) => {
        decision.change({ faults: without('fault', decision.own().faults, id) })
        return allow(undefined)
      })
    },

    async clear() {
      await decide(account, async (decision) => {
        decision.change({ faults: [] })
        return allow(undefined)
      })
    },
  }
}

function presentFault(fault: Fault): ControlWire['Fault'] {
  const { left, until } = fault.allowance
  return {
    id: fault.id,
    on: presentTarget(fault),
    ...presentEffect(fault.effect),
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

function presentEffect(effect: Fault['effect']): Pick<ControlWire['Fault'], 'type'> {
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
