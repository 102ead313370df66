import type { Wire } from '@omise-sandbox/api'
import type { Metadata } from '@omise-sandbox/core'
import { WrittenJson } from './written-json.ts'

export function presentMetadata(metadata: Metadata): Wire['Charge']['metadata'] {
  const shown: object = typeof metadata === 'string' ? new WrittenJson(metadata) : metadata
  return shown as Wire['Charge']['metadata']
}
