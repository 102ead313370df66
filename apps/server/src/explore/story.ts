import type { Answer } from './doors.ts'
import type { Fault } from './engine/fault.ts'
import { madeAt } from './engine/step.ts'
import type { AttemptTruth, Compared } from './engine/truth.ts'
import { isAccepted, type Played, type PlayedStep } from './play.ts'

/** What happened in a schedule that failed, for people. */
export function storyOf(played: Played, fault: Fault): string {
  const { schedule, steps, again, polled, compared } = played
  const charges = steps.flatMap(({ step, charge }) =>
    step.do === 'charge' && charge ? [`  ${step.attempt.padEnd(8)} ${charge}`] : [],
  )
  const lines = steps.map(
    (one, at) => `  ${String(at + 1).padStart(2)}  ${sentenceOf(one, steps, at)}`,
  )
  const after = again.map((one) => `      Sent once more: ${sentenceOf(one, steps, steps.length)}`)
  return [
    `${fault.title} (${fault.id})`,
    `in "${schedule.scenario.title}", after ${steps.length} steps`,
    '',
    ...lines,
    ...after,
    ...(polled ? ['      The application is made to look for what it was not told of.'] : []),
    '',
    ...compared.flatMap(comparedLines),
    '',
    `  why      ${fault.why}`,
    `  remedy   ${fault.remedy}`,
    '',
    'Charges of this run:',
    ...charges,
    '',
  ].join('\n')
}

function sentenceOf(
  { step, answer }: PlayedStep,
  steps: readonly PlayedStep[],
  at: number,
): string {
  switch (step.do) {
    case 'restart':
      return 'The application crashes, and is started again.'
    case 'charge':
      return `The ${step.attempt} charge is made.`
    case 'pay':
      return `The payer pays the ${step.attempt} charge.`
    case 'decline':
      return `The ${step.attempt} charge fails: the payer has too little money.`
    case 'expire':
      return `The payer never answers, and the ${step.attempt} charge expires.`
    case 'refund':
      return `Refund ${step.number} of the ${step.attempt} charge is given.`
    case 'lose':
      return `${webhookWords(step)} is lost.`
    case 'repeat':
      return `${webhookWords(step)} comes once more: the application answers ${answerWords(answer)}.`
    case 'deliver': {
      const made = madeAt(
        steps.map((one) => one.step),
        at,
      )
      const isLate = made >= 0 && made < at - 1
      const comes = isLate ? `, made at step ${made + 1}, comes now` : ' comes'
      return `${webhookWords(step)}${comes}: the application answers ${answerWords(answer)}.`
    }
  }
}

interface Named {
  readonly attempt: string
  readonly key: string
  readonly number: number
}

function webhookWords({ attempt, key, number }: Named): string {
  const which = key === 'refund.create' ? ` of refund ${number}` : ''
  return `${key}${which} of the ${attempt} charge`
}

function answerWords(answer: Answer | undefined): string {
  if (answer === undefined) return 'nothing'
  if (typeof answer === 'string') return `nothing (${answer})`
  return isAccepted(answer) ? String(answer) : `${answer}, and does not take it in`
}

function comparedLines({ truth, belief, difference }: Compared): string[] {
  const parts = [
    belief.status,
    ...(belief.times === null ? [] : [`${belief.times} time${belief.times === 1 ? '' : 's'}`]),
    ...(belief.refunded === null ? [] : [`refunded ${belief.refunded}`]),
  ]
  return [
    `  order ${truth.order}, asked by the ${truth.attempt} charge`,
    `    believed   ${parts.join(', ')}`,
    `    true       ${truthWords(truth)}`,
    ...(difference ? [`    wrong      ${difference.words}`] : []),
  ]
}

function truthWords({ attempt, charges }: AttemptTruth): string {
  return charges
    .map(({ status, refunded, amount }) => {
      const back = refunded === 0 ? '' : `, ${refunded} of ${amount} refunded`
      return `the ${attempt} charge is ${status}${back}`
    })
    .join('; ')
}
