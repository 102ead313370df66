import { count } from './count.ts'

const list = new Intl.ListFormat('en')

export const faults = {
  title: 'Webhook faults',
  lead: 'Makes webhooks go wrong on purpose, to see what your application does then. Each such fault applies to the next webhooks that it matches.',
  type: 'What goes wrong',
  types: {
    drop: {
      name: 'Lost',
      meaning:
        'The receiver sees nothing. The delivery is shown as dropped, and is not tried again.',
    },
    duplicate: {
      name: 'Sent twice',
      meaning: 'The receiver gets the same event two times, with the same id and body.',
    },
    delay: {
      name: 'Late',
      meaning: 'The receiver gets it only after a delay, on the account’s clock.',
    },
    reorder: {
      name: 'In the wrong order',
      meaning:
        'The receiver gets the charge’s next webhook before this one. It is held for 30 s at most.',
    },
    'corrupt-signature': {
      name: 'Wrongly signed',
      meaning: 'The receiver gets a signature that does not match: it should refuse the webhook.',
    },
    'corrupt-body': {
      name: 'Body changed',
      meaning: 'The receiver gets another amount than was signed: it should refuse the webhook.',
    },
  },
  times: 'How many times',
  timesHint: 'Empty: until you remove it.',
  timesProblem: 'Write a whole number, 1 or more, or leave it empty.',
  event: 'On which event',
  anyEvent: 'Any event',
  delay: 'How late',
  delayHint: 'A number and a unit, such as 30s or 10m.',
  submit: 'Add fault',
  started: 'The fault is added.',
  active: 'Active',
  none: 'None: webhooks go out as they should.',
  usedUp: 'used up',
  timesUsed: (number: number) => `used ${count(number, 'time', 'times')}`,
  left: (number: number) => `${number} left`,
  unlimited: 'until removed',
  until: (time: string) => `until ${time}`,
  by: (delay: string) => `by ${delay}`,
  onlyMatching: (conditions: readonly string[]) => `only charges with ${list.format(conditions)}`,
  probability: (share: string) => `${share} of webhooks`,
  remove: 'Remove',
  ofFault: (id: string) => `fault ${id}`,
  removed: 'It is removed.',
}
