import { describe, expect, it } from 'vitest'
import { type Block, blocksOf } from './blocks.ts'
import { missingOf } from './given.ts'
import { type Treatment, treatmentOf } from './plan.ts'
import { runDocument } from './run-document.ts'

const known = 'docs/simulate.md'

function block(text: string, document = known): Block {
  const [first] = blocksOf(document, text)
  if (!first) throw new Error('There is no block.')
  return { ...first, number: 1001 }
}

function treat(text: string, document?: string): Treatment {
  return treatmentOf(block(text, document), missingOf)
}

const fenced = (language: string, text: string, above = '') =>
  `${above}\`\`\`${language}\n${text}\n\`\`\`\n`

/** Ways in which a block could be passed over. */
const passedOver: Readonly<Record<string, readonly [text: string, document?: string]>> = {
  'is of a language that nothing runs': [fenced('ruby', 'puts 1')],
  'has no language': [fenced('', 'npm start')],
  'has an empty reason': [fenced('sh', 'true', '<!-- not run: -->\n')],
  'has a reason without a word': [fenced('sh', 'true', '<!-- not run: … -->\n')],
  'has a comment above that is misspelt': [
    fenced('sh', 'true', '<!-- not ran: needs Docker -->\n'),
  ],
  'is of a document that nothing knows': [fenced('sh', 'true'), 'docs/new.md'],
  'is not closed': ['```sh\ntrue\n'],
}

/** Ways in which a block could fail and count as run. */
const failing: Readonly<Record<string, string>> = {
  'a command fails in its first line': fenced('sh', 'false\ntrue'),
  'curl is refused': fenced(
    'sh',
    'curl http://127.0.0.1:8424/charges/none -u skey_test_sandbox:\ntrue',
  ),
  'curl reaches nobody': fenced('sh', 'curl http://127.0.0.1:9/\ntrue'),
  'a variable is not set': fenced('sh', 'echo $CHARGE_ID'),
  'the command refuses': fenced('sh', 'omise-sandbox charges show chrg_test_none\ntrue'),
  'it ends the shell as if all were well': fenced('sh', 'exit 0'),
  'it is not what bash reads': fenced('sh', 'if true'),
  'it would install packages of the system': fenced('sh', 'sudo apt-get install ruby'),
  'it installs a package that is not there': fenced('sh', 'npm install @omise-sandbox/none'),
  'what it starts in the background ends at once': fenced(
    'sh',
    'false',
    '<!-- in the background, until http://127.0.0.1:9/ answers -->\n',
  ),
  'a program throws': fenced('ts', "throw new Error('not so')"),
  'a program imports what is not there': fenced('ts', "import '@omise-sandbox/none'"),
}

describe('the runner of blocks', () => {
  it.each(Object.entries(passedOver))('refuses a block that %s', (_way, [text, document]) => {
    expect(() => treat(text, document)).toThrow(/^docs\//)
  })

  it('exempts a block that says why', () => {
    expect(treat(fenced('sh', 'docker build .', '<!-- not run: needs Docker -->\n'))).toBe('exempt')
    expect(treat(fenced('ruby', 'puts 1', '<!-- not run: needs Ruby -->\n'))).toBe('exempt')
  })

  it('compiles TypeScript whatever is said, and runs what takes nothing for given', () => {
    expect(treat(fenced('ts', 'const a = 1'))).toBe('compiled and run')
    expect(treat(fenced('ts', 'await client.balance.get()'))).toBe('compiled')
    expect(treat(fenced('ts', 'const a = 1', '<!-- not run: yours -->\n'))).toBe('compiled')
  })

  it.concurrent.each(Object.entries(failing))('is red where %s', async (_way, text) => {
    const one = block(text, `${known}-${_way.replaceAll(' ', '-')}`)
    const treatment = one.language === 'ts' ? 'compiled and run' : 'run'

    await expect(runDocument({}, [{ block: one, treatment }])).rejects.toThrow(
      'does not run as it is printed',
    )
  })
})
