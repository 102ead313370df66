import { computed, signal } from '@preact/signals'
import { parseJson } from '../format/parse-json.ts'
import { type Clients, createClients, type Session } from './clients.ts'

const storedAs = 'omise-sandbox.session'
const recentAs = 'omise-sandbox.keys'
const latest = 8

/** The account chosen in this window; undefined until one is. */
export const session = signal<Session | undefined>(readSession())

let open: Clients | undefined

/** What calls the sandbox for that account; one set for each choice. */
export const clients = computed<Clients | undefined>(() => {
  open?.live.close()
  open = session.value && createClients(session.value, lockOut)
  return open
})

/** The keys used before in this browser, the last first. */
export function recentKeys(): string[] {
  const keys: unknown = parseJson(localStorage.getItem(recentAs))
  return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : []
}

/**
 * Shows another account. A window keeps its own; a new one begins with the one chosen last. The admin token stays in the
 * window, and those that it opens.
 */
export function choose(chosen: Session): void {
  const { secretKey } = chosen
  sessionStorage.setItem(storedAs, JSON.stringify(chosen))
  localStorage.setItem(storedAs, JSON.stringify({ secretKey }))
  const keys = [secretKey, ...recentKeys().filter((key) => key !== secretKey)]
  localStorage.setItem(recentAs, JSON.stringify(keys.slice(0, latest)))
  lockedOut.value = undefined
  session.value = chosen
}

/** The account whose token the sandbox took no longer: it was started again, with another. */
export const lockedOut = signal<string | undefined>(undefined)

function lockOut(): void {
  const key = session.value?.secretKey
  sessionStorage.removeItem(storedAs)
  session.value = undefined
  lockedOut.value = key
}

/** Leaves the account, and forgets what let this browser in. */
export function leave(): void {
  sessionStorage.removeItem(storedAs)
  localStorage.removeItem(storedAs)
  session.value = undefined
}

function readSession(): Session | undefined {
  const stored = sessionStorage.getItem(storedAs) ?? localStorage.getItem(storedAs)
  const value = parseJson(stored) as Partial<Session> | null | undefined
  if (typeof value?.secretKey !== 'string') return undefined
  const { secretKey, adminToken } = value
  return typeof adminToken === 'string' ? { secretKey, adminToken } : { secretKey }
}
