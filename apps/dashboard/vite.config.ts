import { defineConfig } from 'vite'

export default defineConfig({
  // Relative, for a sandbox that a proxy serves under a path. The sandbox leads pages further down up to it.
  base: './',
  build: {
    // The sandbox's policy allows nothing inline, data URLs in scripts included.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    reportCompressedSize: true,
    license: { fileName: 'THIRD-PARTY-NOTICES.md' },
  },
})
