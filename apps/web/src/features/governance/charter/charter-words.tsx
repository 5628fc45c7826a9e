/** What the charter and its rules are called, in words that people read. */
import type { CharterStanding } from '@solmu/domain/governance/charter.js'
import { ruleWords } from '@solmu/domain/governance/charter-compare.js'
import { addDays } from '@solmu/shared/dates.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { CharterVersion } from './charter.operations.js'

const statuses: Readonly<Record<CharterStanding, StatusName>> = { draft: 'notStarted', proposed: 'submitted', coming: 'returned', in_force: 'accepted', replaced: 'locked', rejected: 'late' }

export function CharterStandingMark({ standing }: { readonly standing: CharterStanding }) {
  const t = useText()
  return <Status status={statuses[standing]} label={t(`charter.standing.${standing}`)} />
}

export function CharterCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/governance/charter" params={{ lang }}>
      {t('charter.title')}
    </TextLink>
  )
}

/** The days on which a version holds; the last day is told, not the one after. */
export function useCharterTerm() {
  const t = useText()
  const format = useFormat()
  return ({ validFrom, validTo }: Pick<CharterVersion, 'validFrom' | 'validTo'>): string => {
    if (validFrom === null) return ''
    return validTo === null ? t('charter.term.open', { from: format.day(validFrom) }) : t('charter.term.between', { from: format.day(validFrom), to: format.day(addDays(validTo, -1)) })
  }
}

export function useVoteWords() {
  const t = useText()
  return ({ for: inFavour, against, abstain, present, all }: NonNullable<CharterVersion['votes']>): string => t('charter.votesText', { inFavour, against, abstain, present, all })
}

/** Each part of a rule as a sentence; the comparison of two versions compares these. */
export function useRuleWords() {
  return ruleWords(useText(), useLocalized())
}
