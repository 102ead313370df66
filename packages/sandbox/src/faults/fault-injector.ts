import {
  allow,
  allowed,
  type CallFaultEffect,
  callFaultOfBarcode,
  type Duration,
  drawDelay,
  duration,
  maxDelays,
  testBarcodeEnding,
  triggerOnCall,
} from '@omise-sandbox/core'
import type { Transact } from '../account/unit-of-work.ts'
import type { AccountId, AccountState, Store } from '../storage/store.ts'

/** What goes wrong with one call. */
export interface InjectedCallFault {
  readonly effect: CallFaultEffect
  /** The fault's id, or the test barcode that asked for it. */
  readonly by: string
  /** How long the answer takes longer; zero but for latency. */
  readonly delay: Duration
  /** What an answer of garbage holds. */
  readonly noise: string
}

/** The code a charge is made of: as scanned, or in a source that is stored. */
type Charged = { readonly barcode: string } | { readonly id: string }

/** Decides which calls of the imitated API go wrong. */
export interface FaultInjector {
  /** Whether anything could go wrong with a call: false, at no cost, for nearly every one. */
  mayTrigger(state: AccountState, charged: Charged | undefined): boolean
  /** Lets the first fault that matches the call trigger, else what the test barcode it charges asks for. */
  onCall(
    account: AccountId,
    operation: string,
    charged: Charged | undefined,
  ): Promise<InjectedCallFault | undefined>
}

export function createFaultInjector(options: {
  readonly store: Store
  readonly transact: Transact
}): FaultInjector {
  const { store, transact } = options

  return {
    mayTrigger({ faults }, charged) {
      if (faults.length > 0) return true
      if (!charged) return false
      return 'id' in charged || callFaultOfBarcode(charged.barcode) !== undefined
    },
    async onCall(account, operation, charged) {
      const triggered = await byFault(transact, account, operation)
      return triggered ?? (charged && byBarcode(store, account, charged))
    },
  }
}

/** Lets the first fault that matches the call trigger. */
async function byFault(
  transact: Transact,
  account: AccountId,
  operation: string,
): Promise<InjectedCallFault | undefined> {
  const result = await transact<InjectedCallFault | undefined, never>(account, async (unit) => {
    const triggered = triggerOnCall(unit.accountState().faults, operation, unit)
    if (!triggered) return allow(undefined)
    unit.update({ faults: triggered.faults })
    const { effect, id } = triggered.fault
    const { rng } = unit
    return allow({
      effect,
      by: id,
      delay:
        effect.type === 'latency' ? drawDelay(effect.delay, rng, maxDelays.answer) : duration(0),
      noise: effect.type === 'garbage' ? `${rng.next()}${rng.next()}${rng.next()}` : '',
    })
  })
  return allowed(result)
}

/** What the test barcode that a call charges asks for. */
async function byBarcode(
  store: Store,
  account: AccountId,
  charged: Charged,
): Promise<InjectedCallFault | undefined> {
  const barcode =
    'barcode' in charged
      ? charged.barcode
      : (await store.reader(account).get('source', charged.id))?.source.barcode
  const effect = barcode === undefined ? undefined : callFaultOfBarcode(barcode)
  if (barcode === undefined || !effect) return undefined
  const by = `barcode ${testBarcodeEnding(barcode)}`
  return { effect, by, delay: duration(0), noise: '' }
}
