import { allow, type Result, refuse } from '@omise-sandbox/core'
import type { FieldProblem, Refusal } from '../refusals/refusal.ts'
import { parseTarget, type TargetPolicy } from '../webhooks/endpoint.ts'
import { type Fields, notText } from '../wire/fields.ts'
import { readBoolean } from '../wire/read-boolean.ts'
import type { SettingsChange } from './account-settings.ts'

/** Reads the body of `PATCH /account`. What this sandbox has no use for is passed over. */
export function readAccount(body: Fields, targets: TargetPolicy): Result<SettingsChange, Refusal> {
  const url = readUrl(body.webhook_uri, targets)
  const zero = readBoolean(body.zero_interest_installments, 'zero_interest_installments')
  if (!url.ok || !zero.ok) {
    const problems = [url, zero].flatMap((read) => (read.ok ? [] : [read.refusal]))
    return refuse({ kind: 'invalid-fields', of: 'other', problems })
  }
  return allow({
    ...(url.value === undefined ? {} : { webhooks: { url: url.value } }),
    ...(zero.value === undefined ? {} : { zeroInterestInstallments: zero.value }),
  })
}

/** Blank or null takes the endpoint away; left out, it stays. */
function readUrl(
  value: unknown,
  targets: TargetPolicy,
): Result<string | null | undefined, FieldProblem> {
  if (value === undefined) return allow(undefined)
  if (value === null || value === '') return allow(null)
  if (typeof value !== 'string') return refuse(notText('webhook_uri'))
  const target = parseTarget(value, targets)
  if (target.ok) return allow(target.value.href)
  const hint = `It is refused because ${target.refusal}.`
  return refuse({ rule: 'invalid', field: 'webhook_uri', hint })
}
