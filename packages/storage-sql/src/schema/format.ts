/** The tables are of a format that this version does not know. */
export class FormatError extends Error {
  constructor(found: number, known: number) {
    super(
      `The data is of format ${found}, made by a newer version of omise-sandbox; this one knows format ${known}. Use the newer version, or other data.`,
    )
    this.name = 'FormatError'
  }
}
