/** What rules and faults have in common: how often and how long they hold, and their lists. */
export const limits = {
  times: {
    label: 'How often',
    any: 'Every time',
    some: 'A number of times',
    count: 'Number of times',
    malformed: 'Use a whole number from 1 to 1,000,000.',
  },
  ttl: {
    label: 'How long',
    forever: 'Until it is removed',
    some: 'For a while',
    length: 'For',
    hint: 'On the account’s clock: moving it on uses this up.',
  },
  timesUsed: (count: number) =>
    count === 0
      ? 'Not used yet'
      : count === 1
        ? 'Used once'
        : `Used ${count.toLocaleString('en')} times`,
  left: (count: number) => `${count.toLocaleString('en')} left`,
  until: (time: string, away: string) => `Until ${time} (${away})`,
  unlimited: 'No limit',
  usedUp: 'Used up',
  outlived: 'Its time is over',
  live: 'In force',
  remove: 'Remove',
  removeAll: 'Remove all',
  preview: 'In plain words',
  incomplete: 'Fill in what is missing, and it stands here in plain words.',
}
