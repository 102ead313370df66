import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { signatureMistakes } from '../src/index.ts'

const guide = readFileSync(new URL('../../../docs/receive.md', import.meta.url), 'utf8')
const recipes = new URL('recipes/', import.meta.url)

describe('docs/receive.md', () => {
  it.each(readdirSync(recipes))('shows the recipe that is tested: %s', (name) => {
    expect(guide).toContain(`\`\`\`ts\n${readFileSync(new URL(name, recipes), 'utf8')}\`\`\`\n`)
  })

  it.each(Object.entries(signatureMistakes))(
    'says what the doctor says of %s',
    (mistake, words) => {
      expect(guide).toContain(`| \`${mistake}\` | ${words.join(' | ')} |\n`)
    },
  )
})
