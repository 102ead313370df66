import { shownText } from '../format/shown-text.ts'

/** A text from outside within a sentence of ours: in quotes, and of its own direction. */
export function quoted(text: string): string {
  return `“\u2068${shownText(text, { max: 60, instead: '\ufffd' })}\u2069”`
}
