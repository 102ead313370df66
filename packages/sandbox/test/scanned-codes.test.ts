import { describe, expect, it } from 'vitest'
import { createSandbox } from '../src/index.ts'
import { chargeBody, createCharge, getCharge, openSandbox, testBarcode } from './harness.ts'

const wechat = '134567890123456789'
const declined = 'failed;failure_code=insufficient_balance;after=2s;decided_by=barcode'

describe('a code with what a scanner adds', () => {
  it.each([
    ['a carriage return', `${testBarcode('1003')}\r`],
    ['a carriage return, a line feed', `${testBarcode('1003')}\r\n`],
    ['a tab', `${testBarcode('1003')}\t`],
    ['STX', `\x02${testBarcode('1003')}\x03`],
    ['an AIM identifier', `]C1${testBarcode('1003')}`],
    ['blanks', '2800 0000 0000 0010 03'],
    ['an invisible character', `\u200b${testBarcode('1003')}`],
  ])('keeps the meaning of a test barcode, and is told of: %s', async (noise, barcode) => {
    await using checked = await openSandbox()

    const answer = await checked.api.post('/charges', chargeBody({ source: { barcode } }))
    await checked.sandbox.control.clock.advance('2s')

    expect(answer.headers['x-sandbox-outcome']).toBe(declined)
    expect(answer.headers['x-sandbox-hint']).toContain(`The barcode contains ${noise}`)
    expect(answer.body.source.barcode).toBe(barcode)
    expect(await getCharge(checked.api, answer.body.id)).toMatchObject({ status: 'failed' })
  })

  it('asks the payer’s phone that shows it', async () => {
    await using checked = await openSandbox()
    const { barcode } = await checked.sandbox.control.phone.showCode()

    const body = chargeBody({ source: { barcode: `${barcode}\r` } })
    const answer = await checked.api.post('/charges', body).expect(200)

    expect(answer.headers['x-sandbox-outcome']).toBe('manual;decided_by=phone')
    expect(answer.headers['x-sandbox-hint']).toContain('a carriage return')
  })

  it('loses the answer of a test barcode that asks for that, charged as a source too', async () => {
    await using checked = await openSandbox()
    const barcode = `${testBarcode('3003')}\r\n`
    const wanted = { amount: 2000, currency: 'THB' }
    const code = { type: 'barcode_alipay', barcode, store_id: '1', store_name: 'A' }
    const source = await checked.api.post('/sources', { ...wanted, ...code }).expect(200)

    await checked.api.post('/charges', { ...wanted, source: code }).expect(500)
    await checked.api.post('/charges', { ...wanted, source: source.body.id }).expect(500)

    expect(source.headers['x-sandbox-hint']).toContain('a carriage return')
  })

  it('is met by a rule for the code', async () => {
    await using checked = await openSandbox()
    const match = { barcode: '281234567890123456' }
    await checked.sandbox.control.rules.add({ match, outcome: 'failed' })

    const body = chargeBody({ source: { barcode: '281234567890123456\n' } })
    const answer = await checked.api.post('/charges', body).expect(200)

    expect(answer.headers['x-sandbox-outcome']).toContain('decided_by=rule')
  })
})

describe('under lenient rules, a code', () => {
  it('of another wallet is charged with a hint', async () => {
    await using checked = await openSandbox()

    const body = chargeBody({ source: { barcode: wechat } })
    const { headers } = await checked.api.post('/charges', body).expect(200)

    expect(headers['x-sandbox-hint']).toContain('The barcode looks like a WeChat Pay code')
  })

  it.each(['1234567890', '281234567890123456', testBarcode('0000')])(
    'as documented, or of the method, has no hint: %s',
    async (barcode) => {
      await using checked = await openSandbox()

      const { headers } = await checked.api.post('/charges', chargeBody({ source: { barcode } }))

      expect(headers['x-sandbox-hint']).toBeUndefined()
    },
  )
})

describe('under strict rules, a code', () => {
  const strict = () => openSandbox({ barcodeRules: 'strict' })

  it.each([
    ['another wallet’s', wechat, 'WeChat Pay'],
    ['of another form', '1234567890', '16 to 24 digits'],
    ['with a carriage return', '281234567890123456\r', 'a carriage return'],
    ['of a test with a carriage return', `${testBarcode('1003')}\r`, 'a carriage return'],
    ['of letters', 'ABCDEFGHIJKLMNOP', '16 to 24 digits'],
  ])('%s is refused, charged or as a source', async (_what, barcode, hint) => {
    await using checked = await strict()
    const source = { type: 'barcode_alipay', barcode, amount: 2000, currency: 'THB' }

    const charge = await checked.api.post('/charges', chargeBody({ source: { barcode } }))
    const made = await checked.api.post('/sources', source)

    for (const [answer, code] of [
      [charge, 'invalid_charge'],
      [made, 'bad_request'],
    ] as const) {
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ code, message: 'barcode is invalid' })
      expect(answer.headers['x-sandbox-hint']).toContain(hint)
      expect(answer.headers['x-sandbox-hint']).not.toContain(barcode)
    }
  })

  it('of the method is charged, and so is that of a test or a phone', async () => {
    await using checked = await strict()
    const { barcode } = await checked.sandbox.control.phone.showCode()

    for (const one of ['281234567890123456', testBarcode('1003'), testBarcode('9999'), barcode]) {
      await createCharge(checked.api, { source: { barcode: one } })
    }
  })

  it('that is missing or blank is refused as ever', async () => {
    await using checked = await strict()

    const answer = await checked.api.post('/charges', chargeBody({ source: { barcode: ' ' } }))

    expect(answer.body.message).toBe("barcode can't be blank")
  })
})

it('barcode rules that there are none of are refused', async () => {
  await expect(createSandbox({ barcodeRules: 'loose' })).rejects.toThrow(
    'There are no barcode rules "loose". Use one of: lenient, strict.',
  )
})
