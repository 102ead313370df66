import { type Command, Option } from 'commander'
import { clientCommand } from '../cli/client-command.ts'
import { pairParser } from '../cli/flag-parsers.ts'
import type { ReconcileFlags } from '../reconcile/flags.ts'
import type { Finished } from './finished.ts'

const help = `
The ledger has a row for each charge. Columns are found by name: charge, status (pending, paid, failed, expired or
refunded) and amount; and, where it has them, order, currency, refunded and settled_on (2026-01-31). A row whose charge is
blank is found by its order, in the charge's metadata or description.
Exits 1 where books and account differ or a row cannot be read, 2 where nothing could be proved.`

export function addReconcile(program: Command, finished: Finished): void {
  clientCommand(program, 'reconcile', "Hold your shop's books against what the account has.")
    .argument('<ledger>', 'CSV, JSON or NDJSON; - reads stdin')
    .addOption(
      new Option(
        '--column <field=name>',
        "a field's column, where it is not its name; repeat it",
      ).argParser(pairParser('charge=Omise ID')),
    )
    .addOption(
      new Option('--means <word=status>', 'what a status of yours means; repeat it').argParser(
        pairParser('OK=paid'),
      ),
    )
    .addOption(
      new Option('--amounts <unit>', 'what amounts count; subunits').choices(['subunits', 'units']),
    )
    .option('--currency <code>', 'of rows that name none')
    .option(
      '--mapping <file>',
      'JSON with columns, statuses, amounts and the rest; flags go before it',
    )
    .addOption(
      new Option('--format <format>', 'of the ledger; read off it').choices([
        'csv',
        'json',
        'ndjson',
      ]),
    )
    .option('--delimiter <character>', 'between cells of CSV, or tab; read off its first line')
    .option('--time-zone <name>', "of the days of settlement; the account's country's")
    .option('--junit <file>', 'write a JUnit report')
    .addHelpText('after', help)
    .action(async (ledger: string, flags: ReconcileFlags) => {
      // Other commands need no parser of CSV.
      const { reconcileCommand } = await import('../reconcile/reconcile-command.ts')
      finished(await reconcileCommand(ledger, flags))
    })
}
