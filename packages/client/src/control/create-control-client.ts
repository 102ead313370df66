import {
  type AccountOperation,
  type AnyControlRow,
  type ArgumentSource,
  type Control,
  controlTable,
} from '@omise-sandbox/api'
import { fetchOf } from '../fetch-of.ts'
import { type CallParts, createCaller } from './caller.ts'
import { accessTo, type ControlClientOptions } from './options.ts'
import { waitInRounds } from './wait.ts'

/**
 * All that one account's sandbox can be told and asked, over HTTP. Opens nothing until it is used.
 *
 * Throws a ClientOptionError where an option makes no sense. Each call throws a ControlRefusal where the sandbox
 * refuses, an UnreachableError where none answers, an UnexpectedAnswerError where something else does.
 *
 * @example
 * const control = createControlClient({ url: 'http://127.0.0.1:8424', secretKey: 'skey_test_sandbox' })
 * await control.clock.advance('2s')
 */
export function createControlClient(options: ControlClientOptions): Control {
  const call = createCaller({ ...accessTo(options), fetch: fetchOf(options) })
  const methods: Record<string, unknown> = {}
  for (const operation of Object.keys(controlTable) as AccountOperation[]) {
    const [method, ...sources] = controlTable[operation] as AnyControlRow
    const [part = '', name] = method.split('.')
    const made = (...args: unknown[]) => call(operation, partsOf(sources, args))
    if (name === undefined) methods[part] = made
    else methods[part] = { ...(methods[part] as object), [name]: made }
  }
  // The table's types prove that each row names a method, whose answer is its operation's; a test, that each method has a row.
  const control = methods as unknown as Control
  return { ...control, wait: (condition) => waitInRounds(control.wait, condition) }
}

/** Where the arguments of a method go in its request. */
function partsOf(sources: readonly ArgumentSource[], args: readonly unknown[]): CallParts {
  return Object.assign({}, ...sources.map((source, index) => partOf(source, args[index])))
}

function partOf(source: ArgumentSource, value: unknown): CallParts {
  switch (source) {
    case 'body':
      return { body: (value as object | undefined) ?? {} }
    case 'query':
      return { query: (value as object | undefined) ?? {} }
    case 'signal':
      return { signal: value as AbortSignal | undefined }
    case 'query and signal': {
      const { signal, ...query } = value as { readonly signal?: AbortSignal }
      return { query, signal }
    }
    default: {
      const name = source.slice('body.'.length)
      if (source.startsWith('body.')) return { body: { [name]: value } }
      return { params: { [name]: value as string } }
    }
  }
}
