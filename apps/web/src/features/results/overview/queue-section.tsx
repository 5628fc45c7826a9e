/** What waits for the viewer about returns, regions and rounds: what blocks most stands first, one act in each row. */
import { useQuery } from '@apollo/client/react'
import type { ReactNode } from 'react'
import { ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { AcceptedGlyph, DraftGlyph, LateGlyph, LockedGlyph, ReturnedGlyph, SubmittedGlyph, VerifiedGlyph } from '../../../ui/glyphs.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { reviewQueueQuery, type QueueItem } from './overview.operations.js'
import styles from './overview.module.css'

const glyphs = {
  mend: ReturnedGlyph,
  fill: DraftGlyph,
  verify: SubmittedGlyph,
  remind: LateGlyph,
  forward: VerifiedGlyph,
  accept: AcceptedGlyph,
  lock: LockedGlyph
} as const

function QueueGlyph({ item }: { readonly item: QueueItem }) {
  const Glyph = item.isLate ? LateGlyph : glyphs[item.kind]
  return <Glyph size={20} />
}

/** Where the act of a row is done. */
function ActLink({ item: { kind, returnId, round, centre } }: { readonly item: QueueItem }): ReactNode {
  const t = useText()
  const lang = useLanguage()
  const label = t(`overview.queue.act.${kind}`)
  if (returnId !== null && (kind === 'verify' || kind === 'remind')) {
    return (
      <ButtonLink to="/$lang/results/returns/$id/review" params={{ lang, id: returnId }}>
        {label}
      </ButtonLink>
    )
  }
  if (returnId !== null) {
    return (
      <ButtonLink to="/$lang/results/returns/$id" params={{ lang, id: returnId }}>
        {label}
      </ButtonLink>
    )
  }
  if (centre) {
    return (
      <ButtonLink to="/$lang/results/rounds/$id/centres/$centreId" params={{ lang, id: round.id, centreId: centre.id }}>
        {label}
      </ButtonLink>
    )
  }
  return (
    <ButtonLink to="/$lang/results/rounds/$id" params={{ lang, id: round.id }}>
      {label}
    </ButtonLink>
  )
}

function Row({ item }: { readonly item: QueueItem }) {
  const t = useText()
  const format = useFormat()
  const say = useLocalized()
  const { kind, unit, centre, round, isLate, daysLate, blockedCount, dueOn } = item
  const name = unit ? say(unit.name) : centre ? say(centre.name) : say(round.name)
  const where = unit && centre ? say(centre.name) : ''
  return (
    <li className={styles.item} data-late={isLate || undefined}>
      <span className={styles.glyph}>
        <QueueGlyph item={item} />
      </span>
      <div className={styles.words}>
        <p className={styles.title}>{t(`overview.queue.title.${kind}`, { name })}</p>
        <p className={styles.quiet}>{[say(round.name), where].filter((part) => part !== '').join(' · ')}</p>
      </div>
      <p className={styles.due}>
        {isLate ? (
          <strong className={styles.late}>{t('overview.queue.late', { days: daysLate })}</strong>
        ) : (
          t('overview.queue.due', { day: format.dayShort(dueOn) })
        )}
        {blockedCount > 0 && <span className={styles.quiet}>{t('overview.queue.blocks', { count: blockedCount })}</span>}
      </p>
      <ActLink item={item} />
    </li>
  )
}

function Rows({ items }: { readonly items: readonly QueueItem[] }) {
  const t = useText()
  if (items.length === 0) return <EmptyState title={t('overview.queue.none')} text={t('overview.queue.noneText')} />
  return (
    <ul className={styles.queue}>
      {items.map((item) => (
        <Row key={[item.kind, item.round.id, item.centre?.id, item.unit?.id].join('/')} item={item} />
      ))}
    </ul>
  )
}

function useQueueNote() {
  const t = useText()
  return (items: readonly QueueItem[] | undefined): string | undefined => {
    if (!items || items.length === 0) return undefined
    return t('overview.queue.note', { count: items.length, late: items.filter(({ isLate }) => isLate).length })
  }
}

export function QueueSection() {
  const t = useText()
  const noteOf = useQueueNote()
  const { data, error, refetch } = useQuery(reviewQueueQuery, { fetchPolicy: 'cache-and-network' })
  const items = data?.reviewQueue
  const waiting = error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={4} />
  return (
    <Section title={t('overview.queue.heading')} note={noteOf(items)}>
      {items ? <Rows items={items} /> : waiting}
    </Section>
  )
}
