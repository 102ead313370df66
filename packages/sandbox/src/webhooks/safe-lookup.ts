import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { loopbackOf } from '@omise-sandbox/core'
import { refusedAddress, type TargetPolicy } from './endpoint.ts'

/**
 * Resolves names for webhook connections, giving only allowed addresses: the connection goes to the very
 * address that was checked, whatever DNS answers a moment later.
 */
export function createSafeLookup(policy: TargetPolicy): LookupFunction {
  return (hostname, options, callback) => {
    lookupAll(hostname, options, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const allowed = addresses.filter(({ address }) => !refusedAddress(address, policy))
      const [first] = allowed
      if (!first) {
        const why = addresses.map(({ address }) => refusedAddress(address, policy)).join(', ')
        return callback(new Error(`${hostname} is not allowed: ${why}`), '', 0)
      }
      if (options.all) return callback(null, [...allowed])
      return callback(null, first.address, first.family)
    })
  }
}

type Found = (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void

function lookupAll(hostname: string, options: LookupOptions, found: Found): void {
  const own = loopbackOf(hostname)
  // A lookup never answers within its call.
  if (own) process.nextTick(found, null, own)
  else lookup(hostname, { ...options, all: true }, found)
}
