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
      'express',
      'fastest-levenshtein',
      'ipaddr.js',
      'prom-client',
      'qs',
      'selfsigned',
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
    npm: ['@preact/signals', 'jsbarcode', 'preact', 'preact-iso', 'uqr', 'vite'],
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
    npm: ['commander', 'fastest-levenshtein'],
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
  express: ['packages/sandbox/src/http/app.ts'],
  vitest: ['packages/sandbox/src/store/contract.ts', 'apps/server/src/vitest.ts'],
}

/**
 * Files of the simulator and of its stores that may have a timer: what happens in an account waits for the ticker's alone. The others
 * bound what is outside, look for what is idle or old, delay an answer for a fault, or look at what another server does.
 */
export const timers: readonly string[] = [
  'packages/sandbox/src/control/listener-connection.ts',
  'packages/sandbox/src/time/ticker.ts',
  'packages/sandbox/src/time/idle.ts',
  'packages/sandbox/src/time/retention.ts',
  'packages/sandbox/src/control/wait.ts',
  'packages/sandbox/src/delivery/',
  'packages/sandbox/src/http/inject-fault.ts',
  'packages/sandbox/src/http/listen.ts',
  'packages/sandbox/src/http/send-events.ts',
  'packages/sandbox/src/settle.ts',
  'packages/storage-sql/src/journal.ts',
  'packages/storage-sql/src/server.ts',
  'packages/storage-sql/src/signals.ts',
]

/** Folders of the simulator, each with the folders and files it may import from: from the store up to the two doors. */
export const folders: Readonly<Record<string, readonly string[]>> = {
  concurrency: [],
  fidelity: ['services'],
  store: ['concurrency'],
  services: ['store'],
  time: ['concurrency', 'store', 'services'],
  delivery: ['concurrency', 'store', 'services', 'time'],
  wire: ['store', 'services', 'delivery'],
  control: ['concurrency', 'store', 'services', 'time', 'wire', 'delivery'],
  demo: ['store', 'services', 'delivery', 'engine.ts'],
  http: ['store', 'services', 'time', 'wire', 'delivery', 'control'],
}

/** Builds what is published, and is part of none of it. */
export const packaging = '@omise-sandbox/packaging'
