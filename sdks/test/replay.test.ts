import { describe, expect, it } from 'vitest'
import { readCapture } from '../src/capture.ts'
import { readDecodes, undecodable } from '../src/decode.ts'
import { replay } from '../src/replay.ts'
import { sdks } from '../src/sdks.ts'

/** SDKs with typed models; the others take any object. */
const typed = ['omise-go', 'omise-java', 'omise-dotnet']
const runs = sdks.flatMap(({ name }) => ['2020-07', '2025-03'].map((wire) => ({ name, wire })))

describe.each(runs)('what $name sends, under --wire $wire', ({ name, wire }) => {
  it('is answered as that SDK expects, for each call of the payment method', async () => {
    const replayed = await replay(await readCapture(name), wire)

    const answers = replayed.map(({ request, status, holds }) => ({ request, status, holds }))
    const expected = replayed.map(({ request, expected }) => ({ request, ...expected }))
    expect(answers).toEqual(expected)
  })
})

describe.each(runs.filter(({ name }) => typed.includes(name)))(
  'the models of $name, under --wire $wire',
  ({ name, wire }) => {
    it('parse every answer to what it sends', async () => {
      const [capture, decodes] = [await readCapture(name), await readDecodes(name)]

      const replayed = await replay(capture, wire)

      expect(
        replayed.flatMap(({ request, answer }) =>
          undecodable(answer, decodes).map((why) => `${request}: ${why}`),
        ),
      ).toEqual([])
    })
  },
)
