/** The version of this release, as health checks and the webhooks' User-Agent say it. */
export const version = '0.1.0'
