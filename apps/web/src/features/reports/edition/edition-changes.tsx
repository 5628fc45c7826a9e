/** What differs from the edition that was replaced, and why, in the order in which it is told. */
import { useQuery } from '@apollo/client/react'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { usePeriodOrRun } from './edition-words.js'
import { type EditionChange, editionChangesQuery } from './edition.operations.js'
import { useDecimalText } from './moved-figures.js'
import styles from './edition.module.css'

const pageSize = 25

export function EditionChanges({ id }: { readonly id: string }) {
  const t = useText()
  const pages = useKeysetPages(id)
  const { data, previousData, error, refetch } = useQuery(editionChangesQuery, { variables: { id, first: pageSize, after: pages.after } })
  const list = (data ?? previousData)?.edition.changes
  return (
    <Section title={t('edition.changes.title')} note={list && t('edition.changes.count', { count: list.totalCount })}>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!list && !error && <Skeleton lines={4} />}
      {list && <ChangeList changes={list.nodes} />}
      {list && list.totalCount > pageSize && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} />}
    </Section>
  )
}

function ChangeList({ changes }: { readonly changes: readonly EditionChange[] }) {
  const t = useText()
  const sentence = useChangeSentence()
  if (changes.length === 0) return <p>{t('edition.changes.none')}</p>
  return (
    <ol className={styles.changes} start={changes[0]?.place}>
      {changes.map((change) => (
        <li key={change.place} id={`change-${change.place}`}>
          <p>{sentence(change)}</p>
          {change.reason !== '' && <p className={styles.quiet}>{t('edition.changes.reason', { reason: change.reason })}</p>}
        </li>
      ))}
    </ol>
  )
}

/** A change in one sentence, by the names that the edition has for things. */
function useChangeSentence(): (change: EditionChange) => string {
  const t = useText()
  const say = useLocalized()
  const periodText = usePeriodOrRun()
  const decimal = useDecimalText()
  const answer = (status: EditionChange['status'], value: string | null): string => (status === 'value' || status === null ? decimal(value) : t(`edition.answer.${status}`))
  return ({ kind, unitName, indicatorCode, indicatorName, categoryNames, period, wasStatus, was, status, value, details }) => {
    const told = details as Readonly<Record<string, string>>
    const named = (names: typeof unitName): string => (names ? say(names) : '')
    return t(`edition.change.${kind}`, {
      ...{ from: '', to: '', count: 0, formula: '', wasFormula: '', name: '', wasName: '', ...told, ...(told['count'] ? { count: Number(told['count']) } : {}) },
      ...{ unit: named(unitName), indicator: `${indicatorCode ?? ''} ${named(indicatorName)}`.trim(), period: period === null ? '' : periodText(period) },
      ...{ categories: categoryNames.length === 0 ? '' : ` (${categoryNames.map(say).join(', ')})`, was: answer(wasStatus, was), value: answer(status, value) }
    })
  }
}
