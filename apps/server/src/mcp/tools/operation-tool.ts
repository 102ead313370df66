import {
  type AccountOperation,
  type AnyControlRow,
  type ArgumentSource,
  controlTable,
  sandboxRoutes,
} from '@omise-sandbox/api'
import type { Control } from '@omise-sandbox/client/control'
import { controlOf, type Site } from '../site.ts'
import { type OperationTool, operationTools } from './operations.ts'
import { type ControlDocument, describeOperation, shortened } from './schema.ts'
import type { Arguments, Schema, Tool } from './tool.ts'

const full: Schema = { type: 'boolean', description: 'Tell all of the answer.' }

/** A tool for each operation that is one by itself. */
export function operationToolsOf(document: ControlDocument): readonly Tool[] {
  return (Object.keys(operationTools) as AccountOperation[]).flatMap((operation) => {
    const row = operationTools[operation]
    return typeof row === 'string' ? [] : [toolOf(document, operation, row as OperationTool)]
  })
}

function toolOf(
  document: ControlDocument,
  operation: AccountOperation,
  { tool: name, description, brief }: OperationTool,
): Tool {
  const input = shortened(describeOperation(document, operation).input)
  const properties = { ...input.properties, ...(brief ? { full } : {}) }
  const route = sandboxRoutes.find((each) => each.operation === operation)
  return {
    name,
    description,
    input: { ...input, properties },
    isReadOnly: route?.method === 'get' || operation === 'diagnoseSignature',
    async run(site, { full: isFull, ...args }, signal) {
      const answer = await callOperation(site, operation, args, signal)
      return brief && isFull !== true ? brief(answer as never) : answer
    },
  }
}

type Methods = Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>

/** Calls an operation with its arguments in one object, and `account` among them. */
export async function callOperation(
  site: Site,
  operation: AccountOperation,
  { account, ...given }: Arguments,
  signal: AbortSignal,
): Promise<unknown> {
  const control = await controlOf(site, account)
  const [method, ...sources] = controlTable[operation] as AnyControlRow
  const rest = withoutPath(sources, given)
  const args = sources.map((source) => argumentOf(source, given, rest, signal))
  const [part, name] = method.split('.') as [keyof Control, string | undefined]
  const answer =
    name === undefined
      ? await (control as unknown as Methods)[part]?.(...args)
      : await (control[part] as unknown as Methods)[name]?.(...args)
  return answer ?? { done: true }
}

function argumentOf(
  source: ArgumentSource,
  given: Arguments,
  rest: Arguments,
  signal: AbortSignal,
): unknown {
  switch (source) {
    case 'body':
    case 'query':
      return rest
    case 'query and signal':
      return { ...rest, signal }
    case 'signal':
      return signal
    default:
      return given[source.slice('body.'.length)]
  }
}

/** What of the arguments is no part of the path. */
function withoutPath(sources: readonly ArgumentSource[], given: Arguments): Arguments {
  const others = Object.entries(given).filter(
    ([name]) => !sources.some((source) => source === `path.${name}`),
  )
  return Object.fromEntries(others)
}
