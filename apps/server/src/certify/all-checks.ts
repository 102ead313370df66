import type { Check } from './check.ts'
import { slow, unicode, valid } from './checks/payments.ts'
import { garbage, rotated, stale, tampered, unsigned } from './checks/signatures.ts'
import {
  duplicated,
  expired,
  failed,
  lateFailure,
  lost,
  refunded,
  reordered,
} from './checks/states.ts'
import { unknownCharge, unknownEvent } from './checks/unknown.ts'

/** In the order they are made: the first one finds out whether the receiver is there. */
export const allChecks: readonly Check[] = [
  valid,
  slow,
  unsigned,
  tampered,
  stale,
  garbage,
  rotated,
  duplicated,
  reordered,
  failed,
  expired,
  refunded,
  lateFailure,
  unknownEvent,
  unknownCharge,
  unicode,
  lost,
]
