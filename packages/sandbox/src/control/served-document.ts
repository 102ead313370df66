import { toJson } from '../wire/written-json.ts'

type Document = Readonly<Record<string, unknown>>

/** A document as it is sent: its bytes are made once, and all answers share them. */
export class ServedDocument {
  readonly document: Document
  readonly parts: readonly Buffer[]

  constructor(document: Document, parts: readonly Buffer[]) {
    this.document = document
    this.parts = parts
  }
}

/** Gives a document whose `servers` name the address that it was loaded from, so that a tool calls the sandbox it asked. */
export type Serve = (address: string | undefined) => ServedDocument

/** Stands where the address is written. */
const placeholder = 'http://address.invalid'

/** A document that is loaded and written when it is first asked for. */
export function serveDocument(load: () => Promise<Document>): () => Promise<Serve> {
  let written: Promise<Serve> | undefined
  return () => {
    written ??= load().then(write)
    return written
  }
}

function write(document: Document): Serve {
  const asItIs = [Buffer.from(toJson(document))]
  // Written by name where it stood, so that the order of the document stays.
  const { openapi, info, servers: _servers, ...rest } = document
  const servers = [{ url: placeholder, description: 'The sandbox that served this document' }]
  const [before = '', after = ''] = toJson({ openapi, info, servers, ...rest }).split(placeholder)
  const [head, tail] = [Buffer.from(before), Buffer.from(after)]
  return (address) =>
    new ServedDocument(
      document,
      address === undefined ? asItIs : [head, Buffer.from(address), tail],
    )
}
