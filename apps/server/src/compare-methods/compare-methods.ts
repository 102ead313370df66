import {
  ControlRefusal,
  UnexpectedAnswerError,
  UnreachableError,
} from '@omise-sandbox/client/control'
import { type MethodType, methodOf, type SchemaVersion } from '@omise-sandbox/core'
import { type ClientFlags, connect } from '../cli/client-command.ts'
import { NotASandboxError } from '../cli/not-a-sandbox.ts'
import { note, show } from '../cli/output.ts'
import { methodsOf } from '../cli/sample-charge.ts'
import { compareAnswers } from './answers.ts'
import type { Comparison } from './comparison.ts'
import { findingsOf } from './findings.ts'
import { comparisonWords } from './messages.ts'
import { readRecording } from './recorded.ts'
import { compareTopics } from './topics.ts'

export interface CompareFlags extends ClientFlags {
  readonly from: MethodType
  readonly to: MethodType
  /** The shape of answers by methods that have none of their own. */
  readonly wire: SchemaVersion
  /** True to insist on the account's recorded requests, false to leave them out. */
  readonly requests?: boolean
}

export async function compareMethodsCommand(flags: CompareFlags): Promise<void> {
  const { from, to, wire } = flags
  const comparison: Comparison = {
    ...{ from, to },
    topics: compareTopics({ from: methodOf(from), to: methodOf(to) }),
    requests: flags.requests === false ? null : await compareRequests(flags),
    answers: await compareAnswers({ from, to }, wire),
  }
  await show(flags, comparison, comparisonWords)
}

/** Null, with the reason beside the data, where no sandbox answers and nobody insists on it. */
async function compareRequests(flags: CompareFlags): Promise<Comparison['requests']> {
  const [from, to] = [methodOf(flags.from), methodOf(flags.to)]
  try {
    const control = await connect(flags)
    const methods = await methodsOf(control, flags)
    const recording = await readRecording({ control, methods, type: flags.from })
    return {
      compared: recording.requests.length,
      refused_before: recording.refused,
      unreadable: recording.unreadable,
      findings: findingsOf({ from, to, recording }),
    }
  } catch (error) {
    if (flags.requests || !isNoSandbox(error)) throw error
    note(`No requests are compared: ${error.message}`)
    return null
  }
}

function isNoSandbox(error: unknown): error is Error {
  return [UnreachableError, UnexpectedAnswerError, NotASandboxError, ControlRefusal].some(
    (kind) => error instanceof kind,
  )
}
