import { messages } from '../messages/messages.ts'

const { label, ...parts } = messages.webhooks.pageParts

/** Links to the parts of a long page. */
export function PageParts() {
  return (
    <nav class="webhooks-parts" aria-label={label}>
      {Object.entries(parts).map(([anchor, name]) => (
        <a key={anchor} href={`#${anchor}`}>
          {name}
        </a>
      ))}
    </nav>
  )
}
