import type { Document, Schema } from './document.ts'

/** Whether a schema of the one document says the same as one of the other, whatever it refers to included. */
export type Unchanged = (before: Schema, after: Schema) => boolean

const known = new WeakMap<Document, WeakMap<Document, Unchanged>>()
const componentsKnown = new WeakMap<Document, Components>()

/** What two documents have in common, found out once: most of what is compared did not change. */
export function unchangedIn(before: Document, after: Document): Unchanged {
  const ofBefore = known.get(before) ?? new WeakMap<Document, Unchanged>()
  const found = ofBefore.get(after) ?? createUnchanged(before, after)
  known.set(before, ofBefore.set(after, found))
  return found
}

function createUnchanged(before: Document, after: Document): Unchanged {
  const same = unchangedComponents(componentsOf(before), componentsOf(after))
  return (one, other) => {
    const written = writtenOf(one)
    return (
      (one === other || written.text === writtenOf(other).text) &&
      written.components.every((name) => same.has(name))
    )
  }
}

interface Written {
  readonly text: string
  /** The components it refers to; what is referred to otherwise stands here too, and is no component. */
  readonly components: readonly string[]
}

type Components = ReadonlyMap<string, Written>

const everyWritten = new WeakMap<object, Written>()

function writtenOf(part: object | boolean): Written {
  if (typeof part === 'boolean') return { text: String(part), components: [] }
  const known = everyWritten.get(part)
  if (known) return known
  const text = JSON.stringify(part)
  const references = text.matchAll(/"\$ref":"([^"]+)"/g)
  const components = new Set([...references].map(([, name = '']) => componentOf(name)))
  const written = { text, components: [...components] }
  everyWritten.set(part, written)
  return written
}

/** `#/components/schemas/Charge`, also for a part of it. */
function componentOf(reference: string): string {
  return reference.split('/').slice(0, 4).join('/')
}

function componentsOf(document: Document): Components {
  const found = componentsKnown.get(document) ?? readComponents(document)
  componentsKnown.set(document, found)
  return found
}

function readComponents({ components = {} }: Document): Components {
  return new Map(
    Object.entries(components).flatMap(([section, parts]) =>
      Object.entries(parts as Readonly<Record<string, object>>).map(
        ([name, part]) => [`#/components/${section}/${name}`, writtenOf(part)] as const,
      ),
    ),
  )
}

/** The components that are written alike, and refer to none that is not. */
function unchangedComponents(before: Components, after: Components): ReadonlySet<string> {
  const same = new Set(
    [...before].flatMap(([name, { text }]) => (after.get(name)?.text === text ? [name] : [])),
  )
  for (let size = Number.POSITIVE_INFINITY; same.size < size; ) {
    size = same.size
    for (const name of same) {
      if (!before.get(name)?.components.every((used) => same.has(used))) same.delete(name)
    }
  }
  return same
}
