import type { KeyKind } from '@omise-sandbox/api'
import { allow, type Result, refuse } from '@omise-sandbox/core'
import type { AccountId } from '../storage/store.ts'

/** Whose request it is: the key's tail names the account. */
export interface Identity {
  readonly account: AccountId
  readonly kind: KeyKind
}

const testKey = /^(s|p)key_test_([0-9a-z]{1,64})$/
const exampleKey = 'skey_test_sandbox'

/** Reads the key from an `Authorization` header, or says what to send instead. The key is never repeated. */
export function authenticate(
  header: string | undefined,
  accepted: readonly KeyKind[],
): Result<Identity, string> {
  if (header === undefined) return refuse(`Send a test key as user name: curl -u ${exampleKey}:`)
  const credentials = /^Basic\s+([A-Za-z0-9+/_-]+={0,2})\s*$/i.exec(header)?.[1]
  if (credentials === undefined) {
    return refuse('Send the key by HTTP Basic, as user name with an empty password.')
  }
  const [user = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':', 1)
  const match = testKey.exec(user)
  if (!match) return refuse(explainKey(user))
  const kind = match[1] === 's' ? 'secret' : 'public'
  if (!accepted.includes(kind)) {
    return refuse(`This call wants the ${accepted.join(' or ')} key; the ${kind} one was sent.`)
  }
  return allow({ account: match[2] ?? '', kind })
}

function explainKey(user: string): string {
  if (/^[sp]key_(?!test_)/.test(user)) {
    return 'That is a live key: never send one to a sandbox. Use a test key, skey_test_... or pkey_test_...'
  }
  if (user === 'undefined') {
    return 'The SDK sent "undefined": it has no publicKey, which sources and capability use. Set it to pkey_test_...'
  }
  return 'A test key is skey_test_ or pkey_test_ and 1 to 64 of 0-9 and a-z.'
}
