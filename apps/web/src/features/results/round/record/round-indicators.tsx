/** What a round asks: each indicator with the definition that holds on the last day of the period. */
import { DataTable, type Column } from '../../../../ui/data-table.js'
import { EmptyState } from '../../../../ui/empty-state.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import type { AskedRow } from '../round.operations.js'
import styles from '../round.module.css'

export function RoundIndicators({ indicators }: { readonly indicators: readonly AskedRow[] }) {
  const t = useText()
  const pick = useLocalized()
  const columns: readonly Column<AskedRow>[] = [
    {
      id: 'name',
      header: t('round.indicator'),
      cell: ({ version }) => (
        <>
          {pick(version.name)}
          <span className={styles.detail}>{pick(version.definition)}</span>
        </>
      )
    },
    { id: 'code', header: t('round.code'), cell: ({ indicator }) => indicator.code },
    {
      id: 'dimensions',
      header: t('round.breakdowns'),
      cell: ({ dimensions }) => (dimensions.length === 0 ? t('round.noBreakdown') : dimensions.map(({ name }) => pick(name)).join(', '))
    },
    { id: 'required', header: t('round.required'), cell: ({ isRequired }) => t(isRequired ? 'round.isRequired' : 'round.isOptional') }
  ]
  return (
    <DataTable
      caption={t('round.asked')}
      columns={columns}
      rows={indicators}
      rowKey={({ indicator }) => indicator.id}
      empty={<EmptyState title={t('round.nothingAsked')} text="" />}
    />
  )
}
