import { type AccountOperation, controlTable } from '@omise-sandbox/api'
import { didYouMean } from '../../cli/nearest.ts'
import { documentNames, readPart } from '../documents.ts'
import { callOperation } from './operation-tool.ts'
import { operationTools } from './operations.ts'
import { type ControlDocument, describeOperation } from './schema.ts'
import { type Tool, ToolUsageError, textOf } from './tool.ts'

const furtherOperations = (Object.keys(controlTable) as AccountOperation[]).filter(
  (name) => operationTools[name] === 'on demand',
)

export function runOperationOf(document: ControlDocument): Tool {
  return {
    name: 'run_operation',
    description: `The rest of the control API: snapshots, rules, faults, phone codes, the clock. Without arguments it tells what an operation takes. Operations: ${furtherOperations.join(', ')}.`,
    input: {
      type: 'object',
      properties: {
        operation: { type: 'string' },
        arguments: { type: 'object', description: '{} where it takes none.' },
      },
      required: ['operation'],
    },
    isReadOnly: false,
    async run(site, { account, operation: name, arguments: given }, signal) {
      const operation = furtherOperations.find((each) => each === name)
      if (operation === undefined) throw unknownOperation(textOf(name))
      if (given === undefined) return describeOperation(document, operation)
      return callOperation(site, operation, { ...(given as object), account }, signal)
    },
  }
}

function unknownOperation(name: string): ToolUsageError {
  const row = (operationTools as Readonly<Record<string, unknown>>)[name]
  if (typeof row === 'object' && row !== null && 'tool' in row) {
    return new ToolUsageError(`${name} is a tool of its own. Use ${textOf(row.tool)}.`)
  }
  const nearest = didYouMean(name, furtherOperations)
  return new ToolUsageError(
    `There is no operation "${name}" here.${nearest} Use one of: ${furtherOperations.join(', ')}.`,
  )
}

export const readDocumentation: Tool = {
  name: 'read_documentation',
  description:
    "The sandbox's documents: how to receive webhooks (receive.md), simulate (simulate.md), what Omise does and how that is known (fidelity.md). Without document it lists them; with one, its sections; with a section, its text.",
  input: {
    type: 'object',
    properties: { document: { type: 'string' }, section: { type: 'string' } },
  },
  isReadOnly: true,
  takesAccount: false,
  async run(_site, { document, section }) {
    if (document === undefined) return { documents: await documentNames() }
    const part = await readPart(
      textOf(document),
      section === undefined ? undefined : textOf(section),
    )
    if ('text' in part) return part.text
    throw new ToolUsageError(part.refusal)
  },
}
