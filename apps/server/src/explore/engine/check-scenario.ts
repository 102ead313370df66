import type { Attempt, Scenario } from './scenario.ts'

const namePattern = /^[A-Za-z][A-Za-z0-9-]*$/
const orderPattern = /^[A-Za-z0-9]+$/

/** Why a scenario cannot happen, in a sentence with what to do; undefined where it can. */
export function problemOf({ name, attempts }: Scenario): string | undefined {
  const names = attempts.map((attempt) => attempt.name)
  const where = `The scenario "${name}"`
  if (!namePattern.test(name)) return `${where} needs a name of letters, digits and hyphens.`
  if (attempts.length === 0) return `${where} has no attempts. Give it at least one.`
  if (new Set(names).size < names.length) {
    return `${where} has two attempts of one name. Give each its own.`
  }
  for (const [at, attempt] of attempts.entries()) {
    const problem = attemptProblem(attempt, names.slice(0, at))
    if (problem) return `${where}, attempt "${attempt.name}": ${problem}`
  }
  return undefined
}

function attemptProblem(attempt: Attempt, earlier: readonly string[]): string | undefined {
  const { name, order, amount, steps, after } = attempt
  if (!namePattern.test(name)) return 'use a name of letters, digits and hyphens.'
  if (!orderPattern.test(order)) return `order cannot be "${order}". Use letters and digits.`
  if (!Number.isInteger(amount) || amount <= 0) return 'amount must be a whole number of subunits.'
  if (after !== undefined && !earlier.includes(after)) {
    return `after names "${after}", which is no earlier attempt.`
  }
  return stepsProblem(steps, amount)
}

function stepsProblem(steps: Attempt['steps'], amount: number): string | undefined {
  const [end, ...refunds] = steps
  if (typeof end === 'object') return 'a refund comes before the payment. Put "pay" first.'
  let left = amount
  for (const step of refunds) {
    if (typeof step !== 'object' || end !== 'pay') {
      return 'only refunds can follow, and only "pay".'
    }
    const refund = step.refund === 'rest' ? left : step.refund
    if (!Number.isInteger(refund) || refund <= 0 || refund > left) {
      return `a refund of ${step.refund} cannot be given: ${left} is left.`
    }
    left -= refund
  }
  return undefined
}
