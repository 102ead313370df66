import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import ts from 'typescript-api'
import { type Offence, offenceAt } from './offence.ts'
import { folders, onlyIn, type Part } from './parts.ts'

const builtins = new Set(builtinModules)

/** Every import of a file that its part may not have: of types and of values, static and dynamic. */
export function importOffences(place: string, part: Part, file: string, text: string): Offence[] {
  const { importedFiles, referencedFiles, typeReferenceDirectives } = ts.preProcessFile(text)
  // Types of Node's own are what Node's modules would give.
  const referred = typeReferenceDirectives.map(({ fileName, pos }) => {
    return { fileName: fileName === 'node' ? 'node:process' : fileName, pos }
  })
  const all = [...importedFiles, ...referencedFiles, ...referred].flatMap(({ fileName, pos }) => {
    const why = whyNotImport(file, place, part, fileName)
    return why === undefined ? [] : offenceAt(file, text, pos, why)
  })
  return [...all, ...unreadable(file, text)]
}

/** Imports whose name is made when they run, and ways around imports: where they lead nobody can say. */
function unreadable(file: string, text: string): Offence[] {
  if (!/\bimport\s*\(|\brequire\b|createRequire/.test(text)) return []
  const offences: Offence[] = []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node): void => {
    const why = whyUnreadable(node)
    if (why !== undefined) offences.push(offenceAt(file, text, node.getStart(source), why))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return offences
}

function whyUnreadable(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined
  const { expression, parent } = node
  if (ts.isIdentifier(expression) && ['require', 'createRequire'].includes(expression.text)) {
    // Where something is may be asked; that loads nothing.
    const isAsked = ts.isPropertyAccessExpression(parent) && parent.name.text === 'resolve'
    return isAsked ? undefined : 'Import it: what is required is not looked at.'
  }
  const [name] = node.arguments
  return expression.kind !== ts.SyntaxKind.ImportKeyword || (name && ts.isStringLiteral(name))
    ? undefined
    : 'Name what is imported as a text, so that it can be looked at.'
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function whyNotImport(
  file: string,
  place: string,
  part: Part,
  specifier: string,
): string | undefined {
  if (specifier.startsWith('.')) return whyNotRelative(file, place, specifier)
  if (specifier.startsWith('node:') || builtins.has(specifier)) {
    return part.node ? undefined : `${place} uses none of Node's modules.`
  }
  const name = packageName(specifier)
  const places = onlyIn[name]
  if (places && place.startsWith('packages/sandbox')) {
    return places.includes(file) ? undefined : `Only ${places.join(', ')} may import ${name}.`
  }
  if (places?.includes(file) || [...part.workspace, ...part.npm].includes(name)) return undefined
  return `${place} may import ${[...part.workspace, ...part.npm].join(', ') || 'nothing'}, not ${name}.`
}

function whyNotRelative(file: string, place: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(file), specifier)
  if (!target.startsWith(`${place}/`))
    return 'Import another package by its name, not by its files.'
  const inside = /^packages\/sandbox\/src\/(?:([\w-]+)\/)?(.*)$/
  const [, from] = inside.exec(file) ?? []
  const [, to, name = ''] = inside.exec(target) ?? []
  if (from === undefined || from === to) return undefined
  const allowed = folders[from] ?? []
  return allowed.includes(to ?? name)
    ? undefined
    : `${from}/ may import from ${allowed.join(', ') || 'no other folder'}.`
}
