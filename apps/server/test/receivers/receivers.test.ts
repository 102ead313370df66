import { it } from 'vitest'
import { certifyExample } from './certified.ts'
import { languages } from './languages.ts'

it('the receiver in Python passes certify', (context) => certifyExample(languages.python, context))
