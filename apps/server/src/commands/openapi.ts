import { Argument, type Command } from 'commander'
import { print } from '../cli/output.ts'

export function addOpenapi(program: Command): void {
  program
    .command('openapi')
    .description('Print an OpenAPI document as JSON.')
    .addArgument(
      new Argument('[api]', 'the imitated API, or the control API')
        .choices(['omise', 'sandbox'])
        .default('omise'),
    )
    .action(async (api: 'omise' | 'sandbox') => {
      await print(`${JSON.stringify(await documentOf(api), null, 2)}\n`)
    })
}

async function documentOf(api: 'omise' | 'sandbox'): Promise<unknown> {
  const { default: document } =
    api === 'omise'
      ? await import('@omise-sandbox/api/documents/omise.json', { with: { type: 'json' } })
      : await import('@omise-sandbox/api/documents/sandbox.json', { with: { type: 'json' } })
  return document
}
