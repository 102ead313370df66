import type { Fields } from './read-source.ts'

/**
 * Whether a field that shows an object by its id is to show it whole: all with `expand=true`, some with
 * `expand[]=transaction`.
 */
export function isExpanded(fields: Fields, field: string): boolean {
  const { expand } = fields
  if (expand === true || expand === 'true') return true
  return [expand].flat().includes(field)
}
