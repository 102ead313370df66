/** What JSON may grow to when it is indented before it is left as it is, in characters: a bound on time and memory. */
const maxIndent = 4_000_000

/** Omise's own way to write JSON: two spaces, and a line break at the end. */
export function prettyJson(body: string): string | undefined {
  const value = parsed(body)
  return value === undefined ? undefined : `${JSON.stringify(value, null, 2)}\n`
}

/** The JSON without white space and with its names in order: the same for all ways to write it. */
export function sortedJson(body: string): string | undefined {
  const value = parsed(body)
  return value === undefined ? undefined : JSON.stringify(sorted(value))
}

/** The body without the white space around it, where it has some. */
export function trimmed(body: string): string[] {
  return [body.trim(), body.trimEnd(), body.trimStart()].filter((other) => other !== body)
}

/** The same JSON as libraries write it, each without a line break at its end. */
export function* reserialized(body: string): Generator<Uint8Array> {
  const value = parsed(body)
  if (value === undefined) return
  for (const text of texts(value)) {
    yield Buffer.from(text)
    // PHP and Python escape what is not ASCII.
    if (/[\u007f-\uffff]/.test(text)) yield asciiEscaped(text)
  }
}

function* texts(value: unknown): Generator<string> {
  const compact = JSON.stringify(value)
  yield compact
  yield spaced(value)
  for (const space of [2, '\t']) yield JSON.stringify(value, null, space)
  const indented = JSON.stringify(value, null, 4)
  yield indented
  // PHP escapes slashes, and indents by four or not at all.
  if (compact.includes('/')) yield* [slashEscaped(compact), slashEscaped(indented)]
  // Go writes a map's names in order; it and Rails escape what HTML gives a meaning.
  const ordered = JSON.stringify(sorted(value))
  if (ordered !== compact) yield ordered
  if (!/[<>&]/.test(compact)) return
  for (const text of new Set([compact, ordered])) yield htmlEscaped(text)
}

/** As Python writes it: a space after each comma and colon. Line breaks stand between values only, never in text. */
function spaced(value: unknown): string {
  return JSON.stringify(value, null, 1)
    .replace(/([[{])\n */g, '$1')
    .replace(/\n *([\]}])/g, '$1')
    .replace(/\n */g, ' ')
}

/** Undefined where it is no JSON, or too deep or too large to be written anew. */
function parsed(body: string): unknown {
  if (indentedLength(body) > maxIndent) return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** How long the JSON is when indented by four, or a length beyond the bound; each level of depth costs at each value. */
function indentedLength(json: string): number {
  let length = json.length
  let depth = 0
  let isInText = false
  for (let at = 0; at < json.length && length <= maxIndent; at++) {
    const character = json[at]
    if (isInText && character === '\\') at++
    else if (character === '"') isInText = !isInText
    else if (!isInText && character !== undefined && '[]{},'.includes(character)) {
      if (character === '[' || character === '{') depth++
      if (character === ']' || character === '}') depth--
      length += 4 * Math.max(depth, 0)
    }
  }
  return length
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => [name, sorted(inner)] as const)
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}

function slashEscaped(text: string): string {
  return text.replaceAll('/', '\\/')
}

function htmlEscaped(text: string): string {
  return text.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026')
}

// Pure, as a bundler cannot know: who uses nothing of this file is given nothing of it.
const hexDigits = /* @__PURE__ */ Buffer.from('0123456789abcdef')

/** The text with what is not ASCII as `\uXXXX`; written byte by byte, as `replace` takes a second for a megabyte. */
function asciiEscaped(text: string): Uint8Array {
  const bytes = Buffer.allocUnsafe(text.length * 6)
  let end = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x7f) {
      bytes[end++] = unit
      continue
    }
    bytes[end++] = 0x5c
    bytes[end++] = 0x75
    for (let shift = 12; shift >= 0; shift -= 4) bytes[end++] = hexDigits[(unit >> shift) & 15] ?? 0
  }
  return bytes.subarray(0, end)
}

/** The text whose UTF-8 bytes, read as Latin-1, give this one; undefined where there is none. */
export function fromLatin1(body: string): string | undefined {
  const bytes = Buffer.from(body, 'latin1')
  if (bytes.toString('latin1') !== body) return undefined
  const text = bytes.toString('utf8')
  return text === body ? undefined : text
}

/** What a receiver has that reads UTF-8 as something else, or puts a byte order mark before it. */
export function misreadings(body: string): string[] {
  const utf8 = Buffer.from(body)
  const read = ['latin1', 'ascii'].map((encoding) => utf8.toString(encoding as BufferEncoding))
  // Windows' own for the west and for Thailand; the web calls the first Latin-1.
  const decoded = ['windows-1252', 'windows-874'].map((name) => new TextDecoder(name).decode(utf8))
  return [...read, ...decoded, `\ufeff${body}`].filter((text) => text !== body)
}

/** The body's bytes in other encodings than UTF-8, where they differ. */
export function otherEncodings(body: string): Uint8Array[] {
  const utf8 = Buffer.from(body)
  return [
    ...misreadings(body).map((text) => Buffer.from(text)),
    Buffer.from(body, 'latin1'),
    Buffer.from(body, 'utf16le'),
    Buffer.from(utf8.toString('base64')),
    // .NET and Java put question marks for what ASCII or Latin-1 lacks: .NET two for an emoji, Java one.
    Buffer.from(body.replace(/[\u0080-\uffff]/g, '?')),
    Buffer.from(body.replace(/[\u0080-\u{10ffff}]/gu, '?')),
    Buffer.from(body.replace(/[\u0100-\u{10ffff}]/gu, '?'), 'latin1'),
  ].filter((bytes) => !bytes.equals(utf8))
}
