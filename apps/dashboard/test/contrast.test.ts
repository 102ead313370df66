import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const sheet = await readFile(new URL('../src/styles/tokens.css', import.meta.url), 'utf8')
const [day = '', night = ''] = sheet.split('@media (prefers-color-scheme: dark)')

/** Text on its ground, by the names of their tokens, and the ratio that WCAG asks for. */
const pairs = [
  ['text', 'ground', 4.5],
  ['text', 'surface', 4.5],
  ['text', 'raised', 4.5],
  ['soft', 'ground', 4.5],
  ['soft', 'surface', 4.5],
  ['soft', 'raised', 4.5],
  ['accent', 'ground', 4.5],
  ['accent', 'surface', 4.5],
  ['accent', 'raised', 4.5],
  ['accent', 'accent-soft', 4.5],
  ['text', 'accent-soft', 4.5],
  ['on-accent', 'accent', 4.5],
  ['bad', 'ground', 4.5],
  ['bad', 'surface', 4.5],
  ['bad', 'raised', 4.5],
  ['bad', 'bad-soft', 4.5],
  ['text', 'bad-soft', 4.5],
  ['on-bad', 'bad', 4.5],
  ['good', 'surface', 4.5],
  ['good', 'good-soft', 4.5],
  ['warn', 'warn-soft', 4.5],
  ['idle', 'idle-soft', 4.5],
  ['on-top', 'top', 4.5],
  ['on-top', 'top-raised', 4.5],
  ['on-top-soft', 'top', 4.5],
  ['top-accent', 'top', 4.5],
  ['top-accent', 'top-raised', 4.5],
  ['top-bad', 'top', 4.5],
  ['strong-line', 'surface', 3],
  ['strong-line', 'ground', 3],
] as const

describe.each([
  ['by day', day],
  ['by night', night],
])('%s', (_, tokens) => {
  it.each(pairs)('%s on %s has a contrast of %d to 1 or more', (text, ground, min) => {
    expect(contrast(colour(tokens, text), colour(tokens, ground))).toBeGreaterThanOrEqual(min)
  })
})

it('measures black on white as 21 to 1', () => {
  expect(contrast('000000', 'ffffff')).toBeCloseTo(21)
})

function colour(tokens: string, name: string): string {
  const found = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(tokens)?.[1]
  if (!found) throw new Error(`There is no token --${name}`)
  return found
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
