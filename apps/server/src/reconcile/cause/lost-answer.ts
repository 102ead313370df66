import type { ControlWire } from '@omise-sandbox/api'
import type { Cause } from '../difference.ts'
import type { Evidence } from '../evidence.ts'

const subjects = {
  createCharge: 'the charge, whose id the shop never learned',
  createRefund: 'the refund',
} as const

/** Whether the answer to a call that did something went astray, as the journal has it. */
export function lostAnswer(
  { requests }: Evidence,
  operation: keyof typeof subjects,
): Cause | undefined {
  const lost = requests.find((request) => request.operation === operation && isLost(request))
  if (!lost) return undefined
  const by = lost.fault === null ? '' : ` (${lost.fault})`
  const text = `${lost.method} ${lost.path} made ${subjects[operation]}, and its answer was lost at ${lost.at}${by}.`
  return { name: 'lost-answer', text }
}

function isLost({ status }: ControlWire['Request']): boolean {
  return status === null
}
