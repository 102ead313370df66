/** Which way the parts depend on each other. What is in none of these tables may not be there. */

export interface Part {
  /** Packages of this workspace it may use. */
  readonly workspace: readonly string[]
  /** Packages from npm it may use when it runs; others serve its tests and builds only. */
  readonly npm: readonly string[]
  /** Whether it may use Node's own modules. */
  readonly node: boolean
  /** Packages of this workspace that its tests use, beside those. */
  readonly tests?: readonly string[]
}

export const parts: Readonly<Record<string, Part>> = {
  'packages/api': { workspace: [], npm: [], node: false },
  'packages/core': { workspace: [], npm: [], node: false },
  'packages/webhooks': {
    workspace: ['@omise-sandbox/api', '@omise-sandbox/core'],
    npm: [],
    node: true,
  },
  'packages/sandbox': {
    workspace: ['@omise-sandbox/api', '@omise-sandbox/core', '@omise-sandbox/webhooks'],
    npm: [
      '@faker-js/faker',
      '@peculiar/x509',
      'express',
      'fastest-levenshtein',
      'ipaddr.js',
      'prom-client',
      'qs',
      'tinyqueue',
      'undici',
    ],
    node: true,
  },
  'packages/client': {
    workspace: ['@omise-sandbox/api'],
    npm: ['eventsource-parser', 'openapi-fetch'],
    node: false,
  },
  'packages/storage-sql': {
    workspace: ['@omise-sandbox/core', '@omise-sandbox/sandbox'],
    npm: ['kysely', 'pg'],
    node: true,
  },
  'packages/packaging': {
    workspace: [],
    npm: ['esbuild', 'rollup', 'rollup-plugin-dts', 'typescript'],
    node: true,
  },
  'packages/contracts': {
    workspace: [
      '@omise-sandbox/api',
      '@omise-sandbox/client',
      '@omise-sandbox/core',
      '@omise-sandbox/sandbox',
    ],
    npm: ['@pact-foundation/pact', 'ajv', 'fastest-levenshtein', 'qs'],
    node: true,
  },
  'packages/openapi-breaking': { workspace: [], npm: [], node: false },
  'packages/openapi-tools': {
    workspace: [],
    npm: [],
    node: true,
    tests: ['@omise-sandbox/api', '@omise-sandbox/sandbox'],
  },
  'apps/dashboard': {
    workspace: ['@omise-sandbox/api', '@omise-sandbox/client'],
    // Vite too: `npm start` builds the console.
    npm: [
      '@fontsource-variable/anuphan',
      '@fontsource/spline-sans-mono',
      '@preact/signals',
      'jsbarcode',
      'preact',
      'preact-iso',
      'uqr',
      'vite',
    ],
    node: false,
    tests: ['@omise-sandbox/sandbox'],
  },
  'apps/server': {
    workspace: [
      '@omise-sandbox/api',
      '@omise-sandbox/client',
      '@omise-sandbox/contracts',
      '@omise-sandbox/core',
      '@omise-sandbox/dashboard',
      '@omise-sandbox/sandbox',
      '@omise-sandbox/storage-sql',
      '@omise-sandbox/webhooks',
    ],
    npm: ['@modelcontextprotocol/sdk', 'commander', 'csv-parse', 'fastest-levenshtein'],
    node: true,
  },
  sdks: { workspace: ['@omise-sandbox/sandbox', 'omise-sandbox'], npm: [], node: true },
  bench: {
    workspace: ['@omise-sandbox/storage-sql', 'omise-sandbox'],
    npm: ['autocannon', 'express', 'qs', 'undici'],
    node: true,
  },
  checks: {
    workspace: [],
    npm: [],
    node: true,
    tests: [
      '@omise-sandbox/client',
      '@omise-sandbox/contracts',
      '@omise-sandbox/webhooks',
      'omise-sandbox',
    ],
  },
  'examples/till': {
    workspace: ['@omise-sandbox/client', '@omise-sandbox/webhooks'],
    npm: ['express'],
    node: true,
    tests: ['omise-sandbox'],
  },
}

/** What only some files may import. */
export const onlyIn: Readonly<Record<string, readonly string[]>> = {
  '@jest/globals': ['apps/server/src/jest.ts'],
  '@playwright/test': ['apps/server/src/playwright.ts'],
  express: ['packages/sandbox/src/http/app.ts'],
  vitest: ['packages/sandbox/src/storage/contract.ts', 'apps/server/src/vitest.ts'],
}

/**
 * Files of the simulator and of its stores that may have a timer: what happens in an account waits for the ticker's alone. The others
 * bound what is outside, leave time to others, look for what is idle or old, delay an answer for a fault, or look at what another server does.
 */
export const timers: readonly string[] = [
  'packages/sandbox/src/webhooks/listener-connection.ts',
  'packages/sandbox/src/scheduler/ticker.ts',
  'packages/sandbox/src/retention/idle.ts',
  'packages/sandbox/src/retention/memory-guard.ts',
  'packages/sandbox/src/retention/retention.ts',
  'packages/sandbox/src/control/wait.ts',
  'packages/sandbox/src/control/broadcast.ts',
  'packages/sandbox/src/webhooks/attempt.ts',
  'packages/sandbox/src/webhooks/http-post.ts',
  'packages/sandbox/src/webhooks/listener-send.ts',
  'packages/sandbox/src/faults/apply-call-fault.ts',
  'packages/sandbox/src/http/end-connection.ts',
  'packages/sandbox/src/http/listen.ts',
  'packages/sandbox/src/http/readiness.ts',
  'packages/sandbox/src/http/servers.ts',
  'packages/sandbox/src/http/stalled.ts',
  'packages/sandbox/src/http/send-events.ts',
  'packages/sandbox/src/settle.ts',
  'packages/storage-sql/src/postgres/circuit-breaker.ts',
  'packages/storage-sql/src/postgres/confirmed-commit.ts',
  'packages/storage-sql/src/journal.ts',
  'packages/storage-sql/src/cluster/server-lease.ts',
  'packages/storage-sql/src/cluster/notifications.ts',
]

/**
 * Folders of the simulator, each with the folders and files it may import from. Files never import each other in a circle;
 * folders may: what controls a subject stands with it and uses what all controls share.
 */
export const folders: Readonly<Record<string, readonly string[]>> = {
  account: [
    'control',
    'omise',
    'outcomes',
    'payment-methods',
    'refusals',
    'storage',
    'webhooks',
    'wire',
  ],
  charges: [
    'account',
    'control',
    'events',
    'payment-methods',
    'omise',
    'outcomes',
    'refunds',
    'refusals',
    'services.ts',
    'sources',
    'storage',
    'transactions',
    'webhooks',
    'wire',
  ],
  concurrency: [],
  control: [
    'account',
    'charges',
    'concurrency',
    'events',
    'faults',
    'http',
    'journal',
    'outcomes',
    'payment-methods',
    'rules',
    'scheduler',
    'snapshots',
    'storage',
    'webhooks',
    'wire',
  ],
  demo: ['charges', 'engine.ts', 'payment-methods', 'storage', 'webhooks'],
  events: ['account', 'charges', 'faults', 'refunds', 'refusals', 'storage', 'wire'],
  faults: ['account', 'control', 'http', 'refusals', 'rules', 'storage', 'webhooks'],
  fidelity: ['refusals'],
  http: ['account', 'concurrency', 'control', 'omise', 'refusals', 'storage', 'wire'],
  journal: ['control', 'storage'],
  'payment-methods': ['refusals', 'storage', 'wire'],
  omise: [
    'account',
    'charges',
    'concurrency',
    'events',
    'faults',
    'http',
    'payment-methods',
    'refunds',
    'refusals',
    'search',
    'services.ts',
    'sources',
    'storage',
    'transactions',
    'wire',
  ],
  outcomes: ['account', 'control', 'payment-methods', 'storage'],
  refunds: [
    'account',
    'charges',
    'events',
    'omise',
    'refusals',
    'services.ts',
    'storage',
    'transactions',
    'wire',
  ],
  refusals: [],
  retention: ['concurrency', 'storage'],
  rules: ['control', 'outcomes', 'storage'],
  scheduler: ['account', 'charges', 'concurrency', 'control', 'storage', 'webhooks'],
  search: ['charges', 'payment-methods', 'omise', 'refunds', 'refusals', 'storage', 'wire'],
  snapshots: ['concurrency', 'control', 'storage', 'webhooks'],
  sources: ['account', 'payment-methods', 'refusals', 'storage', 'wire'],
  storage: ['concurrency'],
  transactions: ['omise', 'payment-methods', 'refusals', 'storage'],
  webhooks: ['account', 'concurrency', 'control', 'events', 'faults', 'storage'],
  wire: ['refusals', 'storage'],
}

/** Builds what is published, and is part of none of it. */
export const packaging = '@omise-sandbox/packaging'
