import { printUnknown } from '@omise-sandbox/core'
import {
  type Answered,
  type AttemptReport,
  type SandboxObserver,
  StoreUnavailableError,
} from '@omise-sandbox/sandbox'
import { logText, logUrl } from './log-text.ts'
import { createRepeats } from './repeats.ts'

/** What the server says: data on stdout, words on stderr, and never a key, a secret or a barcode. */
export interface Log extends SandboxObserver {
  /** The first screen, or the ready line. */
  out(text: string): void
  note(text: string): void
  /** Of Node itself, or of a library: something will not work one day. */
  warned(warning: Error): void
}

/** One line for each request and each webhook attempt, as text for people or as JSON for programs. */
export function createLog(format: 'text' | 'json'): Log {
  const { out, write } = createLines(format)
  const unlessRepeated = createRepeats(Date.now)
  return {
    out,
    note: (message) =>
      write(
        () => message,
        () => ({ event: 'note', message }),
      ),
    warned({ name, message, ...more }) {
      const code = 'code' in more && typeof more.code === 'string' ? more.code : undefined
      write(
        () => `warning: ${name}${code === undefined ? '' : ` ${code}`}: ${message}`,
        () => ({ event: 'warning', name, code, message }),
      )
    },
    answered(answer) {
      const facts = factsOf(answer)
      write(
        () => wordsOfAnswer(facts),
        () => ({ event: 'request', ...facts }),
      )
    },
    attempted({ delivery }: AttemptReport) {
      const last = delivery.attempts.at(-1)
      const result = last?.response ? String(last.response.status) : logText(last?.error ?? '')
      const { id, key, charge, state } = delivery
      const url = logUrl(delivery.url)
      write(
        () => `webhook ${key} of ${charge} to ${url}: ${state}, ${result}  ${id}`,
        () => ({ event: 'webhook', delivery: id, key, charge, url, state, result }),
      )
    },
    failed(error) {
      // A store that is away fails all that is tried meanwhile.
      const message = unlessRepeated(wordsOf(error))
      if (message === undefined) return
      write(
        () => `error: ${message}`,
        () => ({ event: 'error', message }),
      )
    },
  }
}

function createLines(format: 'text' | 'json') {
  const stdout = createWriter(process.stdout)
  const stderr = createWriter(process.stderr)
  return {
    out: (text: string) => stdout(`${text}\n`),
    /** Only the form that is wanted is made: this runs with every request. */
    write(words: () => string, entry: () => Readonly<Record<string, unknown>>): void {
      const time = new Date().toISOString()
      if (format === 'text') stderr(`${time.slice(11, 23)}  ${words()}\n`)
      else stdout(`${JSON.stringify({ time, ...entry() })}\n`)
    },
  }
}

/** One answered request, in the names that the JSON lines have, which leave out what is undefined. */
function factsOf(answer: Answered) {
  const { method, path, status, account, durationMs, requestId, charge, error, hint } = answer
  return {
    method,
    path: logText(path),
    status,
    ms: Math.round(durationMs * 10) / 10,
    account: account && masked(account),
    request_id: requestId,
    charge: charge && logText(charge),
    code: error?.code,
    message: error && logText(error.message),
    hint: hint && logText(hint),
  }
}

/** `400  POST /charges  1.2 ms  invalid_charge: amount is not a number  hint: …  request: …`, parts that say nothing left out. */
function wordsOfAnswer(facts: ReturnType<typeof factsOf>): string {
  const { method, path, status, ms, request_id, charge, code, message, hint } = facts
  const parts = [
    `${status ?? 'no answer'}  ${method} ${path}  ${ms} ms`,
    ...(code === undefined ? [] : [`${code}: ${message}`]),
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
    ...(charge === undefined ? [] : [`charge: ${charge}`]),
    ...(request_id === undefined ? [] : [`request: ${request_id}`]),
  ]
  return parts.join('  ')
}

/** What is no bug has no stack to show. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return printUnknown(error)
  if (!(error instanceof StoreUnavailableError)) return error.stack ?? error.message
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

/** The account is its keys' tail: enough of it to tell accounts apart, not enough to be the key. */
function masked(account: string): string {
  return account.length <= 4 ? '***' : `***${account.slice(-4)}`
}

/** How much may wait for a slow reader before lines are dropped, in bytes. */
const maxUnread = 8_000_000

/** Gathers what is written in one turn of the event loop into one write. */
function createWriter(stream: NodeJS.WriteStream): (text: string) => void {
  let waiting = ''
  let closed = false
  // Whoever read this has gone (`| head -1`): the sandbox serves on without a log.
  stream.on('error', () => {
    closed = true
  })
  return (text) => {
    // Nor may a reader that has stopped reading fill our memory.
    if (closed || stream.writableLength > maxUnread) return
    if (waiting === '') setImmediate(flush)
    waiting += text
  }

  function flush(): void {
    stream.write(waiting)
    waiting = ''
  }
}
