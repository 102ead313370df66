import ipaddr from 'ipaddr.js'
import { imitatedHosts } from './connect.ts'

/**
 * The name in a Host header, in lower case, without its port, brackets and final dot; undefined where it names no host.
 */
export function hostNameOf(header: string): string | undefined {
  if (!URL.canParse(`http://${header}`)) return undefined
  return new URL(`http://${header}`).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

/** Whether a name is this machine's, an address, or one that the sandbox was told of: what the control API is called by. */
export function isOwnName(name: string, allowed: readonly string[]): boolean {
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  return ipaddr.isValid(name) || allowed.some((host) => host.toLowerCase() === name)
}

/**
 * Whether a name is one that nobody can have in the public DNS, or one of Omise's own hosts, besides {@link isOwnName}. A web
 * page cannot rebind such a name to this address. A name without a dot is that of a container or of a machine nearby.
 */
export function isPrivateName(name: string, allowed: readonly string[]): boolean {
  if (!name.includes('.') || /\.(?:local|internal)$/.test(name)) return true
  return imitatedHosts.has(name) || isOwnName(name, allowed)
}
