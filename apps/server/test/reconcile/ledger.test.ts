import { describe, expect, it } from 'vitest'
import { type LedgerOptions, readLedger } from '../../src/reconcile/ledger/read-ledger.ts'
import { readMapping } from '../../src/reconcile/mapping.ts'

const head = 'charge,status,amount'
const amountsOf = (text: string, options: LedgerOptions = {}) =>
  readLedger(text, options).entries.map(({ line, charge, amount }) => [line, charge, amount])
const problemsOf = (text: string, options: LedgerOptions = {}) =>
  readLedger(text, options).broken.map(({ line, problem }) => `${line}: ${problem}`)

describe('a ledger in CSV', () => {
  it('is read with the delimiter, the line ends and the mark of its program', () => {
    const text = '\uFEFFCharge ID;Status;Amount\r\na;PAID;100\r\n\r\nb;pending;200\r\n'

    expect(amountsOf(text)).toEqual([
      [2, 'a', 100],
      [4, 'b', 200],
    ])
  })

  it('may have cells of several lines, which are counted', () => {
    const text = `${head},note\r\na,paid,100,"said ""so""\r\nand more"\r\nb,paid,nothing,\r\nc,paid,300,`

    expect(amountsOf(text).map(([line]) => line)).toEqual([2, 5])
    expect(problemsOf(text)).toEqual([expect.stringMatching(/^4: its amount is "nothing"/)])
  })

  it('is read on after quotes that are broken', () => {
    const lines = [head, 'a,paid,100', 'b,"paid,200', 'c,paid,300', '', 'd,pa"id,400', 'e,paid,500']
    const text = `${lines.join('\n')}\n"f,paid,600\ng,paid,700\n`

    expect(amountsOf(text).map(([, charge]) => charge)).toEqual(['a', 'c', 'e', 'g'])
    expect(problemsOf(text).map((problem) => problem.slice(0, 16))).toEqual([
      '3: a quote stand',
      '6: a quote stand',
      '8: a quote is op',
    ])
  })

  it('of which too much is broken is not read', () => {
    const text = `${head}\n${'a,pa"id,100\n'.repeat(102)}`

    expect(() => readLedger(text)).toThrow(/^More than 100 rows .* on line 102\. Export/)
  })

  it('that has two columns of one name is refused where that one is asked for', () => {
    expect(() => readLedger('charge,amount,status,amount\na,1,paid,2')).toThrow(
      /two columns "amount"/,
    )
    expect(amountsOf('charge,amount,note,status,note\na,1,,paid,')).toEqual([[2, 'a', 1]])
  })
})

describe('a ledger in JSON', () => {
  it.each([
    ['a list', '[{"charge":"a","status":"paid","amount":100}]'],
    ['an object with a list', '{"data":[{"charge":"a","status":"paid","amount":"100"}],"total":1}'],
    ['a row a line', '{"charge":"a","status":"paid","amount":100}\n'.padEnd(60, ' \n')],
  ])('is %s', (_what, text) => {
    const format = text.startsWith('{"c') ? 'ndjson' : undefined

    expect(amountsOf(text, { format })).toEqual([[1, 'a', 100]])
  })

  it('names rows that are no objects by their place', () => {
    const text = '[{"charge":"a","status":"paid","amount":1},7,null,{"order":"b","status":"paid"}]'

    expect(readLedger(text).counts).toBe('entry')
    expect(problemsOf(text)).toEqual([
      '2: it is no JSON object',
      '3: it is no JSON object',
      '4: it has no amount',
    ])
  })
})

describe('a row', () => {
  it.each([
    ['4000.00', 'units', 400_000],
    ['4000.5', 'units', 400_050],
    ['4000', 'units', 400_000],
    ['400000', 'subunits', 400_000],
  ] as const)('of %s in %s is %i subunits', (amount, amounts, subunits) => {
    expect(amountsOf(`${head}\na,paid,${amount}`, { amounts })).toEqual([[2, 'a', subunits]])
  })

  it.each([
    ['a,paid,4000.00', 'say --amounts units'],
    ['a,paid,-5', 'use digits'],
    ['a,paid,1e5', 'use digits'],
    ['a,paid,', 'it has no amount'],
    ['a,,5', 'it has no status'],
    ['a,toString,5', 'there is no status "toString"'],
    [',paid,5', 'it names no charge and no order'],
    ['a,paid,5,2026-02-31', 'use a day such as'],
  ])('"%s" is broken', (row, words) => {
    expect(problemsOf(`${head},settled_on\n${row}${row.split(',').length < 4 ? ',' : ''}`)).toEqual(
      [expect.stringContaining(words)],
    )
  })

  it('that is refunded without an amount is so in whole, and one without a word is not told of', () => {
    const refundedOf = (text: string) => readLedger(text).entries.map(({ refunded }) => refunded)

    expect(refundedOf(`${head}\na,refunded,100\nb,paid,100`)).toEqual([100, null])
    expect(refundedOf(`${head},refunded\na,refunded,100,\nb,paid,100,\nc,paid,100,30`)).toEqual([
      100, 0, 30,
    ])
  })
})

describe('a mapping', () => {
  it('names columns and what statuses mean', () => {
    const mapping = readMapping({ columns: { charge: 'Omise' }, statuses: { OK: 'paid' } })

    expect(amountsOf('Omise,status,amount\na,OK,100', mapping)).toEqual([[2, 'a', 100]])
  })

  it.each([
    [{ colums: {} }, 'Did you mean columns?'],
    [{ columns: { charg: 'x' } }, 'Did you mean charge?'],
    [{ columns: ['charge'] }, 'no object of texts'],
    [{ statuses: { OK: 'payed' } }, 'Use one of: pending, paid,'],
    [{ amounts: 'baht' }, 'Use one of: subunits, units'],
    [{ delimiter: ';;' }, 'Use one character'],
    [{ currency: 'Baht' }, 'such as THB'],
  ])('%j is refused', (given, words) => {
    expect(() => readMapping(given)).toThrow(words)
  })
})
