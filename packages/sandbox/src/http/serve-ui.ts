import type { ServerResponse } from 'node:http'
import { basename, join, sep } from 'node:path'

/** Where the console is found; what stands below it is its pages and files. */
export const uiPath = '/__sandbox/ui'

/** Everything from here, nothing inline, in nobody's frame. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/**
 * What sets the headers that the console's files in a folder are sent with: those under its `assets` have names that
 * change with what is in them.
 */
export function uiHeadersOf(folder: string): (response: ServerResponse, file: string) => void {
  const assets = join(folder, 'assets', sep)
  return (response, file) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    const isNamedByContent = file.startsWith(assets)
    response.setHeader(
      'Cache-Control',
      isNamedByContent ? 'max-age=31536000, immutable' : 'no-cache',
    )
  }
}

/** Whether a path is a page of the console, which its one document shows, and no file of it. */
export function isUiPage(path: string): boolean {
  return !basename(path).includes('.')
}
