import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** What to sign: the body in bytes, the secret in base64. */
export interface ToSign {
  readonly secret: string
  readonly timestamp: string
  readonly body: Uint8Array
}

const program = `
import base64, hashlib, hmac, json, sys
cases = json.load(sys.stdin)
def sign(case):
    payload = case["timestamp"].encode() + b"." + base64.b64decode(case["body"])
    return hmac.new(base64.b64decode(case["secret"]), payload, hashlib.sha256).hexdigest()
json.dump([sign(case) for case in cases], sys.stdout)
`

/** The signatures by Python's hmac, or by openssl where there is no Python; neither shares anything with Node's. */
export async function independentSignatures(cases: readonly ToSign[]): Promise<string[]> {
  try {
    return await byPython(cases)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  try {
    return await Promise.all(cases.map(byOpenssl))
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  throw new Error(
    'There is neither python3 nor openssl to sign independently. Install one of them, and run again.',
  )
}

async function byPython(cases: readonly ToSign[]): Promise<string[]> {
  const written = cases.map((one) => ({ ...one, body: Buffer.from(one.body).toString('base64') }))
  return JSON.parse(await answerOf('python3', ['-c', program], JSON.stringify(written))) as string[]
}

async function byOpenssl({ secret, timestamp, body }: ToSign): Promise<string> {
  const key = Buffer.from(secret, 'base64').toString('hex')
  const options = ['dgst', '-sha256', '-r', '-mac', 'HMAC', '-macopt', `hexkey:${key}`]
  const payload = Buffer.concat([Buffer.from(`${timestamp}.`), body])
  return (await answerOf('openssl', options, payload)).slice(0, 64)
}

async function answerOf(
  command: string,
  options: readonly string[],
  input: string | Buffer,
): Promise<string> {
  const child = spawn(command, options, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}.`)),
    )
  })
  // One that is not there, or ends early, is told of by its end.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const [answer] = await Promise.all([text(child.stdout), ended])
  return answer
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
