import { FormProblem } from './form.ts'

const problem = new FormProblem(
  'multipart body cannot be read',
  'Check that it is whole, and that its Content-Type names its boundary.',
)

/** The fields of a `multipart/form-data` body, as `curl -F` sends them. Files are passed over. Throws a {@link FormProblem}. */
export async function multipartFields(
  text: string,
  contentType: string,
): Promise<[string, string][]> {
  const sent = new Response(text, { headers: { 'content-type': contentType } })
  const parts = await sent.formData().catch(() => Promise.reject(problem))
  return [...parts].filter((part): part is [string, string] => typeof part[1] === 'string')
}
