import { instant, parseInstant } from '@omise-sandbox/core'
import { describe, expect, it } from 'vitest'
import { readBoolean } from '../src/wire/read-boolean.ts'
import { booleans, shown, times } from './measured/cases.ts'

describe('a boolean is read as ActiveModel reads it', () => {
  it.each(booleans.map((one) => [shown(one.sent), one] as const))('%s', (_sent, { sent, read }) => {
    expect(readBoolean(sent, 'void')).toEqual({ ok: true, value: read ?? undefined })
  })
})

describe('a time is read as ActiveModel reads it', () => {
  it.each(times.map((one) => [shown(one.sent), one] as const))('%s', (_sent, { sent, read }) => {
    const moment = read === undefined ? undefined : instant(Date.parse(read))
    expect(parseInstant(sent)).toBe(moment)
  })
})
