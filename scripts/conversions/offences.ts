import { relative } from 'node:path'
import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast'
import {
  isBinaryExpression,
  isCallExpression,
  isIdentifier,
  isTaggedTemplateExpression,
  isTemplateSpan,
} from 'typescript/unstable/ast/is'
import {
  API,
  type Checker,
  type Type,
  TypeFlags,
  type UnionOrIntersectionType,
} from 'typescript/unstable/sync'
import { type Offence, offenceAt } from '../architecture/offence.ts'

/**
 * Everything in the sources of a project that is made a text or a number and may be an object that has no text of its own:
 * what is `unknown`, `any` or any object. A caller's `{"toString":"x"}` throws there. `isSource` says of a path from the root
 * whether it is to be looked at.
 */
export function conversionOffences(
  root: string,
  config: string,
  isSource: (file: string) => boolean,
): { readonly files: number; readonly offences: readonly Offence[] } {
  const api = new API({ cwd: root })
  try {
    const [project] = api.updateSnapshot({ openProject: config }).getProjects()
    if (!project) throw new Error(`${config} is no project of TypeScript's.`)
    const { checker, program } = project
    const sources = program
      .getSourceFileNames()
      .filter((name) => isSource(relative(root, name)))
      .map((name) => program.getSourceFile(name))
      .filter((source) => source !== undefined)
    const offences = sources.flatMap((source) => offencesOf(root, source, checker))
    return { files: sources.length, offences }
  } finally {
    api.close()
  }
}

const why =
  'This may be an object without a text of its own, such as a caller\'s {"toString":"x"}. Check its type first, or use printUnknown of core.'

function offencesOf(root: string, source: SourceFile, checker: Checker): Offence[] {
  const converted = conversionsIn(source)
  if (converted.length === 0) return []
  const types = checker.getTypeAtLocation(converted)
  return converted.flatMap((node, index) => {
    const type = types[index]
    if (type !== undefined && hasText(type, checker)) return []
    return offenceAt(relative(root, source.fileName), source.text, node.getStart(source), why)
  })
}

/** What is made a text or a number: by `String(…)` and its like, in a template, and by a plus. */
function conversionsIn(source: SourceFile): Node[] {
  const found: Node[] = []
  const visit = (node: Node): void => {
    if (isTemplateSpan(node) && !isTaggedTemplateExpression(node.parent.parent)) {
      found.push(node.expression)
    } else if (isCallExpression(node) && isConverter(node.expression)) {
      found.push(...node.arguments.slice(0, 1))
    } else if (isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.PlusToken) {
      found.push(node.left, node.right)
    }
    node.forEachChild(visit)
  }
  visit(source)
  return found
}

function isConverter(node: Node): boolean {
  return isIdentifier(node) && ['String', 'Number', 'BigInt'].includes(node.text)
}

const primitive =
  TypeFlags.StringLike |
  TypeFlags.NumberLike |
  TypeFlags.BigIntLike |
  TypeFlags.BooleanLike |
  TypeFlags.EnumLike |
  TypeFlags.ESSymbolLike |
  TypeFlags.Null |
  TypeFlags.Undefined |
  TypeFlags.Void |
  TypeFlags.Never

/** Whether an object's type has a `toString` other than the one that every object has. */
function hasOwnText(type: Type, checker: Checker): boolean {
  const found = checker.getPropertyOfType(type, 'toString')
  return found !== undefined && found.getParent()?.name !== 'Object'
}

function hasText(type: Type, checker: Checker): boolean {
  if ((type.flags & primitive) !== 0) return true
  const isObject = (type.flags & TypeFlags.Object) !== 0
  if (isObject) return hasOwnText(type, checker)
  if ((type.flags & TypeFlags.TypeParameter) !== 0) {
    const constraint = checker.getBaseConstraintOfType(type)
    return constraint !== undefined && hasText(constraint, checker)
  }
  if ((type.flags & TypeFlags.UnionOrIntersection) === 0) return false
  const parts = (type as UnionOrIntersectionType).getTypes()
  return (type.flags & TypeFlags.Union) !== 0
    ? parts.every((part) => hasText(part, checker))
    : parts.some((part) => hasText(part, checker))
}
