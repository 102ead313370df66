import { type Fields, textOf } from './fields.ts'

/**
 * Whether a field that shows an object by its id is to show it whole: all with `expand=true`, in any of the words that
 * languages send for it, some with `expand[]=transaction`.
 */
export function isExpanded(fields: Fields, field: string): boolean {
  const { expand } = fields
  if (expand === true || wordsForTrue.has(textOf(expand) ?? '')) return true
  return [expand].flat().includes(field)
}

const wordsForTrue: ReadonlySet<string> = new Set(['1', 't', 'T', 'true', 'TRUE', 'on', 'ON'])
