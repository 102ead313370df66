import { readProblem } from './problem.ts'
import { type Answer, UnexpectedAnswerError } from './unexpected-answer.ts'

export function refusalOf(answer: Answer): Error {
  const problem = answer.type === 'application/problem+json' && readProblem(parse(answer))
  return problem || new UnexpectedAnswerError(answer)
}

/** Every answer of the sandbox is an object. */
export function parseObject(answer: Answer): unknown {
  const value = parse(answer)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new UnexpectedAnswerError(answer)
}

function parse(answer: Answer): unknown {
  try {
    return JSON.parse(answer.text)
  } catch {
    throw new UnexpectedAnswerError(answer)
  }
}
