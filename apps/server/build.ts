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
  // The console, which its own package has built.
  assets: { ui: '../dashboard/dist' },
})
