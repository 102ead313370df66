import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript-api'
import { controlTable } from '../../packages/api/src/control-table.ts'
import { root } from '../run.ts'
import { type ControlDocument, routesOf } from './control-api.ts'
import { table, wanted } from './table.ts'

/** One member of an interface: its name, its form as it is written, and what its docstring says. */
interface Member {
  readonly name: string
  readonly form: string
  readonly said: string | undefined
}

/** The page of what `createSandbox()` takes and gives, and of every method of `sandbox.control`. */
export function inProcessPage(document: ControlDocument): readonly string[] {
  const options = [
    ...membersOf('packages/sandbox/src/options.ts', 'SandboxOptions'),
    ...membersOf('packages/sandbox/src/reach-options.ts', 'ReachOptions'),
  ]
  return [
    '# Reference: in process',
    '',
    'Made from the docstrings of the sources by `npm run generate`. Do not edit.',
    '',
    '## Options of createSandbox()',
    '',
    ...rowsOf('option', options),
    '## The sandbox',
    '',
    ...rowsOf('member', membersOf('packages/sandbox/src/sandbox.ts', 'Sandbox')),
    '## sandbox.control',
    '',
    'What one account can be told and asked. `sandbox.controlOf(secretKey)` is the same for another account, and the typed client has it over',
    'HTTP. Each method does what a route of the [control API](control-api.md) does, and rejects with a `ControlRefusal` where that refuses.',
    '',
    ...table(['method', 'does'], controlRows(document)),
  ]
}

function rowsOf(what: string, members: readonly Member[]): readonly string[] {
  return table(
    [what, 'is'],
    members.map(({ name, form, said }) => [
      `\`${form}\``,
      wanted(said, `${name}, a member of createSandbox's,`),
    ]),
  )
}

/** What a method has no docstring for, the route that it stands for says. */
function controlRows(document: ControlDocument): string[][] {
  const summaries = new Map(
    routesOf(document).flatMap(({ operation }): [string, string | undefined][] => {
      const row = (controlTable as Readonly<Record<string, readonly string[]>>)[
        operation.operationId
      ]
      return row?.[0] ? [[row[0], operation.summary]] : []
    }),
  )
  return membersOf('packages/api/src/control.ts', 'Control').map(({ name, form, said }) => {
    const summary = summaries.get(name)
    return [`\`${form}\``, wanted(said ?? (summary && `${summary}.`), `control.${name}`)]
  })
}

/** The members of an interface, those of its groups under `group.name`. */
function membersOf(path: string, name: string): Member[] {
  const text = readFileSync(join(root, path), 'utf8')
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === name,
  )
  if (!found) throw new Error(`${path} has no interface ${name}.`)
  return found.members.flatMap((member) => membersIn(member, ''))
}

function membersIn(member: ts.TypeElement, group: string): Member[] {
  const name = group + (member.name?.getText() ?? '')
  if (
    group === '' &&
    ts.isPropertySignature(member) &&
    member.type &&
    ts.isTypeLiteralNode(member.type)
  ) {
    return member.type.members.flatMap((each) => membersIn(each, `${name}.`))
  }
  return [{ name, form: formOf(member, name), said: docOf(member) }]
}

function formOf(member: ts.TypeElement, name: string): string {
  if (ts.isMethodSignature(member)) {
    return `${name}(${member.parameters.map((one) => `${one.name.getText()}${one.questionToken ? '?' : ''}`).join(', ')})`
  }
  const type = ts.isPropertySignature(member)
    ? member.type?.getText().replace(/\s+/g, ' ')
    : undefined
  return type ? `${name}: ${type}` : name
}

function docOf(member: ts.TypeElement): string | undefined {
  const comments = ts.getJSDocCommentsAndTags(member)
  const texts = comments.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
  return texts.length > 0 ? texts.join(' ').replace(/\{@link ([^}]+)\}/g, '`$1`') : undefined
}
