import { describe, expect, it } from 'vitest'
import { wholeProgram } from '../../apps/server/src/cli/command-line.ts'
import { commandsPage } from '../../scripts/reference/commands.ts'
import { type ControlDocument, controlApiPage } from '../../scripts/reference/control-api.ts'
import { headerRow, headersIn } from '../../scripts/reference/signals.ts'
import { wanted } from '../../scripts/reference/table.ts'

const operation = { operationId: 'listRules', summary: 'The rules', tags: ['Rules'] }
const documentWith = (changes: object): ControlDocument => ({
  tags: [{ name: 'Rules', description: 'What payers do.' }],
  paths: { '/__sandbox/rules': { get: { ...operation, ...changes } } },
  components: { schemas: {}, parameters: {} },
})

describe('the reference is not made', () => {
  it('while a route has no summary', () => {
    expect(controlApiPage(documentWith({}))).toContain('### GET /__sandbox/rules')
    expect(() => controlApiPage(documentWith({ summary: undefined }))).toThrow(
      'GET /__sandbox/rules has no description',
    )
  })

  it('while a command or a flag has no description', async () => {
    const withCommand = await wholeProgram()
    withCommand.command('polish')
    const withFlag = await wholeProgram()
    withFlag.commands[0]?.option('--shiny')

    expect(() => commandsPage(withCommand)).toThrow('The command polish has no description')
    expect(() => commandsPage(withFlag)).toThrow('The flag --shiny of start has no description')
  })

  it('while a header that the sources send is described nowhere', () => {
    const [known = '', unknown = ''] = headersIn([
      `send('X-Sandbox-Hint', 'X-Sandbox-Zeal')`,
    ]).slice(1)

    expect(headerRow(known)).toHaveLength(3)
    expect(() => headerRow(unknown)).toThrow('The header X-Sandbox-Zeal has no description')
  })

  it('while an option, a method or an exit code has no words', () => {
    expect(() => wanted(undefined, 'clock, a member')).toThrow('clock, a member has no description')
    expect(() => wanted(' ', 'The exit code usage')).toThrow('The exit code usage')
  })
})
