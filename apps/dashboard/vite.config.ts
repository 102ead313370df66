import { defineConfig } from 'vite'

export default defineConfig({
  base: '/__sandbox/ui/',
  build: {
    // The sandbox's policy allows nothing inline, data URLs in scripts included.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    reportCompressedSize: true,
    license: { fileName: 'THIRD-PARTY-NOTICES.md' },
  },
})
