/** What is wrong with a value, and where in it. */
export interface Misfit {
  /** A JSON pointer: `/charges/0/facts/id`. */
  readonly at: string
  /** What it should be: `be a text`. */
  readonly must: string
}

/** Undefined where the value fits, else the first thing that is wrong. A state can be large: nothing else is looked at. */
export type Shape = (value: unknown) => Misfit | undefined

/** A shape for each field of an object of this type: one that is forgotten does not compile. */
export type Fields<T> = { readonly [Name in keyof T]-?: Shape }

/** An object with these fields and no others. */
export function object<T extends object>(fields: Fields<T>): Shape {
  const shapes = Object.entries<Shape>(fields)
  return (value) => {
    if (!isObject(value)) return misfit('be an object')
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(fields, name)) return misfit(`have no field ${JSON.stringify(name)}`)
    }
    return firstMisfit(shapes, ([name, shape]) => within(name, shape(value[name])))
  }
}

/** The members of a union that may have this value in their tag. */
type Tagged<T, Tag extends keyof T, Name> = T extends unknown
  ? Name extends T[Tag]
    ? T
    : never
  : never

/** An object that has the fields of one of several, told by the text in one of its fields: `{ status: 'pending', … }`. */
export function variant<T extends object, Tag extends keyof T & string>(
  tag: Tag,
  variants: {
    readonly [Name in T[Tag] & string]: Fields<Omit<Tagged<T, Tag, Name>, Tag>>
  },
): Shape {
  const shapes = new Map(
    Object.entries<Record<string, Shape>>(variants).map(([name, fields]) => [
      name,
      object({ ...fields, [tag]: text() }),
    ]),
  )
  return (value) => {
    if (!isObject(value)) return misfit('be an object')
    const name = value[tag]
    const shape = typeof name === 'string' ? shapes.get(name) : undefined
    return shape ? shape(value) : within(tag, misfit(`be one of ${[...shapes.keys()].join(', ')}`))
  }
}

export function list(of: Shape, { min = 0, max = Number.POSITIVE_INFINITY } = {}): Shape {
  return (value) => {
    if (!Array.isArray(value)) return misfit('be a list')
    if (value.length < min || value.length > max) return misfit(`have ${min} to ${max} items`)
    return firstMisfit(value.entries(), ([index, item]) => within(String(index), of(item)))
  }
}

/** Any names, with values of one shape. */
export function record(of: Shape): Shape {
  return (value) =>
    isObject(value)
      ? firstMisfit(Object.entries(value), ([name, field]) => within(name, of(field)))
      : misfit('be an object')
}

export function nullable(shape: Shape): Shape {
  return (value) => (value === null ? undefined : shape(value))
}

export function optional(shape: Shape): Shape {
  return (value) => (value === undefined ? undefined : shape(value))
}

export function oneOf(...values: readonly (string | number)[]): Shape {
  return (value) =>
    values.some((one) => one === value) ? undefined : misfit(`be one of ${values.join(', ')}`)
}

export function text(pattern?: RegExp): Shape {
  return (value) => {
    if (typeof value !== 'string') return misfit('be a text')
    return !pattern || pattern.test(value) ? undefined : misfit(`match ${pattern.source}`)
  }
}

/** A list of objects, no two of which have the same in a field. */
export function distinct(of: Shape, keyOf: (item: never) => unknown): Shape {
  return (value) => {
    const wrong = of(value)
    if (wrong) return wrong
    const seen = new Set<unknown>()
    return firstMisfit((value as never[]).entries(), ([index, item]) => {
      const key = keyOf(item)
      if (seen.has(key)) return within(String(index), misfit('have an id of its own'))
      seen.add(key)
      return undefined
    })
  }
}

export function number(min: number, max: number): Shape {
  return (value) =>
    typeof value === 'number' && value >= min && value <= max
      ? undefined
      : misfit(`be a number from ${min} to ${max}`)
}

export function integer(min: number, max: number): Shape {
  return (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? undefined
      : misfit(`be a whole number from ${min} to ${max}`)
}

export function flag(value: unknown): Misfit | undefined {
  return typeof value === 'boolean' ? undefined : misfit('be true or false')
}

export function misfit(must: string): Misfit {
  return { at: '', must }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is wrong at a place that is known. */
export function at(path: string, must: string): Misfit {
  return { at: path, must }
}

/** The first thing that is wrong in what a look at each item of a list finds; `path` leads to the list, `inside` on from an item. */
export function misfitIn<T>(
  items: readonly T[],
  look: (item: T) => Misfit | undefined,
  path: string,
  inside = '',
): Misfit | undefined {
  for (const [index, item] of items.entries()) {
    const found = look(item)
    if (found) return at(`${path}/${index}${inside}${found.at}`, found.must)
  }
  return undefined
}

function within(name: string, found: Misfit | undefined): Misfit | undefined {
  if (!found) return undefined
  const step = name.replaceAll('~', '~0').replaceAll('/', '~1')
  return { at: `/${step}${found.at}`, must: found.must }
}

function firstMisfit<T>(
  items: Iterable<T>,
  look: (item: T) => Misfit | undefined,
): Misfit | undefined {
  for (const item of items) {
    const found = look(item)
    if (found) return found
  }
  return undefined
}
