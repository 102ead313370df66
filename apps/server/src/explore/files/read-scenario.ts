import { UsageError } from '../../cli/usage-error.ts'
import { problemOf } from '../engine/check-scenario.ts'
import { type Attempt, defaultAmount, type Scenario, type Transition } from '../engine/scenario.ts'

/** A scenario as somebody wrote it. Throws a {@link UsageError}. */
export function readScenario(value: unknown, where: string): Scenario {
  const { name, title = name, attempts } = fieldsOf(value, where)
  if (typeof name !== 'string' || typeof title !== 'string' || !Array.isArray(attempts)) {
    throw new UsageError(
      `${where} is no scenario. Use one such as {"name":"paid","attempts":[{"name":"first","order":"A","steps":["pay"]}]}.`,
    )
  }
  const scenario = { name, title, attempts: attempts.map((one) => readAttempt(one, where)) }
  const problem = problemOf(scenario)
  if (problem) throw new UsageError(`${where} cannot be played. ${problem}`)
  return scenario
}

function readAttempt(value: unknown, where: string): Attempt {
  const { name, order = 'A', amount = defaultAmount, steps, after, answer } = fieldsOf(value, where)
  const isRight =
    typeof name === 'string' &&
    typeof order === 'string' &&
    typeof amount === 'number' &&
    Array.isArray(steps) &&
    (after === undefined || typeof after === 'string') &&
    (answer === undefined || answer === 'lost')
  if (!isRight) {
    throw new UsageError(
      `${where} has an attempt that cannot be read: ${JSON.stringify(value)}. Use one such as {"name":"first","order":"A","amount":400000,"steps":["pay",{"refund":100000}]}; "after" may name an earlier attempt, and "answer" be "lost".`,
    )
  }
  return {
    ...{ name, order, amount },
    steps: steps.map((step) => readTransition(step, where)),
    ...(after === undefined ? {} : { after }),
    ...(answer === undefined ? {} : { answer }),
  }
}

function readTransition(value: unknown, where: string): Transition {
  if (value === 'pay' || value === 'decline' || value === 'expire') return value
  if (typeof value === 'object' && value !== null && 'refund' in value) {
    const { refund } = value
    if (typeof refund === 'number' || refund === 'rest') return { refund }
  }
  throw new UsageError(
    `${where} has a step that cannot be read: ${JSON.stringify(value)}. Use "pay", "decline", "expire", {"refund":100000} or {"refund":"rest"}.`,
  )
}

export function fieldsOf(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>
  }
  throw new UsageError(`${where} has ${JSON.stringify(value)} where an object is expected.`)
}
