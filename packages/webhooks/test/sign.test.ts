import { instant } from '@omise-sandbox/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sign, signatureHeaders } from '../src/index.ts'

const secret = Buffer.from('a secret of more than thirty-two bytes').toString('base64')

/** HMAC by the platform's Web Crypto, which shares nothing with the code under test. */
async function independently(timestamp: string, body: string): Promise<string> {
  const raw = Uint8Array.from(atob(secret), (character) => character.charCodeAt(0))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['sign'])
  const bytes = await crypto.subtle.sign(
    'HMAC',
    key,
    new TextEncoder().encode(`${timestamp}.${body}`),
  )
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

describe('a signature', () => {
  it('is that of an independent implementation, for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.nat(), async (body, seconds) => {
        const timestamp = String(seconds)
        expect(sign({ secret, timestamp, body })).toBe(await independently(timestamp, body))
      }),
    )
  })

  it('is that of a value worked out with openssl', () => {
    // printf '1.{}' | openssl dgst -sha256 -hmac secret
    const signature = sign({ secret: btoa('secret'), timestamp: '1', body: '{}' })

    expect(signature).toBe('1122767b193110cfec322b6f199b599edbf608ed087f2d27afb0b97d99523908')
  })

  it('carries the second it was made', () => {
    const headers = signatureHeaders({
      secrets: [secret],
      signedAt: instant(1_700_000_000_999),
      body: '{}',
    })

    expect(headers['Omise-Signature-Timestamp']).toBe('1700000000')
    expect(headers['Omise-Signature']).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is not there without a secret', () => {
    expect(signatureHeaders({ secrets: [], signedAt: instant(0), body: '{}' })).toEqual({})
  })
})
