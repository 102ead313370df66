import { it } from 'vitest'
import { certifyExample } from './certified.ts'
import { languages } from './languages.ts'

const { php, ruby, go, java, csharp } = languages

for (const language of [php, ruby, go, java, csharp]) {
  it(`the receiver in ${language.name} passes certify`, (context) =>
    certifyExample(language, context))
}
