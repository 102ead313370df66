import { type Dispatcher, request } from 'undici'
import type { Sandbox } from '../src/index.ts'

export interface Sent {
  readonly method: 'get' | 'post' | 'patch'
  readonly path: string
  readonly type?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer | undefined
}

/** Sends bytes to the letter, under a content type or under none, with the key of the default account. */
export async function send(
  sandbox: Sandbox,
  { method, path, type, headers, body }: Sent,
): Promise<Dispatcher.ResponseData> {
  return request((await addressOf(sandbox)) + path, {
    method: method.toUpperCase() as Dispatcher.HttpMethod,
    headers: {
      authorization: `Basic ${btoa(`${sandbox.secretKey}:`)}`,
      ...(type === undefined ? {} : { 'content-type': type }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  })
}

/** Listens where it does not yet. */
async function addressOf(sandbox: Sandbox): Promise<string> {
  const known = addresses.get(sandbox) ?? (await sandbox.listen()).url
  addresses.set(sandbox, known)
  return known
}

const addresses = new WeakMap<Sandbox, string>()
