import type { ComponentChildren } from 'preact'

/** A sentence of the catalog with something put in where it says `{name}`, in the order of its language. */
export function Sentence(props: {
  readonly text: string
  readonly parts: Readonly<Record<string, ComponentChildren>>
}) {
  const pieces = props.text.split(/\{(\w+)\}/)
  return <>{pieces.map((piece, index) => (index % 2 === 0 ? piece : props.parts[piece]))}</>
}
