/** Bundles the command with everything it uses: one file to load at start, the rest when it is needed. */
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

await rm(here('dist'), { recursive: true, force: true })
await build({
  entryPoints: ['main', 'index', 'register', 'vitest'].map((name) => here(`src/${name}.ts`)),
  // The one of whoever runs the tests.
  external: ['vitest'],
  outdir: here('dist'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.18',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  // Express and its parts are CommonJS, which asks for Node's modules by require.
  banner: {
    js: "import { createRequire as omiseSandboxRequire } from 'node:module';const require = omiseSandboxRequire(import.meta.url);",
  },
})
