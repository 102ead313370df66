/** Words that no name has in it, each with the field's own, which is used instead. */
export const forbiddenWords: Readonly<Record<string, string>> = {
  ...each(['most', 'longest', 'greatest'], 'max'),
  ...each(['least'], 'min'),
  ...each(['usual'], 'default'),
  ...each(['strike', 'strikes', 'struck'], 'trigger'),
  ...each(['disruption', 'disturbance', 'chaos'], 'fault'),
  ...each(['lane', 'lanes'], 'key, of a keyed queue'),
  ...each(['crowd', 'journey', 'journeys', 'travel', 'travelling'], 'in flight, or advance'),
  ...each(['dice', 'chance'], 'rng or random'),
  ...each(['beat', 'beats'], 'heartbeat'),
  ...each(['demand', 'demands'], 'command'),
  ...each(['hear', 'heard', 'news', 'told'], 'notification, subscribe or publish'),
  ...each(['insist', 'insists'], 'retry'),
  ...each(['desk', 'witness'], 'handler or probe'),
  ...each(['borrow', 'borrowed'], 'lease'),
  ...each(['stranger', 'strangers'], 'unknown field, or foreign'),
  ...each(['allowance', 'spend', 'spends'], 'usage limit, and consume'),
  ...each(['mend', 'mends'], 'fix'),
  ...each(['stray', 'strays'], 'what it is, such as leaked or out of order'),
  ...each(['vain'], 'failed'),
}

/** Whole names that are not given, since their words are good in others. */
export const forbiddenNames: Readonly<Record<string, string>> = {
  ...each(['wall'], 'wallClock'),
  ...each(['turns', 'inTurn', 'Turns', 'createTurns', 'createQueues'], 'mutex or serial queue'),
  ...each(['Own'], 'UpdatableState'),
  ...each(['Decide', 'Decision'], 'Transact and UnitOfWork'),
  ...each(['takeDue', 'letGo', 'inHand'], 'claim, release and leased'),
  ...each(['noIdYet', 'IdMark'], 'IdCursor'),
  ...each(['life', 'lives'], 'generation'),
  ...each(['aliveFor', 'countsFor'], 'lease time'),
  ...each(['OutcomeSay', 'say', 'says'], 'candidate'),
  ...each(['inShape', 'WireShape'], 'serialize and SerializerOptions'),
  ...each(['tryAgainAfter'], 'retryDelay'),
}

/** Names that stay: they are keys of what is stored or sent, and would change with it. */
export const keptNames: Readonly<Record<string, string>> = {
  ...each(['least', 'greatest'], 'stored: the bounds of a delay and of a condition on amounts'),
  ...each(['chance'], 'stored: the random state of an account'),
  ...each(['allowance'], 'stored: the usage limit of a rule or fault'),
  ...each(['news'], 'sent: the notifications in a message between servers on the same data'),
}

function each(names: readonly string[], instead: string): Record<string, string> {
  return Object.fromEntries(names.map((one) => [one, instead]))
}
