import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { loopbackOf } from '@omise-sandbox/core'

/** Resolves a receiver's name. What ends in `.localhost` is this machine, whatever DNS knows of it. */
export const lookupHost: LookupFunction = (host, options, callback) => {
  const own = loopbackOf(host)
  if (!own) lookup(host, options, callback)
  else if (options.all) process.nextTick(callback, null, [...own])
  else process.nextTick(callback, null, own[0].address, own[0].family)
}
