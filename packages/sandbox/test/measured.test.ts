import { parseWritten, printWritten } from '@omise-sandbox/core'
import { describe, expect, it } from 'vitest'
import { FormProblem, readForm } from '../src/http/form.ts'
import { prettyJson, WrittenJson } from '../src/wire/written-json.ts'
import { forms, jsons, shown } from './measured/cases.ts'

describe('a form is read as Rack reads it', () => {
  it('in more than 300 cases', () => {
    expect(forms.length).toBeGreaterThan(300)
  })

  it.each(forms.map((one) => [one.where, shown(one.sent), one] as const))(
    'the %s %s',
    (_where, _sent, { sent, where, read }) => {
      if (read === undefined) expect(() => readForm(sent, where)).toThrow(FormProblem)
      else expect(printWritten(readForm(sent, where))).toBe(read)
    },
  )
})

describe('JSON is kept as Ruby keeps it', () => {
  it('in nearly 200 cases', () => {
    expect(jsons.length).toBeGreaterThan(190)
  })

  it.each(jsons.map((one) => [shown(one.sent), one] as const))('%s', (_sent, one) => {
    if (one.read === undefined) expect(() => parseWritten(one.sent)).toThrow()
    else {
      expect(printWritten(parseWritten(one.sent))).toBe(one.read)
      // Empty ones are written as the recorded answers of late have them.
      const pretty = one.pretty?.replace(/\[\s+\]/g, '[]').replace(/\{\s+\}/g, '{}')
      expect(prettyJson(new WrittenJson(one.read))).toBe(pretty)
    }
  })
})
