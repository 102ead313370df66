import { parseText } from './parsers.ts'
import type { SettingsTable } from './setting.ts'

/** What every command that talks to a running sandbox is told. */
export const clientSettings = {
  url: {
    placeholder: '<url>',
    help: 'where the sandbox is',
    parse: parseText,
    defaultText: 'http://127.0.0.1:8424',
  },
  key: {
    placeholder: '<key>',
    help: 'secret key of the account',
    parse: parseText,
    default: 'skey_test_sandbox',
    isSecret: true,
  },
  adminToken: {
    placeholder: '<token>',
    help: 'required by a sandbox that listens off loopback',
    parse: parseText,
    isSecret: true,
  },
} satisfies SettingsTable
