import type { Document, Requirement } from './document.ts'
import { type Finding, finding } from './finding.ts'
import type { Operated } from './operations.ts'

/** Which ways to prove who one is are no longer enough. */
export function securityFindings(
  [before, after]: readonly [before: Document, after: Document],
  old: Operated,
  present: Operated,
): Finding[] {
  const was = old.operation.security ?? before.security ?? [{}]
  const is = present.operation.security ?? after.security ?? [{}]
  return orNone(was)
    .filter((requirement) => !orNone(is).some((wanted) => isMet(wanted, requirement)))
    .map((requirement) =>
      finding(old.label, `a call with ${called(requirement)}`, 'is no longer accepted'),
    )
}

function orNone(requirements: readonly Requirement[]): readonly Requirement[] {
  return requirements.length === 0 ? [{}] : requirements
}

function isMet(wanted: Requirement, by: Requirement): boolean {
  return Object.entries(wanted).every(
    ([scheme, scopes]) => scopes.every((scope) => by[scheme]?.includes(scope)) && scheme in by,
  )
}

function called(requirement: Requirement): string {
  const schemes = Object.entries(requirement).map(([scheme, scopes]) =>
    scopes.length === 0 ? scheme : `${scheme} (${scopes.join(', ')})`,
  )
  return schemes.length === 0 ? 'no key' : schemes.join(' and ')
}

/** Schemes that are met in another way. What is gone shows at the operations that wanted it. */
export function schemeFindings(before: Document, after: Document): Finding[] {
  const [olds, added] = [before, after].map((one) => one.components?.securitySchemes ?? {})
  return Object.entries(olds ?? {})
    .filter(([name, scheme]) => added?.[name] && withoutProse(scheme) !== withoutProse(added[name]))
    .map(([name]) => finding('', `the security scheme ${name}`, 'is met in another way now'))
}

function withoutProse(scheme: object): string {
  return JSON.stringify(
    Object.entries(scheme)
      .filter(([name]) => name !== 'description')
      .sort(),
  )
}
