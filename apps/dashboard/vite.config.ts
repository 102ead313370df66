import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const licences = 'THIRD-PARTY-NOTICES.md'
const fonts = ['@fontsource-variable/anuphan', '@fontsource/spline-sans-mono']

export default defineConfig({
  // Relative, for a sandbox that a proxy serves under a path. The sandbox leads pages further down up to it.
  base: './',
  plugins: [fontLicences()],
  build: {
    // The sandbox's policy allows nothing inline, data URLs in scripts included.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    reportCompressedSize: true,
    license: { fileName: licences },
  },
})

/** Adds the licences of the fonts to those of the libraries: Vite lists what scripts import, and styles name the fonts. */
function fontLicences(): Plugin {
  return {
    name: 'font-licences',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const texts = await Promise.all(fonts.map(licenceOf))
      await appendFile(join(dir, licences), texts.join(''))
    },
  }
}

async function licenceOf(name: string): Promise<string> {
  const folder = join(import.meta.dirname, 'node_modules', name)
  const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  return `\n## ${name} - ${version} (${license})\n\n${await readFile(join(folder, 'LICENSE'), 'utf8')}`
}
