/**
 * The charter of the consortium: a text of numbered sections and the rules that go with it, in versions. A version is written,
 * proposed as an amendment, and adopted from a day or rejected; from then on it never changes. An amendment is decided by the
 * rules that held when it was proposed.
 * Source: issue "Governance", item 1.
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { DomainError } from '../errors.js'
import { type GivenText, TextFields, throwIssues } from '../text-fields.js'
import { bodyRule, type CharterRules, type GivenRules, matterRule, readRules } from './charter-rules.js'
import { areVotes, outcomeOf, type Votes } from './majority.js'

/** draft: being written · proposed: before those who decide, and frozen · in_force: adopted · replaced: another followed · rejected. */
export const charterStates = ['draft', 'proposed', 'in_force', 'replaced', 'rejected'] as const
export type CharterState = (typeof charterStates)[number]

export const charterActions = ['propose', 'adopt', 'reject', 'replace'] as const
export type CharterAction = (typeof charterActions)[number]

/** Every step there is; `app.keep_charter_version` holds the same. Replacing follows from adopting another. */
export const charterTransitions: readonly { readonly action: CharterAction; readonly from: CharterState; readonly to: CharterState; readonly isDeed: boolean }[] = [
  { action: 'propose', from: 'draft', to: 'proposed', isDeed: true },
  { action: 'adopt', from: 'proposed', to: 'in_force', isDeed: true },
  { action: 'reject', from: 'proposed', to: 'rejected', isDeed: true },
  { action: 'replace', from: 'in_force', to: 'replaced', isDeed: false }
]

/** What can be done with a version. @example charterSteps('draft') // ['propose'] */
export const charterSteps = (state: CharterState): CharterAction[] => charterTransitions.filter(({ from, isDeed }) => isDeed && from === state).map(({ action }) => action)

/** @throws DomainError CHARTER_STATE when the step cannot be taken from here */
export function demandCharterStep(action: CharterAction, state: CharterState): void {
  if (!charterSteps(state).includes(action)) throw new DomainError('CHARTER_STATE', { params: { state } })
}

/** What a version is called where it is voted on. @example charterVersionName(3).en // 'Version 3 of the charter' */
export const charterVersionName = (number: number): LocalizedText => ({ fi: `Sääntöjen versio ${number}`, sv: `Stadgans version ${number}`, en: `Version ${number} of the charter` })

/** coming: adopted, and its first day lies ahead. */
export const charterStandings = ['draft', 'proposed', 'coming', 'in_force', 'replaced', 'rejected'] as const
export type CharterStanding = (typeof charterStandings)[number]

export interface CharterDays {
  readonly state: CharterState
  readonly validFrom: IsoDate | null
  /** The first day on which another holds. */
  readonly validTo: IsoDate | null
}

/** Where a version stands on a day. @example charterStanding({ state: 'in_force', validFrom: '2027-01-01', validTo: null }, '2026-12-31') // 'coming' */
export function charterStanding({ state, validFrom, validTo }: CharterDays, day: IsoDate): CharterStanding {
  if (state !== 'in_force' && state !== 'replaced') return state
  if (validFrom === null || validFrom > day) return 'coming'
  return validTo !== null && validTo <= day ? 'replaced' : 'in_force'
}

export interface CharterSection {
  /** As it is written: 1, 1 a, 12. */
  readonly number: string
  readonly heading: LocalizedText
  readonly text: LocalizedText
}

export interface CharterContent {
  readonly sections: readonly CharterSection[]
  readonly rules: CharterRules
}

export interface GivenCharter {
  readonly sections: readonly { readonly number: string; readonly heading: GivenText; readonly text: GivenText }[]
  readonly rules: GivenRules
}

export const mostSections = 100
const sectionNumber = /^\d{1,3}( ?[a-zåäö])?$/

/** Reads what somebody has written. @throws DomainError what is wrong, each at its field */
export function readCharter(given: GivenCharter): CharterContent {
  const fields = new TextFields()
  if (given.sections.length === 0) fields.refuse('REQUIRED', ['sections'])
  if (given.sections.length > mostSections) fields.refuse('OUT_OF_RANGE', ['sections'], { min: 1, max: mostSections })
  const sections = given.sections.map((each, place) => {
    const path = ['sections', place]
    const number = fields.key([...path, 'number'], each.number, sectionNumber)
    if (given.sections.findIndex((other) => other.number.trim() === number) !== place) fields.refuse('DUPLICATE_KEY', [...path, 'number'], { value: number })
    const heading = fields.localized([...path, 'heading'], each.heading, { most: 300, isNeeded: true })
    return { number, heading, text: fields.localized([...path, 'text'], each.text, { most: 10_000, isLong: true, isNeeded: true }) }
  })
  const rules = readRules(fields, given.rules)
  throwIssues(fields.issues)
  return { sections, rules }
}

export interface Adoption {
  readonly decidedOn: IsoDate
  readonly validFrom: IsoDate
  readonly votes: Votes
}

/** What stands when an amendment is decided. */
export interface ProposalFacts {
  readonly proposedOn: IsoDate
  /** The rules that held when it was proposed; null for the first charter, which its founders adopt. */
  readonly rules: CharterRules | null
  readonly today: IsoDate
  /** The first day of the newest version that was adopted; null when there is none. */
  readonly newestFrom: IsoDate | null
}

/** The first day on which an amendment can be decided. @example firstDayToDecide(rules, '2026-03-01') // thirty days of notice: '2026-04-01' */
export function firstDayToDecide(rules: CharterRules | null, proposedOn: IsoDate): IsoDate {
  if (rules === null) return proposedOn
  const rule = matterRule(rules, 'charter_amendment')
  return addDays(proposedOn, Math.max(bodyRule(rules, rule.decidedBy).noticeDays, rule.noticeDays ?? 0) + 1)
}

/** What stands in the way of recording that an amendment was adopted; the API refuses by it, and the form says it beforehand. */
export function adoptionIssues({ decidedOn, validFrom, votes }: Adoption, facts: ProposalFacts): DomainError[] {
  const first = firstDayToDecide(facts.rules, facts.proposedOn)
  const issues: DomainError[] = []
  const outside = (path: string, [min, max]: readonly [string, string]): void => void issues.push(new DomainError('OUT_OF_RANGE', { path: [path], params: { min, max } }))
  if (decidedOn > facts.today) outside('decidedOn', [first, facts.today])
  else if (decidedOn < first) issues.push(new DomainError('NOTICE_MISSING', { path: ['decidedOn'], params: { earliest: first } }))
  const earliest = facts.newestFrom === null || facts.newestFrom < decidedOn ? decidedOn : addDays(facts.newestFrom, 1)
  if (validFrom < earliest) outside('validFrom', [earliest, ''])
  if (!areVotes(votes)) return [...issues, new DomainError('VOTES_IMPOSSIBLE', { path: ['votesFor'] })]
  if (facts.rules !== null) {
    const { majority, tie } = matterRule(facts.rules, 'charter_amendment')
    if (outcomeOf(majority, tie, votes) !== 'carries') issues.push(new DomainError('MAJORITY_MISSING', { path: ['votesFor'] }))
  }
  return issues
}
