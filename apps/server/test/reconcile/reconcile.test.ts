import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSandbox, type Sandbox } from '@omise-sandbox/sandbox'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Difference } from '../../src/reconcile/difference.ts'
import { agrees, reconcile } from '../../src/reconcile.ts'
import { aForeignServer, foreignServers } from '../gates/foreign-servers.ts'
import { inProcess } from '../gates/in-process.ts'
import { freeUrl } from '../receiver.ts'
import { allCharges, booksOf, csvOf, plant, type Row } from './books.ts'
import { mishaps } from './mishaps.ts'
import { createShop, type Shop, settledOn, startAt, trade } from './shop.ts'

const perKind = 2
let folder: string
let sandbox: Sandbox
let shop: Shop
let books: Row[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omise-reconcile-'))
  sandbox = await createSandbox({ clock: 'virtual', startAt, seed: 'books' })
  await sandbox.listen()
  shop = createShop(sandbox, 'planted')
  await trade(shop, 36)
  books = booksOf(await allCharges(shop.control), settledOn)
})

afterAll(async () => {
  await sandbox.close()
  await rm(folder, { recursive: true })
})

const labelOf = ({ kind, charge }: Difference) => `${kind} ${charge}`

async function aLedger(text: string): Promise<string> {
  const file = join(folder, 'books.csv')
  await writeFile(file, text)
  return file
}

it('finds nothing where the books agree, and says how much was compared', async () => {
  const file = await aLedger(csvOf(books))

  const { code, stdout } = await inProcess('reconcile', file, ...shop.flags)

  expect(stdout).toBe(
    'The books agree: 36 rows compared with 36 charges of the account planted, of which the books name 36.\n',
  )
  expect(code).toBe(0)
})

it('finds exactly the differences that are there', async () => {
  const { rows, planted } = plant(structuredClone(books), perKind)

  const found = await reconcile({ control: shop.control, ledger: csvOf(rows) })

  expect(found.differences.map(labelOf).sort()).toEqual(planted)
  expect(agrees(found)).toBe(false)
  const withoutStory = found.differences.filter(({ timeline }) => timeline === null)
  expect(withoutStory.map(({ kind }) => kind)).toEqual(['unknown-charge', 'unknown-charge'])
})

it('takes rows as objects, and compares no more than they tell', async () => {
  const ledger = books.map(({ charge, status, amount }) => ({ charge, status, amount }))

  const found = await reconcile({ control: shop.control, ledger })

  expect(found.differences).toEqual([])
  expect(found.notCompared).toEqual([
    'wrong-currency',
    'refund-missing',
    'refund-too-large',
    'wrong-settlement-day',
  ])
})

it('exits 1 at a difference, and tells it to people and to machines', async () => {
  const { rows, planted } = plant(structuredClone(books), 1)
  const file = await aLedger(csvOf(rows))
  const report = join(folder, 'report.xml')

  const words = await inProcess('reconcile', file, ...shop.flags)
  const json = await inProcess('reconcile', file, '--json', '--junit', report, ...shop.flags)

  expect([words.code, json.code]).toEqual([1, 1])
  for (const one of planted) expect(words.stdout).toContain(one.split(' ')[1])
  expect(words.stdout).toMatch(/\n11 differences: 37 rows compared with 36 charges /)
  expect(words.stdout).toMatch(/^ {4}2026-01-01T00:00:02Z {2}transition {2}successful$/m)
  const { differences } = JSON.parse(json.stdout) as { differences: Difference[] }
  expect(differences.map(labelOf).sort()).toEqual(planted)
  const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(
    await readFile(report, 'utf8'),
  )
  expect(testsuites).toMatchObject({ '@_tests': '12', '@_failures': '11' })
})

it('names broken rows by their lines, compares the rest, and is not green', async () => {
  const lines = csvOf(books).split('\n')
  lines[3] = String(lines[3]).replace(/,\d+,THB/, ',many,THB')
  lines[5] = `"${lines[5]}`
  lines[7] = 'one,cell,too,few'
  const file = await aLedger(lines.join('\n'))

  const { code, stdout } = await inProcess('reconcile', file, ...shop.flags)

  expect(stdout).toMatch(/^line 4 cannot be read: its amount is "many": /)
  expect(stdout).toMatch(/\nline 6 cannot be read: a quote is opened and never closed\n/)
  expect(stdout).toMatch(
    /\nline 8 cannot be read: it has 4 cells, and the first line names 7 columns/,
  )
  expect(stdout).toMatch(/, and 3 broken rows: 33 rows compared with 36 charges/)
  expect(code).toBe(1)
})

const aRow = 'charge,status,amount\nchrg_test_none,paid,400000\n'

/** Each proves nothing, and says why and what to do. */
const unprovable: Readonly<Record<string, readonly [string, RegExp]>> = {
  'has no rows': ['charge,status,amount\n', /has no rows, .* Export the payments/],
  'is empty': ['', /has no rows/],
  'names no charge of the account': [aRow, /names a charge of the account .* --key.* --column/],
  'lacks a column': [
    'charge,state\na,b\n',
    /no column for status, amount\. .*--column status=<name>/,
  ],
  'has no row that can be read': [
    aRow.replace('paid', 'odd'),
    /None of .* can be read; line 2: .*--means/,
  ],
  'is cut off': ['[{"charge":"a"', /is not JSON/],
  'is JSON of another kind': ['{"charges":1}', /without a list of rows/],
}

it.each(Object.entries(unprovable))('exits 2 where a ledger %s', async (_name, [text, words]) => {
  const file = await aLedger(text)

  const { code, stdout, stderr } = await inProcess('reconcile', file, ...shop.flags)

  expect(stderr).toMatch(words)
  expect(stdout).toBe('')
  expect(code).toBe(2)
})

it('exits 2 where the account is empty, or nothing answers', async () => {
  const file = await aLedger(csvOf(books))
  const empty = ['--url', sandbox.url, '--key', 'skey_test_empty']

  const answers = [
    await inProcess('reconcile', file, ...empty),
    await inProcess('reconcile', file, '--url', await freeUrl()),
    await inProcess('reconcile', join(folder, 'none.csv'), ...shop.flags),
    await inProcess('reconcile', folder, ...shop.flags),
    await inProcess('reconcile', file, '--column', 'sum=Total', ...shop.flags),
    await inProcess('reconcile', file, '--time-zone', 'Asia/Bangkock', ...shop.flags),
  ]

  expect(answers.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2])
  expect(answers.map(({ stderr }) => stderr)).toEqual([
    expect.stringContaining('empty has no charges, which proves nothing. Name the key'),
    expect.stringContaining('--url'),
    expect.stringContaining('cannot be read (ENOENT)'),
    expect.stringContaining('cannot be read (EISDIR)'),
    expect.stringContaining('Use some of: charge, order,'),
    expect.stringContaining('Use one such as Asia/Bangkok.'),
  ])
})

it.each(Object.entries(foreignServers))('exits 2 where a program answers %s', async (_, answer) => {
  const file = await aLedger(aRow)
  await using foreign = await aForeignServer(answer)

  const { code, stderr } = await inProcess('reconcile', file, '--url', foreign.url)

  expect(code, stderr).toBe(2)
  expect(stderr).not.toMatch(/\n {4}at /)
})

it('tells what most likely happened, from what was kept of each charge', async () => {
  const its = createShop(sandbox, 'mishaps')
  // After the day's cut-off, and before midnight in Bangkok.
  await its.control.clock.set('2026-01-01T16:20:00Z')
  await its.control.webhooks.update({ url: 'sandbox:inbox' })
  const ledger: object[] = []
  for (const [number, [, , happen]] of mishaps.entries()) {
    const order = `A-${number}`
    ledger.push(...(await happen(its, order)).map((row) => ({ order, ...row })))
  }

  const { differences } = await reconcile({ control: its.control, ledger })

  const found = differences.map(({ kind, cause }) => `${kind}: ${cause.name}`)
  expect(found.sort()).toEqual(mishaps.map(([kind, cause]) => `${kind}: ${cause}`).sort())
})
