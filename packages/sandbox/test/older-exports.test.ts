import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { copyIn, doors, openThrough } from './harness.ts'

/** Exports that sandboxes of their formats wrote, each of an account with something of everything there was then. */
async function exportOf(format: number): Promise<string> {
  return readFile(new URL(`exports/format-${format}.json`, import.meta.url), 'utf8')
}

/** The names that fields had before, with those they have now. */
const names = [
  ['struck', 'timesUsed'],
  ['chaos', 'fault'],
  ['profile', 'retryPolicy'],
] as const

/** What an export says of its account, in the present names. */
function written(text: string): Record<string, unknown> {
  const renamed = names.reduce(
    (all, [before, now]) => all.replaceAll(`"${before}":`, `"${now}":`),
    text,
  )
  const { format: _format, version: _version, ...beside } = JSON.parse(renamed, withMethod)
  const copy = beside.data ?? beside
  return { ...copy, account: { codes: [], ...copy.account } }
}

/** There was one payment method, in one country, and so nothing said which. */
function withMethod(_name: string, value: Record<string, unknown> | null): unknown {
  const has = (name: string) => typeof value === 'object' && value !== null && name in value
  if (has('storeId')) return { ...value, type: 'barcode_alipay', currency: 'THB' }
  if (has('shownAt')) return { ...value, type: 'barcode_alipay' }
  if (has('voided') || has('direction')) return { ...value, currency: 'THB' }
  return has('zeroInterestInstallments') && has('wire')
    ? { ...value, country: 'TH', methods: null }
    : value
}

const formats = [
  { format: 1, codes: 0, older: ['struck', 'chaos', 'profile'] },
  { format: 2, codes: 1, older: ['struck', 'chaos', 'profile'] },
  { format: 3, codes: 1, older: ['struck', 'chaos', 'profile'] },
  { format: 4, codes: 1, older: ['profile'] },
  { format: 5, codes: 1, older: [] },
]

describe.each(doors)('an export of an older format, read %s,', (_door, controlOf) => {
  it.each(formats)('$format, comes back whole', async ({ format, codes, older }) => {
    await using checked = await openThrough(controlOf)
    const { control } = checked
    const text = await exportOf(format)
    await control.phone.showCode()

    await control.state.import(JSON.parse(text))

    const state = await control.state.export()
    expect(state.format).toBe(6)
    expect(copyIn(state)).toEqual(written(text))
    // It is as old as it says.
    expect(names.map(([before]) => before).filter((name) => text.includes(`"${name}":`))).toEqual(
      older,
    )
    expect((await control.phone.listCodes()).data).toHaveLength(codes)
    expect(await control.webhooks.get()).toMatchObject({ retry_policy: 'omise' })
    expect((await control.rules.list()).data).toMatchObject([{ times_used: 1 }])
    expect((await control.faults.list()).data.map(({ times_used }) => times_used)).toEqual([
      0, 1, 1,
    ])
    const { data } = await control.deliveries.list({ limit: 100 })
    expect(data.flatMap(({ fault }) => (fault ? [fault.type] : []))).toEqual(['reorder', 'drop'])
  })

  it('is refused where it does not fit, at the place in what was sent', async () => {
    await using checked = await openThrough(controlOf)
    const state = JSON.parse(await exportOf(4))

    const refused = checked.control.state.import({ ...state, charges: [{ status: 'lost' }] })

    await expect(refused).rejects.toMatchObject({
      status: 400,
      detail:
        'That is not a state that was exported, at /charges/0/status: it must be one of pending, successful, failed, expired.',
      remedy: 'Send what GET /__sandbox/state answered, unchanged.',
    })
  })

  const oddText = { toString: 1 }
  it.each<[string, object, string]>([
    [
      'no number for its format',
      { format: '6' },
      'at /format: it must be a whole number from 1 to 6.',
    ],
    ['a format between two', { format: 5.5 }, 'at /format: it must be a whole number from 1 to 6.'],
    ['no format', {}, 'at /format: it must be a whole number from 1 to 6.'],
    ['a newer format', { format: 9, version: '8.0.0' }, 'is of format 9, made by version 8.0.0.'],
    ['an odd version of a newer one', { format: 9, version: oddText }, 'is of format 9.'],
  ])('is refused where it has %s', async (_what, state, detail) => {
    await using checked = await openThrough(controlOf)

    await expect(checked.control.state.import(state as never)).rejects.toMatchObject({
      status: 400,
      detail: expect.stringContaining(detail),
    })
  })

  it('is refused where a word that tells kinds apart is an object that cannot be a text', async () => {
    await using checked = await openThrough(controlOf)
    const state = JSON.parse(await exportOf(4))
    state.account.clock.mode = oddText

    await expect(checked.control.state.import(state)).rejects.toMatchObject({
      status: 400,
      detail: expect.stringContaining('at /account/clock/mode: it must be one of'),
    })
  })

  it('keeps counts that no demo reaches, and gives them back', async () => {
    await using checked = await openThrough(controlOf)
    const state = JSON.parse(await exportOf(4))
    state.account.rules[0].timesUsed = 1_000_000_001

    await checked.control.state.import(state)

    expect((await checked.control.rules.list()).data).toMatchObject([{ times_used: 1_000_000_001 }])
    await checked.control.state.import(await checked.control.state.export())
  })
})
