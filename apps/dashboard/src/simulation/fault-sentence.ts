import type { ControlWire } from '@omise-sandbox/api'
import { messages } from '../messages/messages.ts'
import type { Methods } from '../methods/payment-method.ts'
import { inWords } from './length.ts'
import { conditionsIn } from './rule-sentence.ts'
import { quoted } from './shown-text.ts'

const { sentence } = messages.simulation.faults
const percentForm = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })

type Described = Omit<ControlWire['FaultRequest'], 'times' | 'ttl'>

/** `On POST /charges: it is done, then the connection breaks before the answer.` */
export function faultSentence(fault: Described, methods: Methods): string {
  const { probability = 1 } = fault
  const odds = probability === 1 ? '' : sentence.probability(percentForm.format(probability))
  return sentence.whole(targetIn(fault, methods) + odds, faultIn(fault))
}

function targetIn({ on, events = [], match }: Described, methods: Methods): string {
  if (on === '*') return sentence.every
  if (on !== 'webhook') return sentence.call(on)
  const conditions = conditionsIn(match, methods)
  const charge =
    conditions.length === 0
      ? ''
      : sentence.charge(messages.simulation.rules.sentence.list(conditions))
  return sentence.webhook(events) + charge
}

function faultIn({ type, delay, status, code, message, retry_after }: Described): string {
  const { kinds } = sentence
  switch (type) {
    case 'latency':
    case 'delay':
      return kinds[type](delayIn(delay))
    case 'status': {
      const parts = [String(status ?? 500), code, message && quoted(message)]
      return kinds.status(parts.filter(Boolean).join(', '))
    }
    case 'rate-limit':
      return kinds[type](inWords(retry_after ?? '1s'))
    default:
      return kinds[type]
  }
}

function delayIn(delay: ControlWire['FaultRequest']['delay']): string {
  if (delay === undefined) return sentence.fallback
  if (typeof delay === 'string') return inWords(delay)
  const { distribution, min = '0s', max = '0s', median = '0s' } = delay
  return distribution === 'uniform'
    ? sentence.between(inWords(min), inWords(max))
    : sentence.around(inWords(median))
}
