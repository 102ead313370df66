import type { Target } from './database-url.ts'

/** What a database is at present, as it says itself. */
export interface Role {
  readonly standby: boolean
  readonly readonly: boolean
}

/** In a `select`. */
export const role = `pg_is_in_recovery() as standby, current_setting('transaction_read_only') = 'on' as readonly`

export const noWrites =
  'None of the hosts in the URL of the database takes writes. Wait until a standby is promoted, or name the one that was.'

export function isFit({ standby, readonly }: Role, target: Target): boolean {
  switch (target) {
    case 'any':
      return true
    case 'primary':
      return !standby
    case 'read-write':
      return !readonly
  }
}
