/** Looked up with each call, for tests that put another in its place; a browser's wants to be called on its window. */
export function fetchOf({
  fetch,
}: {
  readonly fetch?: typeof globalThis.fetch
}): typeof globalThis.fetch {
  return fetch ?? ((input, init) => globalThis.fetch(input, init))
}
