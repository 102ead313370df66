import type { Charge, SearchResult } from './objects.ts'
import { eachFound, type SearchQuery } from './search.ts'

/** The charges whose metadata holds exactly this value under this name; a search finds values in part, and under any. */
export async function findByMetadata(
  search: (query: SearchQuery) => Promise<SearchResult>,
  { name, value }: { readonly name: string; readonly value: string },
): Promise<readonly Charge[]> {
  const charges: Charge[] = []
  for await (const found of eachFound(search, value)) {
    if (found.object === 'charge' && found.metadata[name] === value) charges.push(found)
  }
  return charges
}
