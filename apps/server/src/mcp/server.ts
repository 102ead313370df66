import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import {
  CallToolRequestSchema,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js'
import { version } from '@omise-sandbox/sandbox'
import { didYouMean } from '../cli/nearest.ts'
import { prompts } from './prompts.ts'
import { listResources, readResource, resourceTemplates } from './resources.ts'
import type { Site } from './site.ts'
import { allTools, inputOf } from './tools/all-tools.ts'
import { explainToolError } from './tools/explain.ts'
import { runTool } from './tools/run-tool.ts'

const instructions = `omise-sandbox imitates Omise's payments by scanned code, offline. Amounts are in subunits (satang). Begin with make_account and give its account to the other tools; without one they work on the account of the connection. Move time with advance_clock instead of sleeping. charge_timeline explains a charge. Answers are short; full and read_documentation tell more.`

/** Checks what people answer to a server that asks them, which this one never does; the SDK's own takes long to make. */
const jsonSchemaValidator = {
  getValidator: () => {
    throw new Error('This server asks nothing of its users.')
  },
}

/** What speaks MCP for a site: connect it to a transport. */
export function createMcpServer(site: Site): Server {
  const server = new Server(
    { name: 'omise-sandbox', version },
    { capabilities: { tools: {}, resources: {}, prompts: {} }, instructions, jsonSchemaValidator },
  )
  serveTools(server, site)
  serveResources(server, site)
  servePrompts(server)
  return server
}

function serveTools(server: Server, site: Site): void {
  server.setRequestHandler(ListToolsRequestSchema, async () => ({
    tools: (await allTools()).map((tool) => ({
      name: tool.name,
      description: tool.description,
      inputSchema: inputOf(tool) as { type: 'object' },
      annotations: { readOnlyHint: tool.isReadOnly },
    })),
  }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const { text, isError } = await runTool(site, params.name, params.arguments ?? {}, signal)
    return { content: [{ type: 'text', text }], isError }
  })
}

function serveResources(server: Server, site: Site): void {
  server.setRequestHandler(ListResourcesRequestSchema, async () => ({
    resources: [...(await listResources())],
  }))
  server.setRequestHandler(ListResourceTemplatesRequestSchema, async () => ({
    resourceTemplates: [...resourceTemplates],
  }))
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params }) => {
    const contents = await readResource(site, params.uri).catch((error: unknown) => {
      throw new McpError(ErrorCode.InvalidParams, explainToolError(error))
    })
    return { contents: [contents] }
  })
}

function servePrompts(server: Server): void {
  server.setRequestHandler(ListPromptsRequestSchema, async () => ({
    prompts: prompts.map(({ write: _write, ...prompt }) => ({
      ...prompt,
      arguments: [...prompt.arguments],
    })),
  }))
  server.setRequestHandler(GetPromptRequestSchema, async ({ params }) => {
    const prompt = prompts.find(({ name }) => name === params.name)
    if (!prompt) throw unknownPrompt(params.name)
    const text = prompt.write(params.arguments ?? {})
    return {
      description: prompt.description,
      messages: [{ role: 'user', content: { type: 'text', text } }],
    }
  })
}

function unknownPrompt(name: string): McpError {
  const names = prompts.map((prompt) => prompt.name)
  return new McpError(
    ErrorCode.InvalidParams,
    `There is no prompt "${name}".${didYouMean(name, names)} Use one of: ${names.join(', ')}.`,
  )
}
