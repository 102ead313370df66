/** A document whose `servers` name the address that it was loaded from, so that a tool calls the sandbox it asked. */
export function servedFrom(
  address: string | undefined,
  document: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  if (address === undefined) return { ...document }
  // Written by name where it stood, so that the order of the document stays.
  const { openapi, info, servers: _servers, ...rest } = document
  const servers = [{ url: address, description: 'The sandbox that served this document' }]
  return { openapi, info, servers, ...rest }
}
