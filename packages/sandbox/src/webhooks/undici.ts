/// <reference path="./undici-parts.d.ts" />
/**
 * The parts of undici that webhooks are posted with. All of it, with a fetch, mocks and caches that nothing here uses, takes
 * three times as long to load.
 */
export { default as request } from 'undici/lib/api/api-request.js'
export { default as buildConnector } from 'undici/lib/core/connect.js'
export { default as Agent } from 'undici/lib/dispatcher/agent.js'
export { default as DecoratorHandler } from 'undici/lib/handler/decorator-handler.js'
