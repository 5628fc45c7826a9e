/** Two versions side by side: what came, what went, what moved, and what reads otherwise. */
import { useQuery } from '@apollo/client/react'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { isLanguage, useText } from '../../../../ui/text.js'
import { useFieldName } from '../editor/block-words.js'
import { reportDifferenceQuery, type BlockChange, type VersionRow } from '../template.operations.js'
import { scrollFrame } from '../view/scroll-frame.js'
import styles from '../builder.module.css'

interface DifferenceProps {
  readonly one: Pick<VersionRow, 'id'>
  readonly other: Pick<VersionRow, 'id'>
  /** How the two are called. */
  readonly names: readonly [string, string]
}

function useChangeText(): (change: BlockChange) => string {
  const t = useText()
  return ({ change, was, now }) => {
    const places = { was: was === null ? '' : was + 1, now: now === null ? '' : now + 1 }
    const hasMoved = change === 'changed' && was !== null && now !== null && was !== now
    return t(`reports.builder.change.${hasMoved ? 'changedAndMoved' : change}`, places)
  }
}

/** Nothing is told in words, so that it is not taken for an empty cell. */
function Side({ text, lang }: { readonly text: string | null; readonly lang: string | undefined }) {
  const t = useText()
  if (text === null || text === '') return <td className={styles.quiet}>{t('ui.clash.empty')}</td>
  return (
    <td lang={lang}>
      <span className={styles.wrapped}>{text}</span>
    </td>
  )
}

function Change({ change }: { readonly change: BlockChange }) {
  const t = useText()
  const fieldName = useFieldName()
  const changeText = useChangeText()
  const heading = (
    <tr data-change={change.change}>
      <th scope="rowgroup" colSpan={3}>
        {t(`reports.builder.kind.${change.blockKind}`)} <span className={styles.quiet}>{changeText(change)}</span>
      </th>
    </tr>
  )
  return (
    <tbody>
      {heading}
      {change.fields.map(({ path, was, now }) => {
        const last = path.at(-1)
        const lang = isLanguage(last) ? last : undefined
        return (
          <tr key={path.join('.')}>
            <th scope="row">{fieldName(path)}</th>
            <Side text={was} lang={lang} />
            <Side text={now} lang={lang} />
          </tr>
        )
      })}
    </tbody>
  )
}

export function VersionDifference({ one, other, names: [first, second] }: DifferenceProps) {
  const t = useText()
  const { data, error, refetch } = useQuery(reportDifferenceQuery, { variables: { oneVersionId: one.id, otherVersionId: other.id }, fetchPolicy: 'cache-and-network' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={6} />
  const { changes } = data.reportDifference
  if (changes.length === 0) return <p role="status">{t('reports.builder.difference.none')}</p>
  return (
    <>
      <p role="status">{t('reports.builder.difference.count', { count: changes.length })}</p>
      <div className={styles.frame} {...scrollFrame({ label: t('reports.builder.difference') })}>
        <table className={styles.difference}>
          <caption className="visually-hidden">{t('reports.builder.difference')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reports.builder.difference.field')}</th>
              <th scope="col">{first}</th>
              <th scope="col">{second}</th>
            </tr>
          </thead>
          {changes.map((change) => (
            <Change key={change.blockId} change={change} />
          ))}
        </table>
      </div>
    </>
  )
}
