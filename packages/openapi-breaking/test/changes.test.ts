import { describe, expect, it } from 'vitest'
import { complaints, release } from '../src/changes.ts'

const [one, other] = ['a.yaml: GET /a: the operation is gone', 'a.yaml: the server /v1 is gone']

function aList(...lines: string[]): string {
  return [
    '# Breaking changes',
    '',
    '## Unreleased',
    '',
    ...lines,
    '',
    '## 0.1.0',
    '',
    `- \`${other}\`: old`,
  ].join('\n')
}

describe('the list of breaking changes', () => {
  it('is true where it has each change with its reason, over several lines or one', () => {
    const text = aList(`- \`${one}\`: nobody`, '  called it', `- \`${other}\` for good`)

    expect(complaints([one, other], text)).toEqual([])
    expect(complaints([], aList('Nothing.'))).toEqual([])
    expect(complaints([], aList())).toEqual([])
  })

  it('is not true where a change is missing, though an earlier release had the same', () => {
    expect(complaints([other], aList('Nothing.'))).toEqual([
      `\`${other}\` is not listed. Take the change back, or list it.`,
    ])
  })

  it('is not true where a change is not there, or is another', () => {
    expect(complaints([], aList(`- \`${one}\`: nobody called it`))).toEqual([
      `\`${one}\` is not so. Take it away, or write what is.`,
    ])
    expect(complaints([one], aList(`- \`${one}!\`: nobody called it`))).toHaveLength(2)
  })

  it.each(['', ':', ': …'])('wants a reason, which "%s" is not', (reason) => {
    expect(complaints([one], aList(`- \`${one}\`${reason}`))).toEqual([
      `\`${one}\` has no reason. Write it after the change.`,
    ])
  })

  it('has each change once', () => {
    expect(complaints([one], aList(`- \`${one}\`: once`, `- \`${one}\`: twice`))).toEqual([
      `\`${one}\` is listed twice. Take one away.`,
    ])
  })

  it('has nothing else', () => {
    expect(complaints([], aList('It was so.'))).toEqual([
      '"It was so." is no entry. Write - `the change`: the reason.',
    ])
    expect(complaints([], '# Breaking changes')).toEqual([
      'It has no heading "## Unreleased". Put it above the others.',
    ])
  })

  it('begins anew with a release, which keeps what it had', () => {
    const text = aList(`- \`${one}\`: nobody called it`)
    const released = release(text, '0.2.0')

    expect(complaints([], released)).toEqual([])
    expect(released).toContain(
      `## Unreleased\n\nNothing.\n\n## 0.2.0\n\n- \`${one}\`: nobody called it\n`,
    )
    expect(released).toContain('## 0.1.0')
  })
})
