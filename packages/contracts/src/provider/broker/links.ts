import { type Fields, fieldsOf } from '../fields.ts'

/** Where a HAL link leads, its `{names}` filled in; undefined where there is no such link. */
export function linkOf(
  links: Fields | undefined,
  relation: string,
  base: string,
  values: Readonly<Record<string, string>> = {},
): string | undefined {
  const { href } = fieldsOf(links?.[relation]) ?? {}
  if (typeof href !== 'string') return undefined
  const filled = href.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? ''))
  return URL.canParse(filled, base) ? new URL(filled, base).href : undefined
}
