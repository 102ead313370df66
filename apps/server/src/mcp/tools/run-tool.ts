import { didYouMean } from '../../cli/nearest.ts'
import type { Site } from '../site.ts'
import { allTools, inputOf } from './all-tools.ts'
import { explainToolError } from './explain.ts'
import { type Arguments, type Tool, ToolUsageError } from './tool.ts'

/** What a tool answered, or why it did nothing and what to do. */
export interface ToolAnswer {
  readonly text: string
  readonly isError: boolean
}

/** How much an agent is told at once, in characters: enough for one webhook with its bytes where it asks for all. */
const maxLength = 6000
const maxLengthInFull = 14_000

export async function runTool(
  site: Site,
  name: string,
  args: Arguments,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  try {
    const tools = await allTools()
    const tool = tools.find((each) => each.name === name)
    if (!tool) throw unknownTool(name, tools)
    checkArguments(tool, args)
    const max = args.full === true ? maxLengthInFull : maxLength
    return { text: cut(print(await tool.run(site, args, signal)), max), isError: false }
  } catch (error) {
    return { text: explainToolError(error), isError: true }
  }
}

function unknownTool(name: string, tools: readonly Tool[]): ToolUsageError {
  const names = tools.map((tool) => tool.name)
  return new ToolUsageError(
    `There is no tool "${name.slice(0, 100)}".${didYouMean(name, names)} Use one of: ${names.join(', ')}.`,
  )
}

/** What the sandbox could not name as the agent does: an argument that is missing, or unknown. */
function checkArguments(tool: Tool, args: Arguments): void {
  const { properties = {}, required = [] } = inputOf(tool)
  const missing = required.find((name) => args[name] === undefined || args[name] === '')
  if (missing !== undefined) {
    const { description } = properties[missing] ?? {}
    throw new ToolUsageError(`${tool.name} lacks "${missing}". Add it. ${description ?? ''}`.trim())
  }
  const names = Object.keys(properties)
  const unknown = Object.keys(args).find((name) => !names.includes(name))
  if (unknown !== undefined) {
    throw new ToolUsageError(
      `${tool.name} has no argument "${unknown}".${didYouMean(unknown, names)} Use: ${names.join(', ')}.`,
    )
  }
}

function print(answer: unknown): string {
  return typeof answer === 'string' ? answer : JSON.stringify(answer)
}

function cut(text: string, max: number): string {
  if (text.length <= max) return text
  return `${text.slice(0, max)}\n[Cut: ${max} of ${text.length} characters. Ask for less: a smaller limit, one charge, a section, or without full.]`
}
