/** Bundles the command with everything it uses: one file to load at start, the rest when it is needed. */
import { buildPackage, httpByRequire } from '@omise-sandbox/packaging'

await buildPackage(import.meta.dirname, {
  bundleDependencies: true,
  scripts: {
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [httpByRequire],
    // Express and its parts are CommonJS, which asks for Node's modules by require.
    banner: {
      js: "import { createRequire as omiseSandboxRequire } from 'node:module';const require = omiseSandboxRequire(import.meta.url);",
    },
  },
  // Vitest is ES modules, and cannot be required.
  esmOnly: ['./vitest'],
  assets: {
    // The console, which its own package has built.
    ui: '../dashboard/dist',
    // What it tells coding agents.
    'guide/llms.txt': '../../llms.txt',
    'guide/llms-full.txt': '../../llms-full.txt',
  },
})
