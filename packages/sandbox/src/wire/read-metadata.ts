import {
  allow,
  type Metadata,
  maxMetadataCharacters,
  noMetadata,
  refuse,
} from '@omise-sandbox/core'
import { isFields, type Read } from './fields.ts'
import { WrittenJson } from './written-json.ts'

export function readMetadata(value: unknown): Read<Metadata> {
  if (value === undefined || value === null || value === '') return allow(noMetadata)
  if (!isFields(value)) return refuse({ rule: 'metadata-not-object', field: 'metadata' })
  const written = value instanceof WrittenJson ? value.text : undefined
  if ((written ?? JSON.stringify(value)).length > maxMetadataCharacters) {
    return refuse({ rule: 'metadata-too-long', field: 'metadata', max: maxMetadataCharacters })
  }
  if (written !== undefined) return allow(written)
  // Parsed from JSON or a form, so it holds nothing but JSON.
  return allow(value as Metadata)
}
