/** A line that breaks a direction. */
export interface Offence {
  /** From the root, with slashes. */
  readonly file: string
  readonly line: number
  readonly text: string
  readonly why: string
}

export function offenceAt(file: string, text: string, at: number, why: string): Offence {
  const line = text.slice(0, at).split('\n').length
  return { file, line, text: text.split('\n')[line - 1]?.trim() ?? '', why }
}
