/** Addresses of this machine, as a DNS lookup gives them. */
const loopback = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
] as const

/**
 * The addresses of a name below `localhost`, such as `shop.localhost`: always this machine's own, though many resolvers know
 * none. Undefined for any other name, `localhost` itself too, which every machine knows. Source: RFC 6761, 6.3.
 */
export function loopbackOf(host: string): typeof loopback | undefined {
  return /\.localhost\.?$/i.test(host) ? loopback : undefined
}
