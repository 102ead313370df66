/** A check compiled from a schema: true where the value fits, else false with `errors` set. */
export interface Validator {
  (value: unknown): boolean
  errors?: readonly Violation[] | null
}

/** One way in which a value does not fit its schema. */
export interface Violation {
  /** Where, as a JSON pointer: `/source/barcode`. */
  readonly instancePath: string
  /** The JSON Schema keyword that is broken. */
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string
  /** The value that does not fit, and the schema it stands in; only from checks of control requests. */
  readonly data?: unknown
  readonly parentSchema?: {
    readonly properties?: Readonly<Record<string, unknown>>
    readonly description?: string
  }
}
