/** What the unit shows for a criterion, as its reviewer reads it. */
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { Review } from './review.operations.js'
import styles from './review.module.css'

type Evidence = Review['evidence'][number]

function Item({ evidence }: { readonly evidence: Evidence }) {
  const { kind, note } = evidence
  return (
    <>
      {kind === 'indicator' ? <Figure evidence={evidence} /> : <Named evidence={evidence} />}
      {note !== '' && <span className={styles.meta}> {note}</span>}
    </>
  )
}

function Named({ evidence: { id, kind, title, url, fileName, fileSize } }: { readonly evidence: Evidence }) {
  const t = useText()
  const format = useFormat()
  if (kind === 'link' && url) {
    return (
      <a href={url} rel="noreferrer noopener" target="_blank">
        {t('review.evidence.link', { title })}
      </a>
    )
  }
  if (kind !== 'file') return title
  return (
    <>
      <a href={`/api/quality/evidence/${id}/file`} download>
        {title}
      </a>{' '}
      <span className={styles.meta}>{t('review.evidence.file', { name: fileName ?? '', size: format.number((fileSize ?? 0) / 1_000_000, 1) })}</span>
    </>
  )
}

function Figure({ evidence: { title, period, figure, indicatorName } }: { readonly evidence: Evidence }) {
  const t = useText()
  const pick = useLocalized()
  return t('review.evidence.indicator', { name: indicatorName ? pick(indicatorName) : title, period: period ?? '', figure: figure ?? t('review.evidence.noFigure') })
}

export function ReviewEvidence({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const t = useText()
  if (evidence.length === 0) return <p className={styles.meta}>{t('review.evidence.none')}</p>
  return (
    <>
      <p className={styles.meta}>{t('review.evidence.title')}</p>
      <ul className={styles.evidence}>
        {evidence.map((each) => (
          <li key={each.id}>
            <Item evidence={each} />
          </li>
        ))}
      </ul>
    </>
  )
}
