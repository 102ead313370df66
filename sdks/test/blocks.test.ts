import { readFile } from 'node:fs/promises'
import { describe, expect, inject, it } from 'vitest'
import { blocksOf, documentedBlocks, page } from '../src/documented.ts'
import { type LastRun, lastRunFile, withVersions } from '../src/last-run.ts'
import { sdks } from '../src/sdks.ts'
import { blockChecks, unbalanced } from './block-checks.ts'

const blocks = await documentedBlocks()
const named = blocks.map((block) => ({ block, name: `line ${block.line}, ${block.language}` }))

describe('a block of code of docs/sdks.md', () => {
  it.for(named)('is what its language reads: $name', async ({ block }, { skip }) => {
    const check = blockChecks[block.language]
    if (!check)
      throw new Error(`Nothing checks ${block.language}: name a check in block-checks.ts.`)
    const { interpreter } = check
    if (interpreter && inject('missing').includes(interpreter)) {
      skip(`There is no ${interpreter} here.`)
    }

    expect(await check.check(block)).toBe('')
  })

  it.each(named)('is a recipe that `npm run sdks` runs: $name', ({ block }) => {
    expect(sdks.map(({ section }) => section)).toContain(block.section)
  })

  it('never names https_proxy for Node, which reads http_proxy only and would reach the real Omise', () => {
    const node = blocks.filter(({ section }) => section === 'Node')

    expect(node.map(({ text }) => text).join()).not.toContain('https_proxy')
  })
})

describe('the checks themselves', () => {
  const broken: Record<string, string> = {
    ruby: 'Omise.api_url = (',
    python: 'omise.api_main = (',
    php: '<?php define(',
    go: 'package main\nfunc (',
    java: 'class SandboxClient { co.omise.Host host; }',
    csharp: 'using Omise;\nclass A {',
    elixir: 'config :omise,\n  base_api_uri: "http',
    sh: 'http_proxy="x node app.js',
  }

  it.for(Object.entries(blockChecks))(
    'refuse what is no %s',
    async ([language, check], { skip }) => {
      const [block] = blocksOf(`\`\`\`${language}\n${broken[language]}\n\`\`\``)
      if (!block) throw new Error(`There is no broken ${language} to refuse.`)
      const { interpreter } = check
      if (interpreter && inject('missing').includes(interpreter)) {
        skip(`There is no ${interpreter} here.`)
      }

      expect(await check.check(block)).not.toBe('')
    },
  )

  it('say why, where a language has less than its compiler', () => {
    const weak = Object.values(blockChecks).filter(({ check }) => /unbalanced/.test(String(check)))

    expect(weak.map(({ because }) => because)).not.toContain(undefined)
  })

  it.each(['a(b[c]{d})', '"(" + f("\\"") // ('])('find %s balanced', (text) => {
    expect(unbalanced(text)).toBe('')
  })
})

describe('the versions of docs/sdks.md', () => {
  it('are those of the last run', async () => {
    const run = JSON.parse(await readFile(lastRunFile, 'utf8')) as LastRun
    const markdown = await readFile(page, 'utf8')

    expect(markdown).toBe(withVersions(markdown, run))
  })
})
