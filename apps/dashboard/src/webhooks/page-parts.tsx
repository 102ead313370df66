import { words } from '../words/words.ts'

const { label, ...parts } = words.webhooks.pageParts

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
