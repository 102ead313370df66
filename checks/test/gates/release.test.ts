import { describe, expect, it } from 'vitest'
import { releaseNotes } from '../../../scripts/release/notes.ts'
import { versionMistake } from '../../../scripts/release/versions.ts'

describe('the notes of a release', () => {
  const release = {
    version: '0.2.0',
    commit: 'a1b2c3d',
    changesets: ["---\n'omise-sandbox': minor\n---\n\nAnswer without a socket.\nAnd quickly.\n"],
    changelogs: [
      '# @omise-sandbox/client\n\n## 0.2.0\n\n### Minor Changes\n\n- 1234: Take CommonJS.\n\n## 0.1.0\n\n- Older.\n',
      '# omise-sandbox\n\n## 0.1.0\n\n- Oldest.\n',
    ],
    breaking:
      '# Breaking\n\n## Unreleased\n\n- `GET /charges`: gone.\n\n## 0.1.0\n\n- `GET /`: gone.\n',
  }

  it('tell of this version, and of what no changelog has yet, and of nothing older', () => {
    const notes = releaseNotes(release)

    expect(notes).toContain(
      '### @omise-sandbox/client\n\n#### Minor Changes\n\n- 1234: Take CommonJS.\n\n- Answer without a socket.\n  And quickly.\n',
    )
    expect(notes).toContain('## Breaking changes of the HTTP APIs\n\n- `GET /charges`: gone.\n\n')
    expect(notes).toContain('Made from commit a1b2c3d.')
    expect(notes).not.toMatch(/Older|Oldest|GET \/`/)
  })

  it('say so where nothing changed and nothing breaks', () => {
    const notes = releaseNotes({ ...release, changesets: [], changelogs: [], breaking: '' })

    expect(notes).toContain('Nothing says what changed.')
    expect(notes).toContain('None since the last release.')
  })
})

describe('the versions of a release', () => {
  const source = { place: 'version.ts', version: '0.2.0' }

  it('may not differ', () => {
    expect(versionMistake([source, { place: 'a/package.json', version: '0.2.0' }])).toBeUndefined()
    expect(
      versionMistake([
        source,
        { place: 'a/package.json', version: '0.1.0' },
        { place: 'b', version: '' },
      ]),
    ).toBe(
      'All packages are released as one version. version.ts has 0.2.0, but a/package.json has 0.1.0, b has none. Make them the same.',
    )
  })
})
