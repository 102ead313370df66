const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`

const pageParts = {
  label: 'Parts of this page',
  endpoint: 'Endpoint',
  secret: 'Secret',
  deliveries: 'Deliveries',
  inbox: 'Inbox',
  chaos: 'Chaos',
  doctor: 'Doctor',
}

const endpoint = {
  title: 'Endpoint',
  lead: 'A webhook is a POST that tells your application of an event, such as a charge that was paid. The endpoint is where webhooks go.',
  url: 'Webhook URL',
  urlHint:
    'Such as http://127.0.0.1:3000/hook. Empty sends none. sandbox:inbox is a receiver built into the sandbox, shown below.',
  useInbox: 'Use the built-in inbox',
  turnOff: 'Turn webhooks off',
  off: 'There is no endpoint, so no webhook is sent. Events are kept all the same.',
  disabled:
    'The endpoint answered 410 (gone), so it gets no more webhooks. Save it, with the same URL or another, to switch it on again.',
  events: 'Which events',
  everyEvent: 'Every event',
  eventMeanings: {
    'charge.create': 'a charge was made',
    'charge.complete': 'a charge was paid, or failed',
    'charge.expire': 'nobody paid in time',
    'charge.update': 'a charge’s description or metadata was changed',
    'refund.create': 'money was given back',
  },
  noEvent: 'Choose one event or more, or every event. To send nothing, turn webhooks off.',
  profile: 'When a webhook fails',
  profileHint: 'Only an answer from 200 to 299 counts. Waits run on the account’s clock.',
  profiles: {
    omise: {
      name: 'As Omise',
      meaning: 'One attempt and no more: Omise does not promise to try again.',
    },
    standard: {
      name: 'Standard',
      meaning: 'Ten attempts over about three days: after 5 s, 5 min, 30 min, then hours.',
    },
    'fast-ci': {
      name: 'Fast, for tests',
      meaning: 'Four attempts: again after 100 ms, 500 ms and 2 s.',
    },
    own: { name: 'Waits of my own', meaning: 'One more attempt after each wait you write down.' },
  },
  waits: 'Waits between attempts',
  waitsHint: 'Numbers with a unit (ms, s, m, h or d), with commas between: 1s, 5s. At most 20.',
  timeout: 'Time to answer',
  timeoutHint: 'How long an attempt waits for an answer: 60s at most. 10s when left empty.',
  standardHeaders: 'Also send the Standard Webhooks headers',
  standardHeadersHint:
    'webhook-id, webhook-timestamp and webhook-signature. Omise does not send them; libraries for that standard want them.',
  save: 'Save the endpoint',
  discard: 'Discard my changes',
  unsaved: 'Not saved yet.',
  saved: 'The endpoint is saved.',
}

const secret = {
  title: 'Secret',
  lead: 'Only the sandbox and your application know it. With it your application can tell that a webhook is genuine.',
  current: 'Webhook secret',
  previous: 'Secret before',
  hidden: 'Hidden',
  show: 'Show',
  hide: 'Hide',
  copy: 'Copy',
  verify:
    'To check a webhook, decode the secret from base64 and compute HMAC-SHA256 of the Omise-Signature-Timestamp header, a dot, and the body exactly as it came, in lower-case hex. Believe it only if that is one of the signatures in Omise-Signature and the timestamp is at most five minutes old.',
  unsigned:
    'Signing is off: webhooks go out with no signature, as at Omise before a secret is made.',
  overlapping: (until: string) =>
    `Two secrets sign each webhook, the new one first, until ${until} on the account’s clock.`,
  rotate: {
    title: 'Rotate',
    lead: 'Makes a new secret. Both sign until the overlap is over, so that receivers can change over one by one. A secret from an earlier rotation stops at once.',
    overlap: 'Overlap',
    overlapHint: 'How long the present secret signs too: a number and a unit, such as 24h or 10m.',
    submit: 'Make a new secret',
    done: 'There is a new secret.',
  },
  own: {
    title: 'Set a secret of your own',
    lead: 'For receivers that already have one. It takes the place of the present secret at once.',
    value: 'Own secret, in base64',
    hint: '12 bytes or more in base64, as Omise’s dashboard shows it.',
    submit: 'Use this secret',
    done: 'Webhooks are signed with your secret.',
  },
  off: {
    open: 'Turn signing off…',
    title: 'Turn signing off?',
    text: 'The present secret is forgotten. Webhooks then go out with no signature, and a receiver that checks them refuses them. To sign again, make a new secret or set one of your own.',
    submit: 'Turn signing off',
    done: 'Webhooks go out unsigned.',
  },
  on: {
    lead: 'Makes a new secret, and signs every webhook with it from now on.',
    submit: 'Turn signing on',
    done: 'Webhooks are signed again.',
  },
}

const deliveries = {
  title: 'Deliveries',
  lead: 'A delivery is one event on its way to one endpoint. Each time it is sent is an attempt. Newest first; times in UTC, on the account’s clock.',
  recover: 'Send again all that failed',
  recovered: (number: number) =>
    number === 0
      ? 'Nothing had failed or was dropped.'
      : `${count(number, 'delivery', 'deliveries')} sent again.`,
  filter: 'Only those that are',
  states: {
    all: 'In any state',
    pending: 'Pending',
    delivered: 'Delivered',
    failed: 'Failed',
    dropped: 'Dropped',
  },
  stateMeanings:
    'Pending: still to be sent. Delivered: answered 200 to 299. Failed: no attempt is left. Dropped: lost on purpose.',
  charge: 'Only those of the charge',
  chargeHint: 'A charge’s id, chrg_test_…',
  applyCharge: 'Show its deliveries',
  allCharges: 'Show every charge',
  none: 'No delivery yet. Set an endpoint above, or use the built-in inbox, and make a charge: its events come here.',
  noneOfCharge:
    'Nothing was sent for this charge. It may have had no endpoint when its events happened.',
  noneInState: (shown: number) => `None of the newest ${shown} is in that state.`,
  shown: (shown: number, loaded: number, total: number) =>
    shown === loaded
      ? `${loaded} of ${total}`
      : `${shown} of the newest ${loaded}; there are ${total}`,
  more: 'Show more deliveries',
  list: 'Deliveries, newest first',
  details: 'Details',
  ofDelivery: (id: string) => `of delivery ${id}`,
  attempts: (number: number) => count(number, 'attempt', 'attempts'),
  neverSent: 'Never sent',
  notSentYet: 'Not sent yet',
  answered: (status: number) => `Answered ${status}`,
  next: 'Next attempt',
  sends: 'To be sent',
  id: 'Delivery',
  event: 'Event',
  chaosMark: (what: string) => `Chaos: ${what}`,
  chaosBy: (what: string, by: string) =>
    `This went wrong on purpose (${what}), by ${by}. Sent again by hand, it goes out as it should.`,
  resend: 'Resend',
  resent: 'Sent again.',
  askDoctor: 'Compare signatures',
}

const attempt = {
  title: (number: number) => `Attempt ${number}`,
  when: 'When',
  why: 'Why',
  causes: {
    schedule: 'Sent by the sandbox',
    resend: 'Asked for by hand',
  },
  took: 'Took',
  milliseconds: (number: number) => `${number} ms`,
  answer: 'Answer',
  headers: 'Headers sent',
  body: 'Body sent, byte for byte',
  answerBody: 'The receiver’s answer, as text',
  answerEmpty: 'The receiver’s answer had no body.',
  answerCut: 'Only the first 16 KiB of the answer are kept.',
  labels: {
    headers: (number: number, delivery: string) =>
      `Headers sent in attempt ${number} of ${delivery}`,
    body: (number: number, delivery: string) => `Body sent in attempt ${number} of ${delivery}`,
    answer: (number: number, delivery: string) => `Answer to attempt ${number} of ${delivery}`,
  },
}

const signature = {
  title: 'How the last attempt was signed',
  holds: 'Signature holds',
  fails: 'Signature does not hold',
  unsigned: 'Sent unsigned: signing was off, so there was nothing to check.',
  signed: (timestamp: string) =>
    `Signed was the text ${timestamp} (the timestamp header), a dot, and the body as sent above: HMAC-SHA256, keyed with the secret decoded from base64, in lower-case hex.`,
  noSecret: 'Signing is off now, so there is no secret to check this signature with.',
  meant: 'That is the chaos named above, and meant: a receiver should refuse it.',
  two: 'There are two signatures, with a comma between: the secret was being rotated, and each secret signed.',
  timestamp: 'Timestamp header',
  timestampMeans: 'Which is, in real time',
  sent: 'Signature sent',
  expected: 'Signature expected',
  sentLabel: (delivery: string) => `Signature sent with ${delivery}`,
  expectedLabel: (delivery: string) => `Signature expected for ${delivery}`,
  presentSecrets:
    'It is checked with the secrets of now: one signed before they were changed does not match.',
}

const inbox = {
  title: 'Inbox',
  lead: 'What came to sandbox:inbox, the receiver built into the sandbox for whoever has no application yet. It answers 200 to everything.',
  list: 'What came to the inbox, newest first',
  none: 'Nothing came yet.',
  routed:
    'Webhooks go here. Make a charge, on the till or with your own code, and its webhooks appear.',
  openTill: 'Open the till',
  unrouted: 'Webhooks do not go here at present.',
  route: 'Send webhooks to the inbox',
  routedNow: 'Webhooks go to the inbox.',
  details: 'Show message',
  ofMessage: (number: number, delivery: string) => `attempt ${number} of ${delivery}`,
  headers: 'Headers that came',
  body: 'Body, byte for byte',
  curl: 'As a curl command, to send it to a receiver of yours',
  copyCurl: 'Copy as curl',
  attempt: (number: number) => `Attempt ${number}`,
  labels: {
    headers: (message: string) => `Headers of ${message}`,
    body: (message: string) => `Body of ${message}`,
  },
  shown: (shown: number, total: number) => `${shown} of ${total}`,
  more: 'Show more of the inbox',
}

const chaos = {
  title: 'Chaos',
  lead: 'Makes webhooks go wrong on purpose, to see what your application does then. Each such fault strikes the next webhooks that it fits.',
  type: 'What goes wrong',
  types: {
    drop: {
      name: 'Lost',
      meaning:
        'The receiver sees nothing. The delivery is shown as dropped, and is not tried again.',
    },
    duplicate: {
      name: 'Sent twice',
      meaning: 'The receiver gets the same event two times, with the same id and body.',
    },
    delay: {
      name: 'Late',
      meaning: 'The receiver gets it only after a delay, on the account’s clock.',
    },
    reorder: {
      name: 'In the wrong order',
      meaning:
        'The receiver gets the charge’s next webhook before this one. It is held for 30 s at most.',
    },
    'corrupt-signature': {
      name: 'Wrongly signed',
      meaning: 'The receiver gets a signature that does not match: it should refuse the webhook.',
    },
    'corrupt-body': {
      name: 'Body changed',
      meaning: 'The receiver gets another amount than was signed: it should refuse the webhook.',
    },
  },
  times: 'How many times',
  timesHint: 'Empty: until you remove it.',
  timesProblem: 'Write a whole number, 1 or more, or leave it empty.',
  event: 'On which event',
  anyEvent: 'Any event',
  delay: 'How late',
  delayHint: 'A number and a unit, such as 30s or 10m.',
  submit: 'Start chaos',
  started: 'Chaos is on.',
  active: 'Active',
  none: 'None: webhooks go out as they should.',
  usedUp: 'used up',
  struck: (number: number) => `struck ${count(number, 'time', 'times')}`,
  left: (number: number) => `${number} left`,
  unlimited: 'until removed',
  until: (time: string) => `until ${time}`,
  by: (delay: string) => `by ${delay}`,
  onlyMatching: 'only charges that match a condition',
  probability: (share: string) => `${share} of webhooks`,
  remove: 'Remove',
  ofFault: (id: string) => `fault ${id}`,
  removed: 'It is removed.',
}

const doctor = {
  title: 'Your signature does not match?',
  lead: 'Say what your receiver had and computed, and the doctor names the usual mistake that leads there.',
  delivery: 'Delivery',
  deliveryHint:
    'The id of one in the list above: its bytes and headers are then known. Its last attempt is meant.',
  computed: 'What your receiver computed',
  computedHint: 'Optional: 64 characters of hex, or whatever it was.',
  body: 'Body as your receiver had it',
  bodyHint: 'Optional with a delivery: the text that was signed, exactly.',
  headers: 'Headers as your receiver had them',
  headersHint: 'Optional with a delivery: one a line, such as Omise-Signature: 5f2c…',
  headersProblem: (line: string) => `“${line}” is no header. Write Name: value, one a line.`,
  receivedAt: 'Received at',
  receivedAtHint:
    'Optional: your receiver’s clock, such as 2026-01-31T09:30:00Z, to find a clock that is wrong.',
  tolerance: 'Tolerance in seconds',
  toleranceHint: 'How old a timestamp your receiver allows. 300 when left empty.',
  toleranceProblem: 'Write a whole number of seconds, 0 or more.',
  nothing: 'Choose a delivery, or paste a body and headers.',
  submit: 'Find the mistake',
  result: 'The doctor’s answer',
  well: 'No mistake',
  mistakes: {
    'undecoded-secret': 'The secret was not decoded',
    'reserialized-body': 'The body was written anew',
    'trimmed-body': 'The body’s end was cut off',
    'body-encoding': 'The body was read in another encoding',
    'missing-timestamp': 'The timestamp was left out',
    'wrong-separator': 'There is no dot between timestamp and body',
    'base64-signature': 'The signature is in base64',
    'upper-case-signature': 'The signature is in capitals',
    'old-secret': 'The secrets differ',
    'first-signature-only': 'Only one of two signatures was looked at',
    'clock-skew': 'A clock is wrong, or the webhook is old',
    'missing-headers': 'The signature headers are missing',
    'changed-body': 'The body is not what was signed',
    unknown: 'None of the usual mistakes',
  },
  expected: 'What it should have computed',
}

export const webhooks = {
  title: 'Webhooks',
  pageParts,
  endpoint,
  secret,
  deliveries,
  attempt,
  signature,
  inbox,
  chaos,
  doctor,
}
