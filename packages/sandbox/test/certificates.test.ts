import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { type Certified, certify, makeAuthority } from '../src/http/certificates.ts'

/** What a client that trusts the authority says of a certificate, when it asks for a name. */
async function askedFor(name: string, authority: Certified, certified: Certified): Promise<string> {
  const server = createServer({ key: certified.key, cert: certified.cert })
  server.on('tlsClientError', () => {})
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const socket = connect({ host: '127.0.0.1', port, servername: name, ca: authority.cert })
  try {
    return await new Promise((resolve) => {
      socket.once('secureConnect', () => resolve('trusted'))
      socket.once('error', ({ message }) => resolve(message))
    })
  } finally {
    socket.destroy()
    server.close()
  }
}

describe('the local authority', () => {
  it('vouches for the names of the sandbox', async () => {
    const authority = await makeAuthority()
    const certified = await certify(authority)

    for (const name of ['api.omise.co', 'vault.omise.co', 'localhost']) {
      expect(await askedFor(name, authority, certified)).toBe('trusted')
    }
    const { subjectAltName } = new X509Certificate(certified.cert)
    expect(subjectAltName).toContain('IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1')
  })

  it('is believed for no other name, and for no other address', async () => {
    const authority = await makeAuthority()
    const others = [
      { names: ['shop.example'], addresses: [] },
      { names: ['omise.co'], addresses: [] },
      { names: ['localhost'], addresses: ['203.0.113.1'] },
      { names: ['localhost', 'shop.example'], addresses: [] },
    ]

    for (const names of others) {
      const certified = await certify(authority, names)
      expect(await askedFor(names.names[0] ?? '', authority, certified)).toBe(
        'permitted subtree violation',
      )
    }
  })
})
