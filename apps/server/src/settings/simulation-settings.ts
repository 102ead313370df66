import { barcodeRules, retryPolicies, schemaVersions } from '@omise-sandbox/core'
import {
  instantText,
  memorySize,
  oneOf,
  parseBoolean,
  parseText,
  positiveDuration,
  wholeNumber,
} from './parsers.ts'

export const imitationSettings = {
  strictVersion: {
    placeholder: '[boolean]',
    help: 'refuse requests in an API version that does not exist',
    parse: parseBoolean,
    default: false,
  },
  expireEvent: {
    placeholder: '<events>',
    help: 'what an expiry sends: charge.expire, or both it and charge.complete',
    parse: oneOf(['charge.expire', 'both']),
    default: 'charge.expire',
  },
  wire: {
    placeholder: '<month>',
    help: 'shape of objects: 2020-07 as documented, or 2025-03 with the later fields, for current SDKs',
    parse: oneOf(schemaVersions),
    default: '2020-07',
  },
  barcodeRules: {
    placeholder: '<rules>',
    help: 'codes that no till could charge: lenient charges them with a hint, strict refuses them',
    parse: oneOf(barcodeRules),
    default: 'lenient',
  },
  idempotency: {
    placeholder: '[boolean]',
    help: 'honour Idempotency-Key on POST, which Omise does not',
    parse: parseBoolean,
    default: false,
  },
  strictHeaders: {
    placeholder: '[boolean]',
    help: 'leave X-Sandbox-... headers out of answers',
    parse: parseBoolean,
    default: false,
  },
  maxMemory: {
    placeholder: '<size>',
    help: 'how much the process may hold; 60 % of the heap when absent',
    parse: memorySize,
  },
} as const

export const simulationSettings = {
  clock: {
    placeholder: '<kind>',
    help: 'real, or virtual: stands still until it is advanced',
    parse: oneOf(['real', 'virtual']),
    default: 'real',
  },
  startAt: {
    placeholder: '<time>',
    help: 'with --clock virtual: where it starts; 2025-01-01T00:00:00Z when absent',
    parse: instantText,
  },
  seed: {
    placeholder: '<text>',
    help: 'the same seed and calls give the same ids, draws and demo',
    parse: parseText,
  },
  demo: {
    placeholder: '<number>',
    help: 'fill the first account with this many charges of the last days',
    parse: wholeNumber(0, 10_000),
  },
  retryPolicy: {
    placeholder: '<name>',
    help: 'when failed webhooks are tried again: omise (never), standard, fast-ci',
    parse: oneOf(Object.keys(retryPolicies)),
    default: 'omise',
  },
  accountTtl: {
    placeholder: '<duration>',
    help: 'forget accounts unused for so long; kept for good when absent',
    parse: positiveDuration,
  },
} as const
