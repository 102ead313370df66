import ts from 'typescript-api'
import type { Block } from './blocks.ts'
import { exportedBy } from './examples.ts'

/** What stands before a block, and what a reader has: each with its type. */
const given: Readonly<Record<string, string>> = {
  client: 'api.Client',
  charge: 'api.Charge',
  refund: 'api.Refund',
  source: 'api.Source',
  scanned: 'string',
  id: 'string',
  url: 'string',
  request: 'Request',
  secret: 'string',
  newSecret: 'string',
  oldSecret: 'string',
  body: 'string',
  settle: '(charge: string) => Promise<void>',
  signedAt: "webhooks.Signing['signedAt']",
  ...typesOf('api', ['createClient']),
  ...typesOf('control', ['accessTo', 'createControlClient', 'reach', 'readUrl', 'segment']),
  ...typesOf(
    'webhooks',
    exportedBy('packages/webhooks/src/index.ts').map(({ name }) => name),
  ),
}

function typesOf(module: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `typeof ${module}.${name}`]))
}

/** A module that declares all of it, for blocks and examples that are compiled. */
export const givenModule = [
  "import type * as api from '@omise-sandbox/client'",
  "import type * as control from '@omise-sandbox/client/control'",
  "import type * as webhooks from '@omise-sandbox/webhooks'",
  '',
  'declare global {',
  ...Object.entries(given).map(([name, type]) => `  const ${name}: ${type}`),
  '}',
  '',
].join('\n')

/** What a block takes for given; one that takes nothing is a whole program, or a module of one. */
export function missingOf({ document, text }: Pick<Block, 'document' | 'text'>): string[] {
  const source = ts.createSourceFile(`${document}.ts`, text, ts.ScriptTarget.Latest, true)
  const declared = new Set<string>()
  const used = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      if (!isName(node)) used.add(node.text)
      else if (!isMember(node.parent)) declared.add(node.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  // The page's own: a browser has a global of that name.
  const known = [...Object.keys(given), 'event']
  return [...used].filter((name) => known.includes(name) && !declared.has(name))
}

/** Whether it names what it stands in, rather than refers to something. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node
  return !ts.isShorthandPropertyAssignment(parent) && (parent as { name?: unknown }).name === node
}

/** A field has a name too, by which nothing refers to it alone. */
function isMember(node: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(node) || ts.isPropertyAssignment(node) || ts.isTypeElement(node)
  )
}
