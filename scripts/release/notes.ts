export interface Release {
  readonly version: string
  readonly commit: string
  /** As changesets writes them, where they are in no changelog yet: packages between two lines of dashes, then what changed. */
  readonly changesets: readonly string[]
  /** The changelog of each package that has one. */
  readonly changelogs: readonly string[]
  /** The list of breaking changes of the HTTP APIs, with those since the last release under "Unreleased". */
  readonly breaking: string
}

/** What a release's page says. */
export function releaseNotes(release: Release): string {
  const { version, commit, changesets, changelogs, breaking } = release
  const pending = changesets.map((text) => itemOf(text.replace(/^---\n.*?\n---\n/s, '').trim()))
  const logged = changelogs.flatMap((text) => changesIn(text, version))
  const changes = [...logged, pending.join('\n')].filter((text) => text !== '')
  return [
    `# omise-sandbox ${version}`,
    '## Changes',
    ...(changes.length === 0 ? ['Nothing says what changed.'] : changes),
    '## Breaking changes of the HTTP APIs',
    sectionOf(breaking, 'Unreleased') || 'None since the last release.',
    `Made from commit ${commit}. \`npm run release:dry\` there makes the same bytes: compare \`SHA256SUMS\`. What each package holds of others is in its \`.sbom.cdx.json\` (CycloneDX).`,
  ]
    .join('\n\n')
    .concat('\n')
}

/** What a package's changelog says of a version, under the package's name. */
function changesIn(changelog: string, version: string): string[] {
  const [, name = ''] = /^# (.+)$/m.exec(changelog) ?? []
  const section = sectionOf(changelog, version)
  return section === '' ? [] : [`### ${name}\n\n${section.replaceAll(/^### /gm, '#### ')}`]
}

function sectionOf(text: string, title: string): string {
  const [, rest = ''] = text.split(`\n## ${title}\n`)
  const [section = ''] = rest.split('\n## ')
  return section.trim()
}

function itemOf(text: string): string {
  return `- ${text.replaceAll('\n', '\n  ')}`
}
