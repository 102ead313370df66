import { allow } from '@omise-sandbox/core'
import { answerList, idIn, present } from '../omise/answers.ts'
import type { Call } from '../omise/call.ts'
import { currencyOf } from '../payment-methods/methods-of-account.ts'
import { presentBalance, presentTransaction } from './present-money.ts'
import type { Transactions } from './transactions.ts'

export function createTransactionHandlers(transactions: Transactions) {
  return {
    listTransactions: (call: Call) =>
      answerList(
        call,
        '/transactions',
        (query) => transactions.list(call.account, query),
        presentTransaction,
      ),
    getTransaction: async (call: Call) =>
      present(await transactions.get(call.account, idIn(call, 'transaction')), presentTransaction),
    getBalance: async (call: Call) =>
      allow({
        body: presentBalance(call.balance, currencyOf(call.settings), call.accountCreatedAt),
      }),
  }
}

/** The transaction of an id that is shown, where it is found. */
export async function expandTransaction<T>(transactions: Transactions, call: Call, shown: T) {
  if (typeof shown !== 'string') return shown
  const transaction = await transactions.get(call.account, shown)
  return transaction.ok ? presentTransaction(transaction.value) : shown
}
