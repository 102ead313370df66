import { words } from '../words/words.ts'

const mostCharacters = 80
/** Control characters, and those that turn the direction of the text after them. */
const harmful = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A store's name as a heading can show it, whatever the till sent. */
export function storeText(name: string | null): string {
  const characters = [...(name ?? '').replace(harmful, ' ').trim()]
  if (characters.length === 0) return words.phone.namelessStore
  if (characters.length <= mostCharacters) return characters.join('')
  return `${characters.slice(0, mostCharacters - 1).join('')}…`
}
