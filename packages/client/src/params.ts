/** The parameters of an operation that may show whole what it otherwise shows by its id. */
export function paramsOf<Path>(path: Path, expand: boolean | undefined) {
  return expand ? { path, query: { expand: 'true' } } : { path }
}
