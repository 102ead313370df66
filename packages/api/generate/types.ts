import openapiTS, { astToString } from 'openapi-typescript'
import type { Document } from './document.ts'

/** The TypeScript types of a document. */
export async function documentTypes(document: Document): Promise<string> {
  const ast = await openapiTS(JSON.stringify(document), { alphabetize: false })
  return `/** Made from openapi/ by npm run generate. Do not edit. */\n${astToString(ast)}`
}
