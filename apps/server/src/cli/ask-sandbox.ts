import type { Sandbox } from '@omise-sandbox/sandbox'

/** Calls the imitated API of a sandbox in this process as a shop does: by POST where a form is given. Throws for a refusal. */
export async function askSandbox<Body>(
  { url, secretKey }: Pick<Sandbox, 'url' | 'secretKey'>,
  path: string,
  form?: Readonly<Record<string, string>>,
): Promise<Body> {
  const response = await fetch(`${url}${path}`, {
    headers: { Authorization: `Basic ${btoa(`${secretKey}:`)}` },
    ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`)
  return JSON.parse(text) as Body
}
