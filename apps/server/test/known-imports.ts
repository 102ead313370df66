import { type ResolveFnOutput, registerHooks } from 'node:module'

/** Marks that it was done: this runs before each file, and the files of a worker share their hooks. */
const isDone = Symbol.for('omise-sandbox.known-imports')
const shared = globalThis as { [isDone]?: true }

if (!shared[isDone]) {
  shared[isDone] = true
  rememberImports()
}

/**
 * Lets Vitest be told of each import once. It tells its main process of it, which is a tenth of the time that a command takes
 * that imports what it needs each time it is run.
 */
function rememberImports(): void {
  const known = new Map<string, ResolveFnOutput>()
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const { parentURL, conditions } = context
      const name = `${parentURL} ${conditions} ${specifier}`
      const before = known.get(name)
      if (before) return { ...before, shortCircuit: true }
      const found = nextResolve(specifier, context)
      // Vitest has each test file loaded anew.
      if (!found.url.includes('?vitest=')) known.set(name, found)
      return found
    },
  })
}
