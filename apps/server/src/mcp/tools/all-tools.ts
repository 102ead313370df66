import { certifyReceiver } from './certify-tool.ts'
import { readDocumentation, runOperationOf } from './further-tools.ts'
import { operationToolsOf } from './operation-tool.ts'
import { createCharge, makeAccount, refundCharge } from './payment-tools.ts'
import { loadDocument } from './schema.ts'
import type { Schema, Tool } from './tool.ts'

let made: Promise<readonly Tool[]> | undefined

/** Every tool, in the order in which agents are shown them. */
export function allTools(): Promise<readonly Tool[]> {
  made ??= makeTools()
  return made
}

async function makeTools(): Promise<readonly Tool[]> {
  const document = await loadDocument()
  return [
    makeAccount,
    createCharge,
    refundCharge,
    ...operationToolsOf(document),
    certifyReceiver,
    runOperationOf(document),
    readDocumentation,
  ]
}

const account: Schema = { type: 'string' }

/** The arguments of a tool, `account` included. */
export function inputOf({ input, takesAccount }: Tool): Schema & { readonly type: 'object' } {
  const properties = takesAccount === false ? input.properties : { ...input.properties, account }
  return { ...input, type: 'object', ...(properties ? { properties } : {}) }
}
