/** What improved most from the round before to the last: criteria by units that became better, and units by their score. */
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import type { Overview } from './views.operations.js'
import { ProfileLink, useChangeText, useNumberedCriteria, useScoreText } from './views-words.js'
import styles from './views.module.css'

type Movement = Overview['improved'][number]

/** How many criteria and units are listed. */
const most = 8

function useColumns(overview: Overview): readonly Column<Movement>[] {
  const t = useText()
  const format = useFormat()
  const criteria = new Map(useNumberedCriteria(overview.version.content).flatMap(({ columns }) => columns.map(({ key, name }) => [key, name] as const)))
  const mean: Column<Movement> = {
    ...{ id: 'mean', header: t('quality.improved.mean'), isNumeric: true },
    cell: ({ meanChange }) => (meanChange === null ? '' : `${meanChange > 0 ? '+' : ''}${format.number(meanChange, 2)}`)
  }
  return [
    { id: 'criterion', header: t('quality.improved.criterion'), cell: ({ code }) => criteria.get(code) ?? code },
    { id: 'better', header: t('quality.improved.better'), isNumeric: true, phone: 'figure', cell: ({ better }) => better },
    { id: 'same', header: t('quality.improved.same'), isNumeric: true, cell: ({ same }) => same },
    { id: 'worse', header: t('quality.improved.worse'), isNumeric: true, cell: ({ worse }) => worse },
    { id: 'units', header: t('quality.improved.units'), isNumeric: true, cell: ({ unitCount }) => unitCount },
    ...(overview.version.content.aggregation === 'mean' ? [mean] : [])
  ]
}

export function OverviewImproved({ overview }: { readonly overview: Overview }) {
  const t = useText()
  const [scoreText, changeText] = [useScoreText(overview.version.content), useChangeText(overview.version.content)]
  const columns = useColumns(overview)
  const risen = overview.units
    .flatMap((row) => (row.change !== null && row.change > 0 ? [{ ...row, change: row.change }] : []))
    .sort((a, b) => b.change - a.change)
    .slice(0, most)
  return (
    <Section title={t('quality.improved.title')} note={t('quality.improved.note')}>
      <DataTable
        caption={t('quality.improved.title')}
        columns={columns}
        rows={overview.improved.filter(({ better }) => better > 0).slice(0, most)}
        rowKey={({ code }) => code}
        empty={<EmptyState title={t('quality.improved.empty')} text={t('quality.improved.emptyWhy')} />}
      />
      {risen.length > 0 && (
        <>
          <h3 className={styles.subheading}>{t('quality.improved.risen')}</h3>
          <ol className={styles.risen}>
            {risen.map(({ unit, change, result }) => (
              <li key={unit.id}>
                <ProfileLink unit={unit} framework={overview.version.frameworkId} />
                <span>
                  {changeText(change)} → {scoreText(result?.score ?? null)}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  )
}
