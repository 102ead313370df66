/** Tells in docs/payment-methods.md what is particular to each payment method, from its module. With `--check` it only compares. */
import {
  type Country,
  countries,
  currencies,
  formatDuration,
  formatTimeOfDay,
  formInWords,
  methodOf,
  methodTypes,
  type PaymentMethod,
} from '../packages/core/src/index.ts'
import { makeBetween } from './made-between.ts'

const rows: readonly [what: string, of: (method: PaymentMethod) => string][] = [
  ['codes of', ({ wallet }) => wallet],
  ['store fields', ({ store }) => (store === 'absent' ? 'none' : 'needed, unless the account has')],
  ...countries.map((country): [string, (method: PaymentMethod) => string] => [
    `${country}: ${currencies[country]}, subunits`,
    (method) => limitsIn(method, country),
  ]),
  ['time to pay', ({ timeToPay }) => formatDuration(timeToPay)],
  ['failure codes', ({ failureCodes }) => failureCodes.map((code) => `\`${code}\``).join(', ')],
  ['too little money', ({ shortage }) => `\`${shortage}\``],
  ['voided until', ({ voidCutoff }) => `the next ${formatTimeOfDay(voidCutoff)} UTC`],
  ['refunds', ({ refundMonths, maxRefunds }) => `${maxRefunds}, within ${refundMonths} months`],
  ['its codes', ({ code }) => formInWords(code)],
  ['shape of its charges', ({ shape }) => (shape === 'of-account' ? '`--wire`' : 'September 2024')],
  ['`references`', ({ hasReferences }) => (hasReferences ? 'shown once charged' : '`null`')],
]

function limitsIn({ limits }: PaymentMethod, country: Country): string {
  const found = limits[country]
  if (!found) return '–'
  return `${found.min.toLocaleString('en')} to ${found.max.toLocaleString('en')}`
}

const methods = methodTypes.map(methodOf)
await makeBetween(
  'docs/payment-methods.md',
  {
    opening: '<!-- made by npm run generate: the payment methods -->',
    closing: '<!-- the end of the payment methods -->',
  },
  [
    `| | ${methods.map(({ type }) => `\`${type}\``).join(' | ')} |`,
    `| --- |${methods.map(() => ' --- |').join('')}`,
    ...rows.map(([what, of]) => `| ${what} | ${methods.map(of).join(' | ')} |`),
  ],
)
