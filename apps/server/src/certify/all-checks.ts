import type { Check } from './check.ts'
import { duplicated } from './checks/duplicated.ts'
import { expired } from './checks/expired.ts'
import { failed } from './checks/failed.ts'
import { garbage } from './checks/garbage.ts'
import { lateFailure } from './checks/late-failure.ts'
import { lost } from './checks/lost.ts'
import { refunded } from './checks/refunded.ts'
import { reordered } from './checks/reordered.ts'
import { rotated } from './checks/rotated.ts'
import { slow } from './checks/slow.ts'
import { stale } from './checks/stale.ts'
import { tampered } from './checks/tampered.ts'
import { unicode } from './checks/unicode.ts'
import { unknownCharge } from './checks/unknown-charge.ts'
import { unknownEvent } from './checks/unknown-event.ts'
import { unsigned } from './checks/unsigned.ts'
import { valid } from './checks/valid.ts'

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
