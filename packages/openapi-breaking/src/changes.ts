/** The list of breaking changes that were made on purpose, as `openapi/changes.md` holds it. */
interface ListedChange {
  readonly sentence: string
  readonly reason: string
}

const heading = '## Unreleased'
const nothing = 'Nothing.'

/** Why the list is not true of the changes there are: a message each, none where it is. */
export function complaints(changes: readonly string[], text: string): string[] {
  const section = unreleased(text)
  if (section === undefined) return [`It has no heading "${heading}". Put it above the others.`]
  const { listed, unreadable } = readList(section)
  const sentences = listed.map(({ sentence }) => sentence)
  return [
    ...unreadable.map((line) => `"${line}" is no entry. Write - \`the change\`: the reason.`),
    ...sentences
      .filter((sentence, index) => sentences.indexOf(sentence) < index)
      .map((sentence) => `\`${sentence}\` is listed twice. Take one away.`),
    ...listed
      .filter(({ reason }) => !/\p{L}/u.test(reason))
      .map(({ sentence }) => `\`${sentence}\` has no reason. Write it after the change.`),
    ...listed
      .filter(({ sentence }) => !changes.includes(sentence))
      .map(({ sentence }) => `\`${sentence}\` is not so. Take it away, or write what is.`),
    ...changes
      .filter((change) => !sentences.includes(change))
      .map((change) => `\`${change}\` is not listed. Take the change back, or list it.`),
  ]
}

/** The list at a release: what was unreleased stands under the version, and nothing is unreleased. */
export function release(text: string, version: string): string {
  return text.replace(heading, `${heading}\n\n${nothing}\n\n## ${version}`)
}

function unreleased(text: string): string | undefined {
  const [, after] = `\n${text}`.split(`\n${heading}\n`)
  return after?.split('\n## ')[0]
}

function readList(section: string): {
  readonly listed: readonly ListedChange[]
  readonly unreadable: readonly string[]
} {
  const listed: ListedChange[] = []
  const unreadable: string[] = []
  for (const entry of section.split(/\n(?! )/).map((lines) => lines.trim())) {
    const [, sentence, reason = ''] = /^- `([^`]+)`:?(.*)$/s.exec(entry) ?? []
    if (sentence !== undefined) listed.push({ sentence, reason: reason.trim() })
    else if (entry !== '' && entry !== nothing) unreadable.push(entry)
  }
  return { listed, unreadable }
}
