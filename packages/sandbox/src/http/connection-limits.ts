/** How many connections there may be, and how long their clients may take, in milliseconds. */
export interface ConnectionLimits {
  readonly maxConnections: number
  /** For a request, from its first byte to its last; and for its first byte on a connection that tells what it speaks by itself. */
  readonly requestTimeout: number
  /** How often requests that are late are looked for. */
  readonly checkInterval: number
  /** For the first byte, where that decides what the connection is: beside TLS, and in a tunnel. */
  readonly firstByteTimeout: number
  /** For the handshake of TLS. */
  readonly handshakeTimeout: number
}

export const connectionLimits: ConnectionLimits = {
  maxConnections: 10_000,
  requestTimeout: 60_000,
  checkInterval: 1_000,
  firstByteTimeout: 10_000,
  handshakeTimeout: 10_000,
}
