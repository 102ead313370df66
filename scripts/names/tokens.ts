/** A name in the code of a file, and where it begins. */
export interface Name {
  readonly text: string
  readonly at: number
}

const token =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|[\p{ID_Start}$_][\p{ID_Continue}$]*|\d[\w.]*|[^\s]/uy
const chunk = /(?:\\[\s\S]|\$(?!\{)|[^\\`$])*(?:`|\$\{|$)/y
const pattern = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y
const space = /\s*/y
const name = /^[\p{ID_Start}$_]/u
/** After these words a slash begins a regular expression, and after other words it divides. */
const operators = ['return', 'typeof', 'case', 'in', 'of', 'await', 'yield', 'else', 'do', 'void']

/** The names in code, keywords among them: what stands in comments, texts and regular expressions is none. */
export function namesIn(text: string): Name[] {
  const names: Name[] = []
  /** How many braces are open in each template whose expression is being read. */
  const templates: number[] = []
  let last = ''
  let at = 0

  function readTemplate(): void {
    if (take(chunk).endsWith('${')) templates.push(0)
  }

  function take(form: RegExp): string {
    form.lastIndex = at
    const [found = ''] = form.exec(text) ?? []
    at += found.length
    return found
  }

  for (take(space); at < text.length; take(space)) {
    const start = at
    if (text[at] === '/' && text[at + 1] !== '/' && text[at + 1] !== '*' && beginsPattern(last)) {
      if (take(pattern) !== '') {
        last = 'pattern'
        continue
      }
    }
    const found = take(token)
    if (found.startsWith('/*') || found.startsWith('//')) continue
    last = found
    if (name.test(found)) names.push({ text: found, at: start })
    else if (found === '`') readTemplate()
    else if (found === '{') count(templates, 1)
    else if (found === '}' && templates.at(-1) === 0) {
      templates.pop()
      readTemplate()
      last = '`'
    } else if (found === '}') count(templates, -1)
  }
  return names
}

function count(templates: number[], by: number): void {
  const open = templates.pop()
  if (open !== undefined) templates.push(open + by)
}

/** Whether a slash after this token begins a regular expression; after `<` it ends an element. */
function beginsPattern(last: string): boolean {
  if (operators.includes(last)) return true
  return !/[\p{ID_Continue}$)\]}'"`<]$/u.test(last)
}
