import { documentNames, readPart } from './documents.ts'
import { readDocumentPart } from './openapi-parts.ts'
import { controlOf, type Site } from './site.ts'
import { ToolUsageError } from './tools/tool.ts'

const scheme = 'omise-sandbox://'

export interface Resource {
  readonly uri: string
  readonly name: string
  readonly description: string
  readonly mimeType: string
}

/** What can be read whole: each begins with a list of its parts, which the templates lead to. */
export async function listResources(): Promise<readonly Resource[]> {
  const documents = Object.entries(await documentNames())
  return [
    ...documents.map(([name, title]) => ({
      uri: `${scheme}documents/${name}`,
      name,
      description: title,
      mimeType: 'text/markdown',
    })),
    ...['omise', 'sandbox'].map((api) => ({
      uri: `${scheme}openapi/${api}`,
      name: `openapi/${api}`,
      description:
        api === 'omise' ? 'The imitated API: operations and schemas' : 'The control API: the same',
      mimeType: 'application/json',
    })),
  ]
}

export const resourceTemplates = [
  {
    uriTemplate: `${scheme}documents/{document}/{section}`,
    name: 'section',
    description:
      'One section of a document: fidelity.md/Refunds is that part of the fidelity ledger, glossary.md has the words.',
    mimeType: 'text/markdown',
  },
  {
    uriTemplate: `${scheme}openapi/{api}/{part}`,
    name: 'openapi part',
    description:
      'One operation or schema of an OpenAPI document: omise/createCharge, omise/Charge.',
    mimeType: 'application/json',
  },
  {
    uriTemplate: `${scheme}timelines/{account}/{charge}`,
    name: 'timeline',
    description: 'The story of a charge, as Markdown to paste in a ticket.',
    mimeType: 'text/markdown',
  },
] as const

/** A resource's text. Throws a ToolUsageError that says what to do where there is none. */
export async function readResource(
  site: Site,
  uri: string,
): Promise<Omit<Resource, 'name' | 'description'> & { readonly text: string }> {
  const [kind, first = '', ...rest] = uri.replace(scheme, '').split('/').map(decodeURIComponent)
  const part = rest.length === 0 ? undefined : rest.join('/')
  if (uri.startsWith(scheme) && kind === 'documents') {
    const found = await readPart(first, part)
    if ('text' in found) return { uri, mimeType: 'text/markdown', text: found.text }
    throw new ToolUsageError(found.refusal)
  }
  if (uri.startsWith(scheme) && kind === 'openapi') {
    return { uri, mimeType: 'application/json', text: await readDocumentPart(first, part) }
  }
  if (uri.startsWith(scheme) && kind === 'timelines' && part !== undefined) {
    const control = await controlOf(site, first)
    return { uri, mimeType: 'text/markdown', text: await control.timeline.markdown(part) }
  }
  throw new ToolUsageError(
    `There is no resource ${uri}. Use one of resources/list, or ${scheme}timelines/{account}/{charge}.`,
  )
}
