import { omiseRoutes } from './generated/omise-routes.ts'
import type { components, operations, paths } from './generated/omise-types.ts'
import { sandboxRoutes } from './generated/sandbox-routes.ts'
import type {
  components as controlComponents,
  operations as controlOperations,
} from './generated/sandbox-types.ts'

export { omiseRoutes, sandboxRoutes }

/** The imitated API by its paths, for clients made from a document's types. */
export type OmisePaths = paths
/** The objects of the imitated API, as they are on the wire. */
export type Wire = components['schemas']
/** The objects of the control API, as they are on the wire. */
export type ControlWire = controlComponents['schemas']

/** Every operation of the imitated API, by its `operationId`. */
export type OmiseOperation = (typeof omiseRoutes)[number]['operation']
/** Every operation of the control API, by its `operationId`. */
export type ControlOperation = (typeof sandboxRoutes)[number]['operation']

type Json<Response> = Response extends { content: { 'application/json': infer Body } }
  ? Body
  : never

/** What an operation of the imitated API answers when it succeeds; never where it always refuses. */
export type OmiseAnswer<Name extends OmiseOperation> = operations[Name]['responses'] extends {
  200: infer Response
}
  ? Json<Response>
  : never

/** What an operation of the control API answers when it succeeds: JSON, a text, events one by one, or nothing. */
export type ControlAnswer<Name extends ControlOperation> =
  controlOperations[Name]['responses'] extends { 200: infer Response }
    ? Response extends { content: { 'application/json': infer Body } }
      ? Body
      : Response extends { content: { 'text/event-stream': infer Item } }
        ? AsyncIterable<Item>
        : string
    : undefined

export type AnswerType =
  | 'application/json'
  | 'text/plain'
  | 'text/markdown'
  | 'text/event-stream'
  | 'none'
export type KeyKind = 'secret' | 'public'

/** One row of a route table. */
export interface Route<Operation extends string = string> {
  readonly operation: Operation
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** An OpenAPI path template: `/charges/{charge}`. */
  readonly path: string
  /** The kinds of key it accepts; none where no key is wanted. */
  readonly keys: readonly KeyKind[]
  /** What an operation of the control API answers with when it succeeds. */
  readonly answer?: AnswerType
  /** What an operation of the imitated API reads of the query and the body: `amount`, `source`, `source[type]`. */
  readonly fields?: readonly string[]
}
