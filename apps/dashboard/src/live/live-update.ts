import type { LiveUpdate } from './live.ts'

/** Whether any of the account may have changed. */
export function isResync({ type }: LiveUpdate): boolean {
  return type === 'resync' || type === 'reset' || type === 'missed'
}

/** Whether an update is of a call that may have changed what stands below a path of the control API. */
export function touches(update: LiveUpdate, path: string): boolean {
  return update.type === 'request' && update.request.path.startsWith(`/__sandbox/${path}`)
}
