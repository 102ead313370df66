import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { basename, join, sep } from 'node:path'
import type { HttpRequest } from './request.ts'

/** Where the console is found; what stands below it is its pages and files. */
export const uiPath = '/__sandbox/ui'

/** Everything from here, nothing inline, in nobody's frame. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
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

/**
 * The console's one document for one of its pages. Its links to files are relative, so that they hold where a proxy serves the
 * sandbox under a path of its own; they lead up from as deep as the page is. Rejects where there is no document.
 */
export async function readUiPage(folder: string, path: string): Promise<string> {
  const document = await readFile(join(folder, 'index.html'), 'utf8')
  return document.replace(/(?<=\b(?:src|href)=")\.\//g, toConsole(path))
}

/** The way from a page to the console's folder, relative: `../` from `/__sandbox/ui/charges/chrg_test_1`. */
function toConsole(path: string): string {
  const below = path.slice(uiPath.length)
  if (below === '') return `./${basename(uiPath)}/`
  const depth = below.split('/').length - 2
  return depth === 0 ? './' : '../'.repeat(depth)
}

/**
 * Leads a browser that asks for `/` or `/__sandbox` to the console, by a relative address; whatever else asks passes on, and so
 * does a request with a key.
 */
export function leadToConsole(
  request: HttpRequest,
  response: ServerResponse,
  next: () => void,
): void {
  const { accept = '', authorization } = request.headers
  if (!accept.includes('text/html') || authorization !== undefined) {
    next()
    return
  }
  const location = request.path === '/__sandbox/' ? './ui/' : `.${uiPath}/`
  response.writeHead(302, { Location: location, 'Cache-Control': 'no-store', Vary: 'Accept' })
  response.end()
}
