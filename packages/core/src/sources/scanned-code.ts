/** A code without what scanners and keyboards add to it. */
export interface ScannedCode {
  readonly code: string
  /** What was taken away or translated, in words such as `a carriage return`; empty for nearly every code. */
  readonly noise: readonly string[]
}

/**
 * Reads a code as a hand scanner, a keyboard or a copied text gives it: with a suffix (CR, LF, TAB), framed by STX and ETX,
 * after an AIM identifier such as `]C1`, in groups, in digits other than ASCII's, or typed on a Thai keyboard layout.
 */
export function readScannedCode(text: string): ScannedCode {
  return onlyDigits.test(text) ? { code: text, noise: nothing } : withoutNoise(text)
}

const onlyDigits = /^[0-9]+$/
const nothing: readonly string[] = []

function withoutNoise(text: string): ScannedCode {
  const noise = new Set<string>()
  let code = text
  for (const pass of passes) code = pass(code, noise)
  return { code, noise: [...noise] }
}

/** Takes one kind of noise away, and says which it found. */
type Pass = (code: string, noise: Set<string>) => string

const controlNames: Readonly<Record<string, string>> = {
  '\t': 'a tab',
  '\n': 'a line feed',
  '\r': 'a carriage return',
  '\x02': 'STX',
  '\x03': 'ETX',
  '\x1d': 'a group separator',
}

const controls: Pass = (code, noise) =>
  code.replace(/\p{Cc}/gu, (control) => {
    noise.add(controlNames[control] ?? 'a control character')
    return ''
  })

/** Zero-width characters, marks of writing direction, a byte order mark. */
const invisible: Pass = (code, noise) =>
  code.replace(/[\p{Cf}\p{Variation_Selector}]/gu, () => {
    noise.add('an invisible character')
    return ''
  })

/** What was encoded once too often: `%0D`, or a backslash and an r. */
const escapes: Pass = (code, noise) =>
  code.replace(/(?:%0[9ad]|\\[rnt])+$/i, () => {
    noise.add('an escaped control character')
    return ''
  })

/** The ten keys of the digits, in the order of their digits, on the Thai keyboard layout (Kedmanee). */
const thaiKeys = 'จๅ/-ภถุึคต'
const typedInThai = new RegExp(`^[${thaiKeys.replace('-', '\\-')}]{10,}$`, 'u')

const thaiLayout: Pass = (code, noise) => {
  if (!typedInThai.test(code)) return code
  noise.add('the characters of a Thai keyboard layout')
  return Array.from(code, (key) => thaiKeys.indexOf(key)).join('')
}

/** Full-width characters, and the digits of other scripts. */
const widths: Pass = (code, noise) =>
  code.replace(/[^\0-\x7f]/gu, (character) => {
    const ascii = asciiOf(character)
    if (ascii === undefined) return character
    noise.add('characters that are not ASCII')
    return ascii
  })

function asciiOf(character: string): string | undefined {
  const plain = character.normalize('NFKC')
  if (/^[\x20-\x7e]$/.test(plain)) return plain
  return /^\p{Nd}$/u.test(character) ? String(digitOf(character)) : undefined
}

/** The digits of a script stand in a row, from its zero on. */
function digitOf(character: string): number {
  let digit = 0
  for (let point = (character.codePointAt(0) ?? 0) - 1; digit < 9; point--, digit++) {
    if (!/^\p{Nd}$/u.test(String.fromCodePoint(point))) break
  }
  return digit
}

const aimIdentifier: Pass = (code, noise) =>
  code.replace(/^\s*(\][A-Za-z][0-9A-Za-z])/, (_all, identifier: string) => {
    noise.add(`an AIM identifier (${identifier})`)
    return ''
  })

/** Blanks around a code; and punctuation around and between its digits, where it has nothing else. */
const separators: Pass = (code, noise) => {
  const digits = code.replace(/[\s\p{P}\p{S}]/gu, '')
  const bare = onlyDigits.test(digits) ? digits : code.trim()
  if (bare.length < code.length) noise.add(/\s/.test(code) ? 'blanks' : 'separators')
  return bare
}

/** A scanner's own identifier of the symbology, such as `D` or `j`, beside the digits of a whole code. */
const letters: Pass = (code, noise) => {
  const digits = /^[A-Za-z]{0,3}([0-9]{16,24})[A-Za-z]{0,3}$/.exec(code)?.[1]
  if (digits === undefined || digits === code) return code
  noise.add('letters beside its digits')
  return digits
}

const passes: readonly Pass[] = [
  controls,
  invisible,
  escapes,
  thaiLayout,
  widths,
  aimIdentifier,
  separators,
  letters,
]
