/** The control totals of a public list: how many projects and how much money, by funder, in the file and before and after it. */
import { DataTable, type Column } from '../../../ui/data-table.js'
import { useMoney } from '../../../ui/money.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import type { ImportTotal, NetworkImport } from './import.operations.js'
import styles from './import.module.css'

type Sums = ImportTotal['file']
const parts = ['file', 'wrong', 'before', 'after'] as const
type Part = (typeof parts)[number]

function SumsText({ sums }: { readonly sums: Sums }) {
  const t = useText()
  const money = useMoney()
  return (
    <span className={styles.sums}>
      <span>{t('import.totals.sums', { rows: sums.rows })}</span>
      <span>{t('import.totals.granted', { amount: money(sums.granted) })}</span>
      <span>{t('import.totals.realised', { amount: money(sums.realised) })}</span>
    </span>
  )
}

/** What all funders add up to, by currency: amounts in two currencies are never added. */
function wholes(totals: readonly ImportTotal[], part: Part): readonly Sums[] {
  const added = (sums: readonly Sums[], of: 'granted' | 'realised', currency: string) => ({
    minorUnits: sums.reduce((all, each) => all + BigInt(each[of].minorUnits), 0n).toString(),
    currency
  })
  return [...new Set(totals.map(({ currency }) => currency))].map((currency) => {
    const sums = totals.filter((total) => total.currency === currency).map((total) => total[part])
    return { rows: sums.reduce((all, { rows }) => all + rows, 0), granted: added(sums, 'granted', currency), realised: added(sums, 'realised', currency) }
  })
}

export function ImportTotals({ of: { totals, state } }: { readonly of: NetworkImport }) {
  const t = useText()
  if (totals.length === 0 || state === 'undone') return null
  const columns: readonly Column<ImportTotal>[] = [
    { id: 'funder', header: t('import.totals.funder'), cell: ({ funder }) => funder ?? t('import.totals.noFunder'), total: t('import.totals.all') },
    ...parts.map((part) => ({
      id: part,
      header: t(`import.totals.${part}`),
      isNumeric: true,
      cell: (total: ImportTotal) => <SumsText sums={total[part]} />,
      total: wholes(totals, part).map((sums) => <SumsText key={sums.granted.currency} sums={sums} />)
    }))
  ]
  return (
    <Section title={t('import.totals.title')}>
      <p className={styles.intro}>{t(`import.totals.about.${state === 'applied' ? 'applied' : 'checked'}`)}</p>
      <DataTable caption={t('import.totals.title')} columns={columns} rows={totals} rowKey={({ funder, currency }) => `${funder} ${currency}`} phone="scroll" />
    </Section>
  )
}
