import {
  databaseUrl,
  oneOf,
  parseText,
  positiveDuration,
  timeoutText,
  wholeNumber,
} from './parsers.ts'

export const storageSettings = {
  data: {
    placeholder: '<file>',
    help: 'keep everything in this SQLite file; in memory when absent',
    parse: parseText,
  },
  durability: {
    placeholder: '<level>',
    help: 'with --data: full survives a loss of power, normal a crash',
    parse: oneOf(['full', 'normal']),
    default: 'full',
  },
  database: {
    placeholder: '<url>',
    help: 'share a PostgreSQL database with other servers: postgres://…',
    parse: databaseUrl,
    isSecret: true,
  },
  databaseSchema: {
    placeholder: '<name>',
    help: 'with --database: schema of the tables',
    parse: parseText,
    default: 'omise_sandbox',
  },
  databasePool: {
    placeholder: '<number>',
    help: 'with --database: maximum number of connections',
    parse: wholeNumber(2, 999),
    default: 8,
  },
  statementTimeout: {
    placeholder: '<duration>',
    help: 'with --database: how long one statement may take',
    parse: timeoutText,
    default: '10s',
  },
  retain: {
    placeholder: '<duration>',
    help: 'how long final charges are kept; for good when absent',
    parse: positiveDuration,
  },
} as const
