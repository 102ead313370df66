import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript-api'

const root = new URL('../../../', import.meta.url)

/** Code that a comment shows to a reader, and where. */
export interface Example {
  /** `packages/client/src/charges.ts-create`. */
  readonly at: string
  readonly code: string
}

/** What stands after each `@example` in a folder's comments. */
export function examplesUnder(folder: string): readonly Example[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => declarationsIn(`${folder}/${name}`))
    .flatMap(({ file, name, examples }) =>
      examples.map((code) => ({ at: `${file}-${name}`, code })),
    )
}

/** A function or a method, with its examples. */
export interface Declared {
  readonly file: string
  readonly name: string
  readonly examples: readonly string[]
}

/** The functions that an entry file exports, and the methods of the interfaces that it does. */
export function exportedBy(entry: string): readonly Declared[] {
  const folder = entry.slice(0, entry.lastIndexOf('/'))
  return sourceOf(entry)
    .statements.filter(ts.isExportDeclaration)
    .flatMap(({ moduleSpecifier, exportClause }) => {
      const from =
        moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : ''
      if (!from.startsWith('.')) return []
      const file = new URL(from, new URL(`${folder}/`, root)).href.slice(root.href.length)
      const names =
        exportClause && ts.isNamedExports(exportClause)
          ? exportClause.elements.map(({ name }) => name.text)
          : undefined
      return declarationsIn(file, (name) => names?.includes(name) ?? true)
    })
}

function declarationsIn(file: string, isWanted = (_name: string) => true): readonly Declared[] {
  return sourceOf(file).statements.flatMap((node) => {
    if (ts.isFunctionDeclaration(node) && isExported(node)) {
      const name = node.name?.text ?? ''
      return isWanted(name) ? [{ file, name, examples: examplesOf(node) }] : []
    }
    if (!ts.isInterfaceDeclaration(node) || !isWanted(node.name.text)) return []
    return node.members.filter(ts.isMethodSignature).map((member) => {
      const name = `${node.name.text}.${member.name.getText()}`
      return { file, name, examples: examplesOf(member) }
    })
  })
}

function isExported(node: ts.FunctionDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
}

function examplesOf(node: ts.Node): readonly string[] {
  return ts
    .getJSDocTags(node)
    .filter(({ tagName }) => tagName.text === 'example')
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
}

function sourceOf(file: string): ts.SourceFile {
  const text = readFileSync(new URL(file, root), 'utf8')
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
}
