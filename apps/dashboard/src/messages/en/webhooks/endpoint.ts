export const endpoint = {
  title: 'Endpoint',
  lead: 'A webhook is a POST that tells your application of an event, such as a charge that was paid. The endpoint is where webhooks go.',
  url: 'Webhook URL',
  urlHint:
    'Such as http://127.0.0.1:3000/hook. Empty sends none. sandbox:inbox is a receiver built into the sandbox, shown below. sandbox:listener is what omise-sandbox listen forwards.',
  useInbox: 'Use the built-in inbox',
  turnOff: 'Turn webhooks off',
  off: 'There is no endpoint, so no webhook is sent. Events are kept all the same.',
  listening:
    'Webhooks go to omise-sandbox listen, which forwards them: what its receiver answers is their result. Where none runs, they fail. Start one with omise-sandbox listen --forward-to http://127.0.0.1:3000/hook.',
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
  retryPolicy: 'When a webhook fails',
  retryPolicyHint: 'Only an answer from 200 to 299 counts. Waits run on the account’s clock.',
  retryPolicies: {
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
