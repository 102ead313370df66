import { accountSettings, payerSettings } from './account-settings.ts'
import {
  oneOf,
  parseBoolean,
  parseNames,
  parsePort,
  parseText,
  shortDuration,
  wholeNumber,
} from './parsers.ts'
import type { SettingsTable, ValuesOf } from './setting.ts'
import { imitationSettings, simulationSettings } from './simulation-settings.ts'
import { storageSettings } from './storage-settings.ts'

const listening = {
  port: {
    placeholder: '<number>',
    help: 'port to listen on; 0 picks a free one',
    parse: parsePort,
    default: 8424,
  },
  host: {
    placeholder: '<host>',
    help: 'address to listen on; any but loopback requires an admin token',
    parse: parseText,
    default: 'localhost',
  },
  drainTime: {
    placeholder: '<duration>',
    help: 'how long to go on serving after a signal to stop, while /readyz says 503',
    parse: shortDuration,
    default: '0s',
  },
  maxConnections: {
    placeholder: '<number>',
    help: 'maximum number of connections; any more are refused',
    parse: wholeNumber(1, 1_000_000),
    default: 10_000,
  },
} as const

const https = {
  https: {
    placeholder: '[boolean]',
    help: 'serve https too, on the same port, by a local authority',
    parse: parseBoolean,
    default: false,
  },
  httpsFolder: {
    placeholder: '<folder>',
    help: 'with --https: where the local authority is kept',
    parse: parseText,
    default: '.omise-sandbox',
  },
} as const

const protection = {
  adminToken: {
    placeholder: '<token>',
    help: 'required by the control API off loopback; made when absent',
    parse: parseText,
    isSecret: true,
  },
  allowHost: {
    placeholder: '<name...>',
    help: 'more host names under which the sandbox may be called',
    parse: parseNames,
    default: [] as readonly string[],
    defaultText: 'none',
    isList: true,
  },
  allowPrivateWebhooks: {
    placeholder: '[boolean]',
    help: 'let webhooks go to private networks',
    parse: parseBoolean,
    defaultText: 'yes on loopback, else no',
  },
  webhookHosts: {
    placeholder: '<name...>',
    help: 'the only hosts that webhooks may go to: shop.example, *.shop.example',
    parse: parseNames,
    defaultText: 'all',
    isList: true,
  },
  webhookSecretSalt: {
    placeholder: '<text>',
    help: 'what the webhook secrets of new accounts are made from',
    parse: parseText,
    defaultText: 'none on loopback, else made and kept with the data',
    isSecret: true,
  },
} as const

const output = {
  logFormat: {
    placeholder: '<format>',
    help: 'text for people, json for programs',
    parse: oneOf(['text', 'json']),
    default: 'text',
  },
  readyFile: {
    placeholder: '<file>',
    help: 'write the ready line, JSON, to this file once it listens; removed when it stops',
    parse: parseText,
    defaultText: 'none',
  },
} as const

/** The settings of `start`, in the order of its help. */
export const startSettings = {
  ...listening,
  ...payerSettings,
  ...accountSettings,
  ...imitationSettings,
  ...storageSettings,
  ...https,
  ...simulationSettings,
  ...protection,
  ...output,
} satisfies SettingsTable

export type StartSettings = ValuesOf<typeof startSettings>
