import {
  apiVersions,
  countries,
  failureCodes,
  formatTimeOfDay,
  methodOf,
  methodTypes,
  outcomeKinds,
} from '@omise-sandbox/core'
import { durationText, oneOf, parseMethods, parseStore, timeOfDay } from './parsers.ts'

const voidCutoffs = methodTypes.map((type) => formatTimeOfDay(methodOf(type).voidCutoff))
const voidCutoff = [...new Set(voidCutoffs)].join(' or ')

export const payerSettings = {
  outcome: {
    placeholder: '<outcome>',
    help: `what payers do: ${outcomeKinds.join(', ')}`,
    parse: oneOf(outcomeKinds),
    default: 'successful',
  },
  failureCode: {
    placeholder: '<code>',
    help: 'why payments fail, with --outcome failed',
    parse: oneOf(failureCodes),
  },
  after: {
    placeholder: '<duration>',
    help: 'how long payers take, such as 500ms, 2s, 10m',
    parse: durationText,
    default: '2s',
  },
} as const

export const accountSettings = {
  country: {
    placeholder: '<country>',
    help: `country of accounts that set no other, which decides the currency: ${countries.join(', ')}`,
    parse: oneOf(countries),
    default: 'TH',
  },
  methods: {
    placeholder: '<type...>',
    help: 'payment methods that are enabled, of those of the country',
    parse: parseMethods,
    defaultText: 'all',
    isList: true,
  },
  defaultStore: {
    placeholder: '<id:name>',
    help: 'store of charges that name none: BJ_ZZ_001:"Some Store"',
    parse: parseStore,
  },
  voidCutoff: {
    placeholder: '<hh:mm>',
    help: 'time of day, UTC, when paid charges settle',
    parse: timeOfDay,
    defaultText: `${voidCutoff}, the payment method's`,
  },
  apiVersion: {
    placeholder: '<version>',
    help: `version of accounts that set no other: ${apiVersions.join(' or ')}`,
    parse: oneOf(apiVersions),
    default: '2019-05-29',
  },
} as const
