const longest = 60
/** Control characters, and marks that turn the direction of what stands around them. */
const disturbing = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu

/**
 * A text from outside within a sentence of ours: in quotes, cut where it is long, of its own direction, with nothing in
 * it that could change how the sentence reads.
 */
export function quoted(text: string): string {
  const plain = text.replace(disturbing, '\ufffd')
  const cut = plain.length > longest ? `${[...plain].slice(0, longest).join('')}…` : plain
  return `“\u2068${cut}\u2069”`
}
