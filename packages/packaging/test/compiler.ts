import { join, relative } from 'node:path'
import ts from 'typescript'

/**
 * What TypeScript says of a project's own files and of the declarations of the packages that are named, `skipLibCheck` or not.
 * The declarations of others are loaded but not checked: they are most of the work, and none of ours.
 */
export function complaintsInOurs(
  project: string,
  packages: readonly string[],
): { readonly ours: readonly string[]; readonly complaints: string } {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail }
  const parsed = ts.getParsedCommandLineOfConfigFile(join(project, 'tsconfig.json'), {}, host)
  if (!parsed) throw new Error(`There is no tsconfig.json in ${project}.`)
  const program = ts.createProgram(parsed.fileNames, parsed.options)
  const places = packages.map((name) => `node_modules/${name}/`)
  const isOurs = (path: string) =>
    !/^\.\.|^node_modules\//.test(path) || places.some((place) => path.startsWith(place))
  const files = program
    .getSourceFiles()
    .map((file) => ({ file, path: relative(project, file.fileName) }))
    .filter(({ path }) => isOurs(path))

  const found = files.flatMap(({ file }) => ts.getPreEmitDiagnostics(program, file))
  const complaints = ts.sortAndDeduplicateDiagnostics([...parsed.errors, ...found])
  return { ours: files.map(({ path }) => path), complaints: textOf(complaints) }
}

function fail(diagnostic: ts.Diagnostic): never {
  throw new Error(textOf([diagnostic]))
}

function textOf(diagnostics: readonly ts.Diagnostic[]): string {
  return ts.formatDiagnostics(diagnostics, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => '',
    getNewLine: () => '\n',
  })
}
