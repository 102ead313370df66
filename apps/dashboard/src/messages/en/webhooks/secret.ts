export const secret = {
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
