/** The API versions whose shapes events and answers can have: those that know payment by scanned codes, newest first. */
export const apiVersions = ['2019-05-29', '2017-11-02'] as const

export type ApiVersion = (typeof apiVersions)[number]

/** Versions that the real API has and that are older than sources, and so than every payment method here. */
export const olderApiVersions: readonly string[] = ['2015-11-17', '2014-07-27']

export function isApiVersion(text: string): text is ApiVersion {
  return (apiVersions as readonly string[]).includes(text)
}

/** The shapes that the real API has given its objects over the years, within one API version. */
export const schemaVersions = ['2020-07', '2025-03'] as const

export type SchemaVersion = (typeof schemaVersions)[number]
