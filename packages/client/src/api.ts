import type { OmisePaths } from '@omise-sandbox/api'
import createPathClient, {
  type ClientPathsWithMethod,
  defaultPathSerializer,
  type MaybeOptionalInit,
  type Client as PathClient,
} from 'openapi-fetch'
import { ClientOptionError } from './read-option.ts'
import { type Patience, retrying } from './retry.ts'
import { type Sending, send } from './send.ts'

/** What every call takes last. */
export interface CallOptions {
  /** Ends the call, its retries and its waits at once; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

type Paths = PathClient<OmisePaths, 'application/json'>
type Method = 'get' | 'post' | 'patch'

/** What an operation answers with 200; never where it has no such answer. */
type ResultOf<Operation> = Operation extends {
  responses: { 200: { content: { 'application/json': infer Result } } }
}
  ? Result
  : never

/** Calls an operation of `openapi/omise.yaml` as often as it takes and is safe, and gives its result. */
export type Ask = <M extends Method, Path extends ClientPathsWithMethod<Paths, M>>(
  method: M,
  path: Path,
  parts: MaybeOptionalInit<OmisePaths[Path], M>,
  options?: CallOptions,
) => Promise<ResultOf<OmisePaths[Path][M]>>

export interface ApiOptions extends Sending, Patience {
  readonly baseUrl: string
  readonly headers: Readonly<Record<string, string>>
}

export function createAsk({ baseUrl, headers, ...options }: ApiOptions): Ask {
  const paths = createPathClient<OmisePaths, 'application/json'>({
    baseUrl,
    headers,
    fetch: (request) => send(request, options),
    pathSerializer: fill,
    // The key would go along to wherever an answer leads.
    redirect: 'manual',
  })
  return async (method, path, parts, { signal } = {}) => {
    // Its types are those of Ask, which it cannot follow through type parameters; and its answers' lack what is always
    // null. What is no result, send throws.
    const init = { ...parts, ...(signal ? { signal } : {}) } as never
    const { data } = await retrying(() => paths.request(method, path, init), options, signal)
    return data as never
  }
}

/** Fills a path's template. What is no id is not shown: it may be a key or a barcode, and `..` would be another path. */
function fill(template: string, params: Record<string, unknown>): string {
  for (const [name, id] of Object.entries(params)) {
    if (typeof id === 'string' && /^(?![ps]key_)[a-z]+_\w+$/.test(id)) continue
    throw new ClientOptionError(
      `What was given is not the id of a ${name}. Give one as the API shows it, such as ${examples[name]}.`,
    )
  }
  return defaultPathSerializer(template, params)
}

const examples: Readonly<Record<string, string>> = {
  charge: 'chrg_test_5no0lwvf2zpwgbn4ux4',
  event: 'evnt_test_5no0lwvf2zpwgbn4ux4',
  refund: 'rfnd_test_5no0lwvf2zpwgbn4ux4',
  source: 'src_test_5no0lwvf2zpwgbn4ux4',
  transaction: 'trxn_test_5no0lwvf2zpwgbn4ux4',
}
