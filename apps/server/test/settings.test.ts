import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../src/cli/usage-error.ts'
import { addStartSettings, readStartSettings } from '../src/settings/command-settings.ts'
import { readEnvironment } from '../src/settings/environment.ts'
import { keyOf, variableOf } from '../src/settings/setting.ts'
import { type StartSettings, startSettings } from '../src/settings/start-settings.ts'

type Name = keyof StartSettings

/** Reads the settings as `start` does. */
function read(
  args: readonly string[],
  environment: Record<string, string> = {},
  file?: Record<string, unknown>,
) {
  const command = addStartSettings(new Command()).exitOverride()
  command.configureOutput({ writeErr: () => {} }).action(() => {})
  command.parse([...args, ...(file ? ['--config', fileOf(file)] : [])], { from: 'user' })
  return readStartSettings(command, environment)
}

function fileOf(values: object): string {
  const file = join(mkdtempSync(join(tmpdir(), 'omise-sandbox-')), 'config.json')
  writeFileSync(file, JSON.stringify(values))
  return file
}

/** The settings without which another has no effect. */
const beside: Partial<Record<Name, Record<string, string>>> = {
  failureCode: { outcome: 'failed' },
  startAt: { clock: 'virtual' },
  durability: { data: 'a.db' },
  databaseSchema: { database: 'postgres://db/shop' },
  databasePool: { database: 'postgres://db/shop' },
  statementTimeout: { database: 'postgres://db/shop' },
  httpsFolder: { https: 'yes' },
}

interface Row {
  readonly good: readonly (readonly [text: string, value: unknown])[]
  readonly bad: readonly string[]
}

const yesOrNo: Row = {
  good: [
    ...['true', '1', 'yes', 'on', 'YES', 'True'].map((text) => [text, true] as const),
    ...['false', '0', 'no', 'off', 'NO', 'False'].map((text) => [text, false] as const),
  ],
  bad: ['maybe', '2', 'y', '-1', 'null', 'truee'],
}
const duration: Row = {
  good: ['500ms', '2s', '10m', '24h', '7d'].map((text) => [text, text]),
  bad: ['2', '1.5s', '-1s', '2 s', '2w', '1e3ms', '999999999d'],
}
const positive: Row = { ...duration, bad: [...duration.bad, '0s'] }
const text: Row = {
  good: [
    ['anything', 'anything'],
    ['42', '42'],
  ],
  bad: [],
}
const oneOf = (...choices: string[]): Row => ({
  good: choices.map((choice) => [choice, choice]),
  bad: ['other', `x${choices[0]}`, `${choices[0]} ${choices[1]}`],
})

const rows: Record<Name, Row> = {
  port: {
    good: [
      ['0', 0],
      ['8424', 8424],
      ['65535', 65_535],
    ],
    bad: ['65536', '-1', '1.5', '0x10', '1e3', 'http', '8424x'],
  },
  host: text,
  maxConnections: {
    good: [
      ['1', 1],
      ['20000', 20_000],
    ],
    bad: ['0', '-1', 'many', '10k', '1.5'],
  },
  outcome: oneOf('successful', 'failed', 'expired', 'manual'),
  failureCode: oneOf('insufficient_balance', 'payment_rejected'),
  after: { ...duration, good: [...duration.good, ['0s', '0s']] },
  defaultStore: {
    good: [
      ['BJ:Some Store', { id: 'BJ', name: 'Some Store' }],
      ['a:b:c', { id: 'a', name: 'b:c' }],
    ],
    bad: ['BJ', ':name', 'id:', 'id: '],
  },
  country: oneOf('TH', 'SG', 'MY'),
  methods: {
    good: [
      ['alipayplus_upm', ['alipayplus_upm']],
      ['barcode_alipay, wechat_pay_upm', ['barcode_alipay', 'wechat_pay_upm']],
      ['alipayplus_upm,alipayplus_upm', ['alipayplus_upm']],
    ],
    bad: ['promptpay', 'barcode_alipay,card', 'BARCODE_ALIPAY', ','],
  },
  drainTime: {
    good: [
      ['0s', '0s'],
      ['5s', '5s'],
      ['10m', '10m'],
    ],
    bad: ['11m', '1h', '5', '0'],
  },
  voidCutoff: {
    good: [
      ['16:15', '16:15'],
      ['00:00', '00:00'],
    ],
    bad: ['24:00', '4pm', '1615', '9:00'],
  },
  apiVersion: oneOf('2019-05-29', '2017-11-02'),
  strictVersion: yesOrNo,
  expireEvent: oneOf('charge.expire', 'both'),
  barcodeRules: oneOf('lenient', 'strict'),
  wire: oneOf('2020-07', '2025-03'),
  idempotency: yesOrNo,
  strictHeaders: yesOrNo,
  data: text,
  durability: oneOf('full', 'normal'),
  database: {
    good: [
      ['postgres://db/shop', 'postgres://db/shop'],
      [
        'postgresql://u:p@db:5432/shop?sslmode=require',
        'postgresql://u:p@db:5432/shop?sslmode=require',
      ],
    ],
    bad: ['mysql://db/shop', 'db', 'postgres://u:sekret@db/shop?sslmode=bogus'],
  },
  databaseSchema: text,
  databasePool: {
    good: [
      ['2', 2],
      ['999', 999],
    ],
    bad: ['1', '0', '1000', 'ten'],
  },
  statementTimeout: {
    good: [
      ['500ms', '500ms'],
      ['5s', '5s'],
      ['10m', '10m'],
    ],
    bad: ['0s', '11m', '1h', '5'],
  },
  retain: positive,
  https: yesOrNo,
  httpsFolder: text,
  clock: oneOf('real', 'virtual'),
  startAt: {
    good: [['2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z']],
    bad: ['2025', 'garbage', '2025-13-01T00:00:00Z', '2025-02-30T00:00:00Z'],
  },
  seed: text,
  demo: {
    good: [
      ['0', 0],
      ['10000', 10_000],
    ],
    bad: ['10001', '-1', '1.5', 'many'],
  },
  retryPolicy: oneOf('omise', 'standard', 'fast-ci'),
  accountTtl: positive,
  maxMemory: {
    good: [
      ['512MB', '512MB'],
      ['1.5gb', '1.5gb'],
    ],
    bad: ['512', '63MB', '1 GB', 'much'],
  },
  adminToken: text,
  allowHost: {
    good: [
      ['a.test', ['a.test']],
      ['a.test, b.test', ['a.test', 'b.test']],
    ],
    bad: [],
  },
  allowPrivateWebhooks: yesOrNo,
  webhookHosts: {
    good: [['shop.example,*.team.example', ['shop.example', '*.team.example']]],
    bad: [],
  },
  webhookSecretSalt: text,
  logFormat: oneOf('text', 'json'),
  readyFile: text,
}

const names = Object.keys(startSettings) as Name[]

/** A setting given by each source in turn, beside what it needs, and how messages name it there. */
function bySource(name: Name, value: string) {
  const needs = beside[name] ?? {}
  const flags = Object.entries(needs).map(([key, text]) => `--${key}=${text}`)
  const key = keyOf(name)
  const file = fileOf({ [key]: value })
  return [
    { place: `--${key}`, read: () => read([`--${key}=${value}`, ...flags]) },
    { place: variableOf(name), read: () => read(flags, { [variableOf(name)]: value }) },
    { place: `${key} in ${file}`, read: () => read([...flags, '--config', file]) },
  ]
}

function refusalOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return 'nothing was refused'
}

describe.each(names)('the setting %s', (name) => {
  const { good, bad } = rows[name]

  it.each(good)('is the same from flag, environment and file: %s', (text, value) => {
    for (const source of bySource(name, text)) expect(source.read().values[name]).toEqual(value)
  })

  it.each(bad)('is refused alike from flag, environment and file: %s', (text) => {
    const refusals = bySource(name, text).map(({ place, read }) => {
      const refusal = refusalOf(read)
      expect(refusal).toContain(place)
      return refusal.replace(place, 'it')
    })

    expect(new Set(refusals).size).toBe(1)
    expect(refusals[0]).toMatch(/^it cannot be .*\. .*\b(Use|Write)\b .*\.$/)
    expect(refusals[0]).not.toContain('sekret')
  })

  it.each(['', '  '])('counts as not set where it is empty (%j)', (text) => {
    for (const source of bySource(name, text)) {
      const { values, origins } = source.read()
      expect(origins[name]).toBe('default')
      expect(values[name]).toEqual(
        'default' in startSettings[name] ? startSettings[name].default : undefined,
      )
    }
  })

  it('is read by flag before environment, and by environment before file', () => {
    const [first, second = first, third = second] = good
    if (!first || !second || !third) throw new Error('A setting needs a good value.')
    const flags = Object.entries(beside[name] ?? {}).map(([key, text]) => `--${key}=${text}`)
    const file = { [keyOf(name)]: third[0] }
    const environment = { [variableOf(name)]: second[0] }

    expect(read([`--${keyOf(name)}=${first[0]}`, ...flags], environment, file)).toMatchObject({
      values: { [name]: first[1] },
      origins: { [name]: 'flag' },
    })
    expect(read(flags, environment, file)).toMatchObject({
      values: { [name]: second[1] },
      origins: { [name]: 'environment' },
    })
    expect(read(flags, {}, file)).toMatchObject({
      values: { [name]: third[1] },
      origins: { [name]: 'file' },
    })
  })
})

describe('a setting that has no effect', () => {
  const cases = Object.keys(beside) as Name[]

  it.each(cases)('is refused from each source: %s', (name) => {
    const [[text] = ['']] = rows[name].good
    const key = keyOf(name)
    const file = fileOf({ [key]: text })

    for (const [place, work] of [
      [`--${key}`, () => read([`--${key}=${text}`])],
      [variableOf(name), () => read([], { [variableOf(name)]: text })],
      [`${key} in ${file}`, () => read(['--config', file])],
    ] as const) {
      expect(refusalOf(work)).toMatch(
        / has no effect without --.* Set that too, or leave .* out\.$/,
      )
      expect(refusalOf(work)).toContain(place)
    }
  })

  it('is refused where what it needs is turned off', () => {
    expect(refusalOf(() => read(['--https=no', '--https-folder', 'a']))).toContain('has no effect')
  })

  it.each([
    ['alipayplus', /Did you mean alipayplus_upm\? Use one of: barcode_alipay, /],
    ['alipayplus_ump', /Did you mean alipayplus_upm\?/],
    [
      'promptpay',
      /^--methods cannot be "promptpay"\. There is no payment method "promptpay"\. Use/,
    ],
  ])('is refused as an unknown payment method, with the nearest name: %s', (name, message) => {
    expect(refusalOf(() => read(['--methods', name]))).toMatch(message)
  })

  it('is refused where no payment method could ever use it', () => {
    const upm = ['--methods', 'alipayplus_upm']
    const failing = ['--outcome', 'failed', '--failure-code', 'insufficient_balance']

    expect(refusalOf(() => read(['--country', 'SG', '--default-store', 'A:B']))).toMatch(
      /^--default-store has no effect: alipayplus_upm has no stores\. Leave it out, or enable/,
    )
    expect(refusalOf(() => read([...upm, ...failing]))).toMatch(
      /^--failure-code is insufficient_balance, with which alipayplus_upm never fails\. Use one of: failed_processing, /,
    )
    expect(read([...failing, '--default-store', 'A:B']).values).toMatchObject({
      failureCode: 'insufficient_balance',
    })
  })

  it('is refused as a payment method that the country lacks, however the two are set', () => {
    const methods = 'alipayplus_upm,barcode_alipay'
    const message =
      /names barcode_alipay, which accounts of SG do not have\. Use some of: alipayplus_upm; or set --country to TH\.$/

    for (const work of [
      () => read(['--country', 'SG', '--methods', methods]),
      () => read(['--methods', methods], { OMISE_SANDBOX_COUNTRY: 'SG' }),
      () => read([], { OMISE_SANDBOX_METHODS: methods }, { country: 'SG' }),
    ]) {
      expect(refusalOf(work)).toMatch(message)
    }
    expect(read(['--country', 'SG', '--methods', 'alipayplus_upm']).values).toMatchObject({
      country: 'SG',
      methods: ['alipayplus_upm'],
    })
  })

  it('is refused where file and database are both set, wherever they are', () => {
    const url = 'postgres://db/shop'

    for (const work of [
      () => read(['--data', 'a.db', '--database', url]),
      () => read(['--data', 'a.db'], { OMISE_SANDBOX_DATABASE: url }),
      () => read([], { OMISE_SANDBOX_DATA: 'a.db' }, { database: url }),
    ]) {
      expect(refusalOf(work)).toMatch(/^Both .*data.* and .*database.* are set\./i)
    }
  })
})

describe('a flag', () => {
  it('that is a yes or no may stand alone', () => {
    expect(read(['--strict-headers', '--port', '0']).values.strictHeaders).toBe(true)
  })

  it('that names payment methods takes them one by one or with commas', () => {
    const args = ['--methods', 'alipayplus_upm', '--methods', 'wechat_pay_upm,alipayplus_upm']

    expect(read(args).values.methods).toEqual(['alipayplus_upm', 'wechat_pay_upm'])
  })

  it('takes several names one by one or with commas', () => {
    const args = ['--allow-host', 'a.test', 'b.test', '--allow-host', 'c.test,d.test']

    expect(read(args).values.allowHost).toEqual(['a.test', 'b.test', 'c.test', 'd.test'])
  })
})

describe('the configuration file', () => {
  it.each([
    [{ port: 0 }, 'port', 0],
    [{ https: true }, 'https', true],
    [{ https: 'off' }, 'https', false],
    [{ idempotency: 1 }, 'idempotency', true],
    [{ seed: 42 }, 'seed', '42'],
    [{ seed: null }, 'seed', undefined],
    [{ 'allow-host': ['a.test', 'b.test'] }, 'allowHost', ['a.test', 'b.test']],
  ] as const)('may hold %j', (file, name, value) => {
    expect(read([], {}, file).values[name]).toEqual(value)
  })

  it.each([
    [{ port: true }, 'port'],
    [{ seed: false }, 'seed'],
    [{ after: ['1s'] }, 'after'],
    [{ 'default-store': { id: 'a', name: 'b' } }, 'default-store'],
    [{ 'allow-host': [1] }, 'allow-host'],
  ])('is refused with %j', (file, key) => {
    expect(refusalOf(() => read([], {}, file))).toMatch(
      new RegExp(`^${key} in .* cannot be .*\\. Use a string`),
    )
  })

  it('is refused with a key that is no setting, naming the nearest', () => {
    expect(refusalOf(() => read([], {}, { 'strict-header': true }))).toMatch(
      /has "strict-header", which is no setting\. Did you mean strict-headers\? Use: port, host, drain-time,/,
    )
  })

  it('may be named by the environment', () => {
    expect(read([], { OMISE_SANDBOX_CONFIG: fileOf({ seed: 'x' }) }).values.seed).toBe('x')
  })
})

describe('the port that a platform names in PORT', () => {
  it.each([
    [{ PORT: '9000' }, {}, 9000],
    [{ PORT: '9000', OMISE_SANDBOX_PORT: '9001' }, {}, 9001],
    [{ PORT: '9000' }, { port: 9002 }, 9002],
    [{ PORT: 'tcp://10.0.0.1:80' }, {}, 8424],
  ] as const)('with %j and %j', (environment, file, port) => {
    expect(read([], environment, file).values.port).toBe(port)
  })
})

describe('the environment', () => {
  const ofKubernetes = {
    OMISE_SANDBOX_PORT: 'tcp://10.0.0.1:8424',
    OMISE_SANDBOX_SERVICE_HOST: '10.0.0.1',
    OMISE_SANDBOX_SERVICE_PORT: '8424',
    OMISE_SANDBOX_SERVICE_PORT_HTTP: '8424',
    OMISE_SANDBOX_PORT_8424_TCP: 'tcp://10.0.0.1:8424',
    OMISE_SANDBOX_PORT_8424_TCP_PROTO: 'tcp',
    OMISE_SANDBOX_PORT_8424_TCP_PORT: '8424',
    OMISE_SANDBOX_PORT_8424_TCP_ADDR: '10.0.0.1',
  }

  it('may hold what Kubernetes sets for a service of this name, which is ignored with one notice', () => {
    const { variables, warnings } = readEnvironment(ofKubernetes)

    expect(variables.size).toBe(0)
    expect(warnings).toEqual([
      expect.stringMatching(/^Ignored, since Kubernetes sets it .*_TCP_ADDR\.$/),
    ])
    expect(read([], ofKubernetes).values.port).toBe(8424)
  })

  it.each([
    [
      'OMISE_SANDBOX_STRICT_HEADER',
      'OMISE_SANDBOX_STRICT_HEADER is no setting and has no effect. Did you mean OMISE_SANDBOX_STRICT_HEADERS?',
    ],
    [
      'OMISE_SANDBOX_COLOUR_OF_THE_SKY',
      'OMISE_SANDBOX_COLOUR_OF_THE_SKY is no setting and has no effect.',
    ],
  ])('is warned about where it holds %s', (name, warning) => {
    expect(readEnvironment({ [name]: 'x' }).warnings).toEqual([warning])
  })

  it('is not warned about for the variables of other commands, of this project, or of others', () => {
    const known = [
      'OMISE_SANDBOX_URL',
      'OMISE_SANDBOX_KEY',
      'OMISE_SANDBOX_BROWSER',
      'OMISE_KEY',
      'PATH',
    ]

    expect(readEnvironment(Object.fromEntries(known.map((name) => [name, 'x']))).warnings).toEqual(
      [],
    )
  })

  it('is not warned about for variables that are empty', () => {
    expect(readEnvironment({ OMISE_SANDBOX_COLOUR: ' ' }).warnings).toEqual([])
  })
})
