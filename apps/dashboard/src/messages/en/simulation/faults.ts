const list = new Intl.ListFormat('en', { type: 'disjunction' })

export const faults = {
  title: 'API faults',
  lead: 'A fault lets a call of the shop’s program go wrong on purpose, so that you can see how it copes: slow answers, errors, connections that break off.',
  webhooks: 'What goes wrong with webhooks is set on the page Webhooks; it is listed here, too.',
  webhooksLink: 'Open Webhooks',
  add: 'New fault',
  on: 'Which call',
  other: 'Call',
  otherHint: 'Its method and path, such as GET /refunds or POST /charges/{charge}/capture',
  otherMissing: 'Say which call: its method and its path, such as GET /refunds.',
  targets: {
    '*': 'Every call',
    'POST /charges': 'Make a charge',
    'GET /charges/{charge}': 'Look at a charge',
    'GET /charges': 'List charges',
    'POST /charges/{charge}/refunds': 'Refund',
    'POST /charges/{charge}/expire': 'Expire a charge',
    'POST /sources': 'Make a source',
    'GET /events/{event}': 'Look at an event',
    'GET /account': 'Look at the account',
    other: 'Another call …',
  },
  type: 'What goes wrong',
  types: {
    latency: 'Slow answer',
    'commit-then-reset': 'Done, then broken off',
    'reset-before-commit': 'Broken off, nothing done',
    'commit-then-timeout': 'Done, never answered',
    status: 'Error answer',
    'rate-limit': 'Too many requests',
    empty: 'Empty answer',
    garbage: 'Answer that is not JSON',
    'webhook-first': 'Webhook before the answer',
    drop: 'Webhook lost',
    duplicate: 'Webhook sent twice',
    delay: 'Webhook late',
    reorder: 'Webhooks in the wrong order',
    'corrupt-signature': 'Wrong signature',
    'corrupt-body': 'Changed body',
  },
  /** What the caller sees. */
  sees: {
    latency:
      'The call is done as usual, but its answer comes late. A caller that waits for less sees a timeout.',
    'commit-then-reset':
      'The call is done and kept, then the connection breaks before the answer. The caller cannot know that it worked: trying again may charge twice.',
    'reset-before-commit': 'Nothing is done, and the connection breaks. Trying again is safe.',
    'commit-then-timeout':
      'The call is done and kept, but no answer ever comes: the connection stays open until the caller gives up.',
    status: 'Nothing is done. The caller gets an error with this status.',
    'rate-limit':
      'Nothing is done. The caller gets 429 (too many requests) and is told how long to wait (Retry-After).',
    empty: 'Nothing is done. The caller gets 200, as if all were well, with nothing in it.',
    garbage: 'Nothing is done. The caller gets 200, as if all were well, with what is no JSON.',
    'webhook-first':
      'The call is done, but its answer waits until the webhooks it makes have been tried: the shop hears of the charge before it has its id.',
  },
  delay: 'How late',
  delayKinds: { fixed: 'Always the same', uniform: 'By chance, from … to …' },
  late: 'Late by',
  min: 'At least',
  max: 'At most',
  lengthMissing: 'Give a length of time.',
  status: 'Status',
  statusHint: 'From 400 to 599',
  statusMalformed: 'Use a status from 400 to 599.',
  code: 'Error code',
  codeHint: 'What the answer names the error; empty: the usual one. Small letters and _',
  codeMalformed: 'Use 1 to 50 small letters and _, such as internal_error.',
  message: 'Error message',
  messageHint: 'Empty: the usual one',
  retryAfter: 'Wait before trying again',
  retryAfterHint: 'Sent as the Retry-After header; empty: 1 second',
  probability: 'How likely, in percent',
  probabilityHint: '100: each call it meets. 25: one in four, by chance',
  probabilityMalformed: 'Use a whole number from 1 to 100.',
  limit: 'How often and how long',
  save: 'Add fault',
  saved: 'The fault is in force.',
  removed: 'The fault is gone.',
  cleared: 'All faults are gone.',
  clear: {
    title: 'Remove all faults?',
    lead: 'Calls then work as they should, and so do webhooks: the faults made on the Webhooks page go, too.',
  },
  list: 'Faults, in the order in which they are tried',
  none: 'There are no faults: all calls and webhooks work as they should.',
  /** The parts of a fault's sentence. */
  sentence: {
    every: 'On every call',
    call: (on: string) => `On ${on}`,
    webhook: (events: readonly string[]) =>
      events.length === 0 ? 'On every webhook' : `On a webhook of ${list.format(events)}`,
    charge: (conditions: string) => ` of a charge with ${conditions}`,
    whole: (on: string, effect: string) => `${on}: ${effect}.`,
    probability: (percent: string) => ` in ${percent} of the cases`,
    between: (min: string, max: string) => `between ${min} and ${max}`,
    around: (length: string) => `around ${length}`,
    fallback: 'the usual delay',
    kinds: {
      latency: (length: string) => `it is done, and the answer comes late, by ${length}`,
      'commit-then-reset': 'it is done, then the connection breaks before the answer',
      'reset-before-commit': 'nothing is done, and the connection breaks',
      'commit-then-timeout': 'it is done, and no answer ever comes',
      status: (status: string) => `nothing is done, and the answer is the error ${status}`,
      'rate-limit': (length: string) =>
        `nothing is done, and the answer is 429, to be tried again after ${length}`,
      empty: 'nothing is done, and the answer is empty',
      garbage: 'nothing is done, and the answer is no JSON',
      'webhook-first': 'the answer comes after the webhooks',
      drop: 'it is never sent',
      duplicate: 'it is sent twice',
      delay: (length: string) => `it is sent late, by ${length}`,
      reorder: 'it is sent after the next one of its charge',
      'corrupt-signature': 'it is signed wrongly',
      'corrupt-body': 'it shows another amount than was signed',
    },
    limits: (times: number | undefined, length: string | undefined) => {
      const often =
        times === undefined
          ? 'every time'
          : times === 1
            ? 'once'
            : `the next ${times.toLocaleString('en')} times`
      const long =
        length === undefined ? 'until the fault is removed' : `for ${length} of the account’s clock`
      return `This happens ${often}, ${long}.`
    },
  },
}
