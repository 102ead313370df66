import { InvalidArgumentError } from 'commander'

/** Adds a header of a flag that may be repeated, `name: value`, to those before. */
export function headerParser(example: string) {
  return (text: string, before: Readonly<Record<string, string>> = {}) => {
    const [, name, value] = /^([^\s:]+):(.*)$/s.exec(text) ?? []
    if (name !== undefined && value !== undefined) return { ...before, [name]: value.trim() }
    throw new InvalidArgumentError(`Use one such as '${example}'.`)
  }
}
