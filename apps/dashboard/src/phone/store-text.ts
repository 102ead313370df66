import { shownText } from '../format/shown-text.ts'

/** A store's name as a heading can show it, whatever the till sent; empty where nothing of it can be shown. */
export function storeText(name: string | null): string {
  return shownText(name?.trim() ?? '', { max: 80, instead: ' ' }).trim()
}
