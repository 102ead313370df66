/** Control characters, those that show nothing, and marks that turn the direction of what stands around them. */
const harmful = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu

/**
 * A text from outside as a line of ours can show it: with nothing in it that could change how the line reads, and at most
 * so many characters. A longer one ends in `…`, which is one of them.
 */
export function shownText(
  text: string,
  options: {
    readonly max: number
    /** What is shown in place of what could do harm. */
    readonly instead: ' ' | '\ufffd'
  },
): string {
  const { max, instead } = options
  const characters = [...text.replace(harmful, instead)]
  if (characters.length <= max) return characters.join('')
  return `${characters.slice(0, max - 1).join('')}…`
}
