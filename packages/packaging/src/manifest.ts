/** What a package.json of this workspace says, as far as it matters to whoever installs the package. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly description?: string
  readonly keywords?: readonly string[]
  readonly homepage?: string
  readonly bugs?: string
  readonly license?: string
  readonly repository?: object
  readonly type?: string
  readonly engines?: object
  readonly sideEffects?: boolean
  readonly bin?: Readonly<Record<string, string>>
  /** Each subpath with the source behind it. */
  readonly exports?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: object
  readonly publishConfig?: {
    /** Where the package is built; only a package that says this is published. */
    readonly directory?: string
    /** What of `exports` is published, where that is not all. */
    readonly exports?: Readonly<Record<string, string>>
  }
}

/** The versions of the workspace's packages that are published; undefined for those that are not. */
export type WorkspaceVersions = ReadonlyMap<string, string | undefined>

/** One source that whoever installs the package can load, and the name of what is built from it. */
export interface Entry {
  /** How it is imported: `.` or `./control`. Empty for a command. */
  readonly subpath: string
  readonly name: string
  readonly source: string
}

/** What can be imported: `.` is built as `index`, `./control` as `control`. */
export function modulesOf(manifest: Manifest): Entry[] {
  const modules = Object.entries(exportsOf(manifest))
  return modules.map(([subpath, source]) => ({ subpath, name: nameOf(subpath), source }))
}

/** What is run as a command, built under the name of its source. */
export function commandsOf({ bin = {} }: Manifest): Entry[] {
  return Object.values(bin).map((source) => ({
    subpath: '',
    name: commandName(source),
    source,
  }))
}

export interface Built {
  /** What can be installed beside it; it depends on what it imports of that, as an unpublished export may have needed the others. */
  readonly installed: Readonly<Record<string, string>>
  readonly imports: readonly string[]
  /** Folders of other files. */
  readonly folders?: readonly string[]
  /** Exports that cannot be required. */
  readonly esmOnly?: readonly string[]
}

/** A package.json that is published. */
export interface Published {
  readonly exports: Readonly<Record<string, unknown>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly [field: string]: unknown
}

/** The package.json that is published. Its paths are those of what was built. */
export function publishedManifest(
  manifest: Manifest,
  { installed, imports, folders = [], esmOnly = [] }: Built,
): Published {
  const { name, version, description, keywords, homepage, bugs, license, repository } = manifest
  const { type, engines, sideEffects, peerDependencies, peerDependenciesMeta } = manifest
  const exports = modulesOf(manifest).map(({ subpath, name }) => {
    return [subpath, esmOnly.includes(subpath) ? esModule(name) : conditionsOf(name, manifest)]
  })
  const used = new Set(imports.map(packageOf))
  const dependencies = Object.entries(installed).filter(([dependency]) => used.has(dependency))
  return {
    ...{ name, version, description, keywords, homepage, bugs, license, repository },
    ...{ type, engines, sideEffects },
    bin: manifest.bin && mapValues(manifest.bin, (source) => `${commandName(source)}.js`),
    // For tools that know no `exports`.
    ...{ main: './index.cjs', types: './index.d.ts' },
    exports: { ...Object.fromEntries(exports), './package.json': './package.json' },
    // What else came to lie in the folder is not published.
    files: [
      '*.js',
      '*.cjs',
      '*.mjs',
      '*.d.ts',
      '*.d.cts',
      noticesFile,
      'sbom.cdx.json',
      ...folders,
    ],
    dependencies: Object.fromEntries(dependencies),
    ...{ peerDependencies, peerDependenciesMeta },
    publishConfig: { access: 'public' },
  }
}

function esModule(name: string): object {
  return { types: `./${name}.d.ts`, default: `./${name}.js` }
}

/**
 * Programs load the same CommonJS whichever way they load the package: `import` leads to a module that passes it on. Bundlers, which
 * take the ES module for both, may drop parts of it.
 */
function conditionsOf(name: string, { sideEffects }: Manifest): object {
  return {
    ...(sideEffects === false ? { module: esModule(name) } : {}),
    import: { types: `./${name}.d.ts`, default: `./${name}.mjs` },
    default: { types: `./${name}.d.cts`, default: `./${name}.cjs` },
  }
}

/** The licences of other people's code that a bundle holds. */
export const noticesFile = 'THIRD-PARTY-NOTICES.txt'

/** What may be installed beside the package: all but the packages of the workspace that are bundled into it. */
export function installedDependencies(
  { name, dependencies = {} }: Manifest,
  workspace: WorkspaceVersions,
): Record<string, string> {
  const installed: Record<string, string> = {}
  for (const [dependency, range] of Object.entries(dependencies)) {
    const ours = workspace.has(dependency)
    const version = ours ? workspace.get(dependency) : range
    if (version === undefined) continue
    if (!ours && range.includes(':')) {
      throw new Error(
        `${name} depends on ${dependency} as "${range}", which npm cannot install. Name a version.`,
      )
    }
    installed[dependency] = version
  }
  return installed
}

/** The package that an import is of: `a` of `a/b`, `@a/b` of `@a/b/c`. */
export function packageOf(id: string): string {
  const depth = id.startsWith('@') ? 2 : 1
  return id.split('/').slice(0, depth).join('/')
}

function exportsOf({ exports, publishConfig }: Manifest): Readonly<Record<string, string>> {
  return publishConfig?.exports ?? exports ?? {}
}

function nameOf(subpath: string): string {
  return subpath === '.' ? 'index' : subpath.slice('./'.length)
}

function commandName(source: string): string {
  return source.replace(/^.*\/|\.ts$/g, '')
}

function mapValues(record: Readonly<Record<string, string>>, change: (value: string) => string) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
