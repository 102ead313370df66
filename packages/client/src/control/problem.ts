import { ControlRefusal } from '@omise-sandbox/api'

/** The refusal that a problem's JSON tells of; undefined where it is no problem of a sandbox. */
export function readProblem(value: unknown): ControlRefusal | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { type: _type, title, status, detail, remedy, ...extra } = value as Record<string, unknown>
  if (typeof status !== 'number' || typeof title !== 'string') return undefined
  if (typeof detail !== 'string' || typeof remedy !== 'string') return undefined
  return new ControlRefusal({ status, title, detail, remedy, extra })
}
