import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contractFiles } from '../src/provider/contract-files.ts'
import { readContract } from '../src/provider/read-contract.ts'
import { list, pact } from './contracts/build.ts'
import { makeFolder } from './contracts/folder.ts'

const text = JSON.stringify(
  pact(2, { interactions: [list({ interaction: { description: 'เงิน' } })] }),
)
const utf16be = Buffer.from(text, 'utf16le').swap16()

describe('reading a contract', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 after a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, as PowerShell writes it', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 in the other order', Buffer.from([0xfe, 0xff, ...utf16be])],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 in the other order, without a mark', utf16be],
  ])('reads %s', (_encoding, bytes) => {
    const [interaction] = readContract(bytes).interactions

    expect(interaction?.description).toBe('เงิน')
    expect(JSON.parse(interaction?.alone ?? '')).toMatchObject({ consumer: { name: 'till' } })
  })

  it.each([
    ['nothing', '', 'is empty.'],
    ['half a file', text.slice(0, -30), 'is no JSON: it ends in the middle, as if it was cut off.'],
    ['a text in half a string', text.slice(0, 15), 'it ends in the middle, as if it was cut off.'],
    ['a slip in the middle', text.replace(',', ';'), 'is no JSON: Expected'],
    ['no object', 'null', 'is not a contract of Pact: it is no JSON object.'],
    ['another JSON file', '{"name":"x"}', 'is not a contract of Pact: it names no consumer.'],
    [
      'a hundred thousand lists',
      `{"x":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
      'it is nested too deeply.',
    ],
    ['no interactions', JSON.stringify(pact(3, { interactions: [] })), 'names no interaction'],
    [
      'interactions that are no list',
      JSON.stringify({ ...pact(3, {}), interactions: {} }),
      'its interactions are no list',
    ],
  ])('says of %s what is wrong', (_title, content, reason) => {
    expect(() => readContract(Buffer.from(content))).toThrow(reason)
  })

  it('hands numbers to Pact as they are written', () => {
    const exact = text.replace('200', '200.0').replace('"list"', '12345678901234567890')

    expect(readContract(Buffer.from(exact)).interactions[0]?.alone).toMatch(
      /"status":200\.0,.*12345678901234567890/,
    )
  })

  it('gives each interaction and each message a contract of its own', () => {
    const both = pact(3, {
      interactions: [list({}), list({})],
      messages: [{ description: 'a webhook', contents: 1 }],
    })

    const { interactions } = readContract(Buffer.from(JSON.stringify(both)))

    const counts = interactions.map(({ kind, alone }) => {
      const own = JSON.parse(alone)
      return [kind, own.interactions?.length, own.messages?.length]
    })
    expect(counts).toEqual([
      ['http', 1, undefined],
      ['http', 1, undefined],
      ['message', undefined, 1],
    ])
  })
})

describe('looking for contracts', async () => {
  const folder = await makeFolder()

  it('looks into folders of folders, through links and past what others keep there', async () => {
    const files = [
      await folder.write('b/c/two.JSON', '{}'),
      await folder.write('b/one.json', '{}'),
      await folder.write('three.json', '{}'),
    ]
    await folder.write('node_modules/x/package.json', '{}')
    await folder.write('.cache/x.json', '{}')
    await folder.write('b/readme.md', '')
    await symlink(folder.path, join(folder.path, 'b/back'))

    expect(await contractFiles([folder.path, files[1] as string])).toEqual(files)
  })
})
