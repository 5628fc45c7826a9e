/** What differs between two versions of a practice, side by side. */
import { useQuery } from '@apollo/client/react'
import type { FrameworkChange } from '@solmu/domain/quality/framework-difference.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { ChangeMark } from '../framework/change-words.js'
import { practiceDifferenceQuery, type PracticeVersion } from './practice.operations.js'
import styles from './practice.module.css'

export function PracticeDifference({ from, to }: { readonly from: PracticeVersion; readonly to: PracticeVersion }) {
  const t = useText()
  const pick = useLocalized()
  const { data, error, refetch } = useQuery(practiceDifferenceQuery, { variables: { from: from.id, to: to.id } })
  const titles = new Map([...from.content.sections, ...to.content.sections].map(({ code, title }) => [code, pick(title)]))
  const placeOf = ({ subject, code, field }: FrameworkChange): string => {
    const place = subject === 'section' ? titles.get(code) || code : ''
    return [place, field === null ? '' : t(`practice.field.${field}`)].filter(Boolean).join(', ')
  }
  const columns: readonly Column<FrameworkChange>[] = [
    { id: 'place', header: t('practice.difference.place'), cell: placeOf },
    { id: 'kind', header: t('practice.difference.kind'), cell: ({ kind }) => <ChangeMark kind={kind} />, phone: 'figure' },
    { id: 'before', header: t('practice.difference.version', { number: from.number }), cell: ({ before }) => <span className={styles.words}>{before ? pick(before) || '–' : '–'}</span> },
    { id: 'after', header: t('practice.difference.version', { number: to.number }), cell: ({ after }) => <span className={styles.words}>{after ? pick(after) || '–' : '–'}</span> }
  ]
  return (
    <Section title={t('practice.difference.title', { from: from.number, to: to.number })}>
      <DataTable
        {...{ caption: t('practice.difference.title', { from: from.number, to: to.number }), columns, rows: data?.practiceDifference.changes, error }}
        rowKey={({ subject, code, field, kind }) => [subject, code, field, kind].join(' ')}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('practice.difference.none')} />}
      />
    </Section>
  )
}
