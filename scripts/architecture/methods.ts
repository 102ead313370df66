import ts from 'typescript-api'
import { failureCodes, methodOf, methodTypes } from '../../packages/core/src/index.ts'
import { type Offence, offenceAt } from './offence.ts'

/** Where the facts of payment methods stand. */
const home = 'packages/core/src/methods/'
/** Their home, what is made from the documents, sentences about the real API, and what tests keep. */
const placesOfTheirOwn = [
  home,
  'packages/api/src/generated/',
  'packages/sandbox/src/fidelity/',
  'packages/sandbox/src/storage/contract.ts',
]

/** Sources that name a payment method, at most eight, each with its reason. */
export const mayNameMethods: Readonly<Record<string, string>> = {
  'apps/server/src/cli/examples.ts': 'An example shows what is typed.',
  'bench/src/load.ts': 'It loads one method, always the same.',
  'examples/till/src/payment-method.ts': 'A shop knows the methods that it takes.',
  'packages/contracts/src/objects.ts': 'Contracts are about it where they name no other.',
  'packages/contracts/src/provider/make-charge.ts':
    'So are provider states; and it alone has a store.',
  'packages/sandbox/src/storage/older.ts': 'What was stored before there were others was of it.',
}

/** Limits that are nothing else by chance, in subunits. */
const limits: ReadonlySet<number> = new Set(
  methodTypes.flatMap((type) => Object.values(methodOf(type).limits)).map(({ max }) => Number(max)),
)
const types: ReadonlySet<string> = new Set(methodTypes)
const codes: ReadonlySet<string> = new Set(failureCodes)

/** A list of as many failure codes is one of what a method can fail with. */
const listLength = 3

/** Where a source file knows of a payment method what its module should say: its name, its limits, its failure codes. */
export function methodOffences(file: string, text: string): Offence[] {
  if (placesOfTheirOwn.some((place) => file.startsWith(place)) || !mayOffend(text)) return []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kindOf(file))
  const offences: Offence[] = []
  const visit = (node: ts.Node): void => {
    const why = whyNot(node, file)
    if (why !== undefined) offences.push(offenceAt(file, text, node.getStart(source), why))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return offences
}

/** Whether a text has the words of an offence, code or not: most have none, and need not be parsed. */
function mayOffend(text: string): boolean {
  const words = text.match(/[\w.]+/g) ?? []
  const failures = words.filter((word) => codes.has(word))
  return (
    namesMethod(text.replaceAll(/\\./g, ' ')) ||
    failures.length >= listLength ||
    words.some((word) => limits.has(Number(word.replaceAll('_', ''))))
  )
}

/** Rows of {@link mayNameMethods} whose files name no method any more. */
export function staleMethodRows(read: (file: string) => string | undefined): Offence[] {
  return Object.keys(mayNameMethods)
    .filter((file) => !namesMethod(read(file) ?? ''))
    .map((file) => ({
      ...{ file, line: 1, text: 'scripts/architecture/methods.ts: mayNameMethods' },
      why: 'It names no payment method: take its row away.',
    }))
}

function whyNot(node: ts.Node, file: string): string | undefined {
  if (isText(node) && namesMethod(node.text) && !Object.hasOwn(mayNameMethods, file)) {
    return `Read what is particular to a payment method from its module in ${home}, or say in scripts/architecture/methods.ts why this file names one.`
  }
  if (isFieldName(node) && types.has(node.text) && !Object.hasOwn(mayNameMethods, file)) {
    return `Make it of the registry in ${home}, which has each payment method once.`
  }
  if (ts.isNumericLiteral(node) && limits.has(Number(node.text))) {
    return `This is a payment method's limit: read it from its module in ${home}.`
  }
  if (ts.isArrayLiteralExpression(node) && codesIn(node) >= listLength) {
    return `This is a list of failure codes: read those of a payment method from its module in ${home}.`
  }
  return undefined
}

/** The name of a field, as in `{ barcode_alipay: … }`. */
function isFieldName(node: ts.Node): node is ts.Identifier {
  const { parent } = node
  return ts.isIdentifier(node) && parent && ts.isPropertyAssignment(parent) && parent.name === node
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node) ||
    ts.isJsxText(node)
  )
}

/** The name alone, or as a parameter: `source[type]=barcode_alipay`. */
function namesMethod(text: string): boolean {
  return text.split(/[^a-z_]+/).some((word) => types.has(word))
}

function codesIn({ elements }: ts.ArrayLiteralExpression): number {
  return elements.filter((one) => ts.isStringLiteralLike(one) && codes.has(one.text)).length
}

function kindOf(file: string): ts.ScriptKind {
  return file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
}
