/** How terms and gaps of bodies are told. */
import { type TermState, termEnd } from '@solmu/domain/governance/body.js'
import { addDays } from '@solmu/shared/dates.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'
import type { Body, BodyMember } from './body.operations.js'

const termStatuses: Readonly<Record<TermState, StatusName>> = { in_force: 'accepted', expiring: 'returned', coming: 'submitted', ended: 'locked' }

export function TermMark({ term }: { readonly term: TermState }) {
  const t = useText()
  return <Status status={termStatuses[term]} label={t(`body.term.${term}`)} />
}

/** What is missing, or that nothing is. */
export function GapMark({ gaps, vacant, expiring }: Pick<Body, 'gaps' | 'vacant' | 'expiring'>) {
  const t = useText()
  const text = gaps.map((gap) => t(`body.gap.${gap}`, { count: gap === 'vacant' ? vacant : expiring })).join(', ')
  const isGrave = gaps.includes('no_chair') || gaps.includes('vacant')
  return <Status status={gaps.length === 0 ? 'accepted' : isGrave ? 'late' : 'returned'} label={text || t('body.noGaps')} />
}

export function BodiesCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/governance/bodies" params={{ lang }}>
      {t('body.title')}
    </TextLink>
  )
}

/** The days of a term; the last day is told, not the one after. */
export function useTermWords() {
  const t = useText()
  const format = useFormat()
  return (of: Pick<BodyMember, 'validFrom' | 'validTo' | 'endedOn'>): string => {
    const end = termEnd(of)
    if (end === null) return t('body.days.open', { from: format.day(of.validFrom) })
    return end <= of.validFrom ? t('body.days.never') : t('body.days.between', { from: format.day(of.validFrom), to: format.day(addDays(end, -1)) })
  }
}
