import ts from 'typescript-api'
import { type Offence, offenceAt } from './offence.ts'

/** What knows the moment, or draws: nothing of it may be named. */
const impure = [
  'crypto',
  'eval',
  'Function',
  'globalThis',
  'Intl',
  'performance',
  'process',
  'Temporal',
]
/** What is pure of `Date`, which else reads the clock. */
const pureOfDate = ['UTC', 'parse']

/** Where a file of the domain could depend on the moment or on luck. */
export function purityOffences(file: string, text: string): Offence[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const offences: Offence[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isImpure(node)) {
      const why = 'Time and chance are parameters in core.'
      offences.push(offenceAt(file, text, node.getStart(source), why))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return offences
}

function isImpure(node: ts.Identifier): boolean {
  if (isName(node)) return false
  const { parent, text } = node
  if (impure.includes(text)) return true
  const member =
    ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : ''
  if (text === 'Math') return member === '' || member === 'random'
  return text === 'Date' && !pureOfDate.includes(member) && !isDateOf(parent)
}

/** A member, a field, a variable or a type of that name is another thing. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isTypeReferenceNode(parent)) return true
  return !ts.isShorthandPropertyAssignment(parent) && (parent as { name?: unknown }).name === node
}

/** `new Date(of something)`; without anything, or with `undefined`, it is now. */
function isDateOf(parent: ts.Node): boolean {
  const [first] = ts.isNewExpression(parent) ? (parent.arguments ?? []) : []
  return first !== undefined && !ts.isSpreadElement(first) && first.getText() !== 'undefined'
}
