/** What the charter and its rules are called, in words that people read. */
import type { CharterStanding } from '@solmu/domain/governance/charter.js'
import { commonMatters } from '@solmu/domain/governance/charter-rules.js'
import { addDays } from '@solmu/shared/dates.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { BodyRuleShown, CharterVersion, MatterRuleShown } from './charter.operations.js'

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

const isCommon = (matter: string): boolean => commonMatters.some((each) => each === matter)

/** Each part of a rule as a sentence; the comparison of two versions compares these. */
export function useRuleWords() {
  const t = useText()
  const pick = useLocalized()
  const listed = (words: readonly string[], none: string): string => (words.length === 0 ? none : words.join(', '))
  const parties = (given: MatterRuleShown['whoMayPropose']): string => listed(given.map((each) => t(`charter.party.${each}`)), t('charter.nobody'))
  return {
    matter: ({ matter, name }: Pick<MatterRuleShown, 'matter' | 'name'>): string => (isCommon(matter) ? t(`charter.matter.${matter}`) : pick(name)),
    ofBody: ({ quorum: { of, top, bottom, isExceeded, atLeast }, noticeDays, proxiesAtMost, procedures }: BodyRuleShown): Readonly<Record<'quorum' | 'noticeDays' | 'proxiesAtMost' | 'procedures', string>> => ({
      quorum: t(isExceeded ? 'charter.quorum.over' : 'charter.quorum.atLeast', { top, bottom, of: t(`charter.quorumOf.${of}`), atLeast }),
      noticeDays: t('charter.days', { count: noticeDays }),
      proxiesAtMost: proxiesAtMost === 0 ? t('charter.noProxies') : t('charter.proxies', { count: proxiesAtMost }),
      procedures: listed(procedures.map((each) => t(`charter.procedure.${each}`)), t('charter.nobody'))
    }),
    ofMatter: (rule: MatterRuleShown): Readonly<Record<'decidedBy' | 'majority' | 'tie' | 'secrecy' | 'noticeDays' | 'whoMayPropose' | 'veto' | 'consent' | 'voices', string>> => ({
      decidedBy: t(`charter.body.${rule.decidedBy}`),
      majority: `${t(`charter.share.${rule.majority.share}`)}, ${t(`charter.base.${rule.majority.of}`)}; ${t(`charter.abstentions.${rule.majority.abstentions}`)}`,
      tie: t(`charter.tie.${rule.tie}`),
      secrecy: `${t(`charter.secrecy.${rule.secrecy}`)}; ${t(rule.mayChange ? 'charter.mayChange' : 'charter.mayNotChange')}`,
      noticeDays: rule.noticeDays === null ? t('charter.noticeOfBody') : t('charter.days', { count: rule.noticeDays }),
      whoMayPropose: parties(rule.whoMayPropose),
      veto: parties(rule.veto),
      consent: parties(rule.consent),
      voices: t(`charter.voices.${rule.voices}`)
    })
  }
}
