import { render } from 'preact'
import { App } from './app.tsx'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/controls.css'
import './styles/slip.css'
import { keepFocus } from './ui/keep-focus.ts'

const root = document.getElementById('app')
if (root) {
  render(<App />, root)
  keepFocus(root)
}
