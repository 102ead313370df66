import type { Command } from 'commander'
import { addClientSettings, type ClientFlags } from '../cli/client-command.ts'
import { clientSettings } from '../settings/client-settings.ts'

export function addMcp(program: Command): void {
  const command = program
    .command('mcp')
    .description('Serve coding agents by the Model Context Protocol, on standard input and output.')
    .showHelpAfterError('Run omise-sandbox mcp --help for how it is used.')
  addClientSettings(command, clientSettings).action(
    async ({ url, key, adminToken }: ClientFlags) => {
      const { accessTo } = await import('@omise-sandbox/client/control')
      // What makes no sense is told now, not by every tool.
      accessTo({ url, secretKey: key, ...(adminToken === undefined ? {} : { adminToken }) })
      const { serveStdio } = await import('../mcp/serve-stdio.ts')
      await serveStdio({ url, adminToken, account: key })
    },
  )
}
