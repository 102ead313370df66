import ipaddr from 'ipaddr.js'

/** What a certificate is for. */
export interface CertifiedNames {
  readonly names: readonly string[]
  readonly addresses: readonly string[]
}

/** What RFC 5280 numbers the parts of a name constraint. */
const tags = { sequence: 0x30, permitted: 0xa0, dns: 0x82, address: 0x87 } as const

/** The name constraints of RFC 5280 that permit names, with all below them, and addresses; in DER. */
export function nameConstraints({ names, addresses }: CertifiedNames): Uint8Array<ArrayBuffer> {
  const subtrees = [
    ...names.map((name) => part(tags.dns, Buffer.from(name, 'ascii'))),
    ...addresses.map((address) => part(tags.address, withMask(address))),
  ].map((base) => part(tags.sequence, base))
  return new Uint8Array(part(tags.sequence, part(tags.permitted, Buffer.concat(subtrees))))
}

/** An address, and a mask that lets nothing of it differ. */
function withMask(address: string): Buffer {
  const bytes = Buffer.from(ipaddr.parse(address).toByteArray())
  return Buffer.concat([bytes, Buffer.alloc(bytes.length, 0xff)])
}

function part(tag: number, content: Buffer): Buffer {
  const { length } = content
  // The own names take a hundred bytes; more than 255 would take a third form.
  if (length > 255) throw new Error('There are more names than one certificate is made for.')
  const size = length < 128 ? [length] : [0x81, length]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
