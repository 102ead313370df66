import { once } from 'node:events'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { createMcpServer } from './server.ts'
import type { Site } from './site.ts'

/** Speaks MCP by the standard streams, until the agent closes them or stops the process. */
export async function serveStdio(site: Site): Promise<void> {
  const stopped = new AbortController()
  const { signal } = stopped
  const server = createMcpServer(site)
  await server.connect(new StdioServerTransport())
  await Promise.race([
    once(process.stdin, 'end', { signal }),
    once(process.stdin, 'close', { signal }),
    once(process, 'SIGINT', { signal }),
    once(process, 'SIGTERM', { signal }),
  ])
  stopped.abort()
  await server.close()
}
