import { expect, it } from 'vitest'
// Plain JavaScript, for the old Nodes that it runs on.
// @ts-expect-error: it has no types.
import { settingsForPnpm } from '../../../scripts/install.mjs'

it('hands pnpm the registry, proxies and certificates that npm is told of in the environment', () => {
  const environment = {
    npm_config_registry: 'https://npm.example/private/',
    NPM_CONFIG_CAFILE: '/etc/ca.pem',
    npm_config_https_proxy: 'http://proxy.example:3128',
    'npm_config_//npm.example/:_authToken': 'token',
    'npm_config_@shop:registry': 'https://npm.example/shop/',
    npm_config_cache: '/root/.npm',
    npm_config_user_agent: 'npm/11',
    npm_lifecycle_event: 'start',
    PATH: '/bin',
  }

  expect(settingsForPnpm(environment)).toEqual({
    pnpm_config_registry: 'https://npm.example/private/',
    PNPM_CONFIG_CAFILE: '/etc/ca.pem',
    pnpm_config_https_proxy: 'http://proxy.example:3128',
    'pnpm_config_//npm.example/:_authToken': 'token',
    'pnpm_config_@shop:registry': 'https://npm.example/shop/',
  })
})
