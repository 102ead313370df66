/** The key of the account whose states are prepared. */
export const secretKey = 'skey_test_contracts'

const basic = /^Basic\s+([A-Za-z0-9+/=]+)$/i
const testKey = /^([sp])key_test_[0-9a-z]{1,64}:/

/**
 * The header with this account's key in place of the one that a contract names, for its states are prepared in this
 * account; one without a valid test key stays, to be refused.
 */
export function asKey(authorization: string | undefined, secretKey: string): string | undefined {
  const [, encoded = ''] = basic.exec(authorization ?? '') ?? []
  const [, kind] = testKey.exec(Buffer.from(encoded, 'base64').toString('latin1')) ?? []
  if (kind === undefined) return authorization
  const key = kind === 's' ? secretKey : secretKey.replace(/^s/, 'p')
  return `Basic ${Buffer.from(`${key}:`).toString('base64')}`
}
