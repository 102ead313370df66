/** The mistakes that receivers make with signatures, each with what is wrong and what to do. */
export const signatureMistakes = {
  'undecoded-secret': [
    'The secret was used as it stands, undecoded.',
    'Decode it from base64 first; the key is the bytes that gives.',
  ],
  'reserialized-body': [
    'The body was parsed and written anew before it was signed: its bytes are others.',
    'Take the bytes as they came: express.raw(), request.text(); parse them afterwards.',
  ],
  'trimmed-body': [
    'The body lacks white space that was sent, such as the line break at its end.',
    'Take the bytes as they came, and trim nothing.',
  ],
  'body-encoding': [
    'The body was decoded or encoded as something other than UTF-8.',
    'Sign the bytes themselves, or read them as UTF-8.',
  ],
  'missing-timestamp': [
    'Only the body was signed.',
    'Sign the value of Omise-Signature-Timestamp, a dot, and the body.',
  ],
  'wrong-separator': [
    'Timestamp and body were joined by something other than a dot.',
    'Sign the value of Omise-Signature-Timestamp, a dot, and the body.',
  ],
  'base64-signature': [
    'The signature was written in base64.',
    'Write it in lower-case hex, as Omise-Signature does.',
  ],
  'upper-case-signature': [
    'The signature was written in capitals.',
    'Write it in lower-case hex, as Omise-Signature does.',
  ],
  'old-secret': [
    'The webhook and the receiver have different secrets: one is from before the rotation.',
    'Take the present one. While it is rotated, accept either of the two signatures.',
  ],
  'first-signature-only': [
    'The header holds two signatures, as while a secret is rotated, and yours is the second.',
    'Split it at the comma, and accept whichever matches.',
  ],
  'clock-skew': [
    'The signature is right, and the timestamp too far from the time of receipt.',
    'Set this machine’s clock by NTP; a delivery that is replayed carries its old timestamp.',
  ],
  'missing-headers': [
    'The signature headers are not there.',
    'Make a webhook secret, and let no proxy take the headers away.',
  ],
  'changed-body': [
    'The body is not what was signed.',
    'It was changed on its way, or belongs to another delivery, or to another endpoint’s secret.',
  ],
  unknown: [
    'What was computed is none of the usual mistakes.',
    'Compare the key, the timestamp and the body with those shown, byte by byte.',
  ],
} as const

export type SignatureMistake = keyof typeof signatureMistakes
