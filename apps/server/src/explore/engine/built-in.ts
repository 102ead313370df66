import { type Attempt, defaultAmount, type Scenario } from './scenario.ts'

const first = { name: 'first', order: 'A', amount: defaultAmount } as const
const second = { name: 'second', order: 'A', amount: defaultAmount, after: 'first' } as const
const quarter = defaultAmount / 4

function scenario(name: string, title: string, ...attempts: Attempt[]): Scenario {
  return { name, title, attempts }
}

/** What `explore` plays when no other scenarios are named. */
export const builtInScenarios: readonly Scenario[] = [
  scenario('paid', 'A payer pays', { ...first, steps: ['pay'] }),
  scenario('declined', 'A charge fails', { ...first, steps: ['decline'] }),
  scenario('expired', 'A payer never answers', { ...first, steps: ['expire'] }),
  scenario('refunded-in-parts', 'A paid charge is refunded in two parts', {
    ...first,
    steps: ['pay', { refund: quarter }, { refund: 'rest' }],
  }),
  scenario(
    'second-attempt',
    'A first attempt fails, and a second one is paid',
    { ...first, steps: ['decline'] },
    { ...second, steps: ['pay'] },
  ),
  scenario(
    'abandoned-attempt',
    'A first attempt is left to expire, and a second one is paid',
    { ...first, steps: ['expire'] },
    { ...second, steps: ['pay'] },
  ),
  scenario('lost-answer', 'The answer to a charge is lost, and the charge is paid', {
    ...first,
    steps: ['pay'],
    answer: 'lost',
  }),
  scenario(
    'two-tills',
    'Two tills charge the same amount at the same time: one is paid, the other fails',
    { ...first, steps: ['pay'] },
    { ...second, order: 'B', steps: ['decline'] },
  ),
]
