import { type Document, formType } from './document.ts'

/** The document with forms described by the schemas of JSON bodies, as they once were: unions, which no form can tell apart. */
export function withOldForms(document: Document): Document {
  const text = JSON.stringify(document, (name, value) =>
    name === formType && value.encoding
      ? {
          ...value,
          encoding: { ...value.encoding, source: { style: 'deepObject', explode: true } },
        }
      : value,
  )
  return JSON.parse(text.replaceAll(/(#\/components\/schemas\/\w+(?:Create|Update))Form"/g, '$1"'))
}
