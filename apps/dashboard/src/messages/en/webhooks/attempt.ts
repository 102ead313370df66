export const attempt = {
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

export const signature = {
  title: 'How the last attempt was signed',
  holds: 'Signature holds',
  fails: 'Signature does not hold',
  unsigned: 'Sent unsigned: signing was off, so there was nothing to check.',
  signed: (timestamp: string) =>
    `Signed was the text ${timestamp} (the timestamp header), a dot, and the body as sent above: HMAC-SHA256, keyed with the secret decoded from base64, in lower-case hex.`,
  noSecret: 'Signing is off now, so there is no secret to check this signature with.',
  meant: 'That is the fault named above, and meant: a receiver should refuse it.',
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
