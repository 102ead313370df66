import { allow, type Instant, parseInstant, refuse } from '@omise-sandbox/core'
import type { FieldProblem } from '../refusals/refusal.ts'
import { parseTarget, type TargetPolicy } from '../webhooks/endpoint.ts'
import { invalid, notText, type Read, textOf } from '../wire/fields.ts'
import { hintForTime } from '../wire/read-time.ts'

export function readExpiry(value: unknown, now: Instant): Read<Instant | null> {
  if (value === undefined || value === null || value === '') return allow(null)
  const moment = typeof value === 'string' ? parseInstant(value) : undefined
  if (moment === undefined) return refuse(invalid('expires_at', hintForTime(value)))
  if (moment <= now) return refuse(invalid('expires_at', 'Send a time that lies ahead.'))
  return allow(moment)
}

const maxEndpoints = 2

export function readEndpoints(value: unknown, targets: TargetPolicy): Read<readonly string[]> {
  const field = 'webhook_endpoints'
  if (value === undefined || value === null || value === '') return allow([])
  if (!Array.isArray(value) || value.length > maxEndpoints) {
    return refuse(invalid(field, `Send a list of at most ${maxEndpoints} URLs.`))
  }
  const urls: string[] = []
  for (const item of value) {
    if (typeof item !== 'string') return refuse(notText(field))
    const target = parseTarget(item, targets)
    if (!target.ok) return refuse(invalid(field, `It is refused because ${target.refusal}.`))
    urls.push(target.value.href)
  }
  return allow(urls)
}

export function uriProblems(value: unknown): FieldProblem[] {
  const uri = typeof value === 'string' ? textOf(value) : null
  if (uri === null || URL.canParse(uri)) return []
  return [invalid('return_uri', 'Send a whole URL, or leave it out: this method returns nobody.')]
}
