/** The encodings that a text file can say it has by its first bytes, and UTF-16 without such a mark. */
const marks: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x7b, 0x00], 'utf-16le'],
  [[0x00, 0x7b], 'utf-16be'],
]

/** A JSON file's text: UTF-8 or UTF-16, with a byte order mark or without. Throws a `TypeError` where it is neither. */
export function decodeText(bytes: Uint8Array): string {
  const marked = marks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))
  return new TextDecoder(marked?.[1] ?? 'utf-8', { fatal: true }).decode(bytes)
}
