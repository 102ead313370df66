import { InvalidArgumentError } from 'commander'
import {
  type Parse,
  parseMethod as readMethod,
  parsePort as readPort,
  parseTimeout as readTimeout,
  wholeNumber,
} from '../settings/parsers.ts'

function flagParser<Value>(read: Parse<Value>) {
  return (text: string): Value => {
    const value = read(text)
    if (value.ok) return value.value
    throw new InvalidArgumentError(value.refusal)
  }
}

/** Milliseconds, of a duration that a flag gives. */
export const parseTimeout = flagParser(readTimeout)
export const parsePort = flagParser(readPort)
export const parseMethod = flagParser(readMethod)

/** A whole number within bounds. */
export const numberParser = (min: number, max: number) => flagParser(wholeNumber(min, max))

/** Adds a header of a flag that may be repeated, `name: value`, to those before. */
export function headerParser(example: string) {
  return (text: string, before: Readonly<Record<string, string>> = {}) => {
    const [, name, value] = /^([^\s:]+):(.*)$/s.exec(text) ?? []
    if (name !== undefined && value !== undefined) return { ...before, [name]: value.trim() }
    throw new InvalidArgumentError(`Use one such as '${example}'.`)
  }
}

/** What a flag that takes pairs was given. */
export type Pairs = Readonly<Record<string, string>>

/** Adds a pair of a flag that may be repeated, `name=value`, to those before. */
export function pairParser(example: string) {
  return (text: string, before: Pairs = {}): Pairs => {
    const [, name, value] = /^([^=]+)=(.+)$/s.exec(text) ?? []
    if (name === undefined || value === undefined) {
      throw new InvalidArgumentError(`Use one such as '${example}'.`)
    }
    if (Object.hasOwn(before, name)) throw new InvalidArgumentError(`${name} is given twice.`)
    return { ...before, [name]: value }
  }
}
