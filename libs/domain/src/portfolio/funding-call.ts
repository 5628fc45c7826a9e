/**
 * Who gives money for what: funders, their programmes and the calls by which they ask for applications. What a call asked for
 * when a project was applied for stays with the application; a call that changes under it is told, and changes nothing.
 * Source: issue "Portfolio", item 1 and "Bad input and faults"; domain/funder-reporting.md 4.2-4.4.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { taskAreas } from '../results/indicator-details.js'
import { type GivenText, TextFields, throwIssues } from '../text-fields.js'
import { isAmount, largestAmount, unitsOf } from './budget.js'
import { type CostModelKey, costModelKeys, isRate } from './cost-model.js'
import { currencies, isProjectDay, projectYears } from './project.js'

/** What kind of funder it is; the form of its reports follows from it. */
export const funderKinds = ['structural_fund', 'state', 'ngo_grants', 'wellbeing_county', 'municipality', 'employment_area', 'foundation', 'company', 'other'] as const
export type FunderKind = (typeof funderKinds)[number]

/** Who may apply, by the legal form or the place in the network. */
export const applicantKinds = ['association', 'foundation', 'municipality', 'joint_authority', 'cooperative', 'limited_company'] as const
export type ApplicantKind = (typeof applicantKinds)[number]

export const callStates = ['coming', 'open', 'closed'] as const
export type CallState = (typeof callStates)[number]

/**
 * Where a call stands on a day; both of its days are days on which it is open.
 *
 * @example callState({ opensOn: '2026-09-01', closesOn: '2026-10-15' }, '2026-10-15') // 'open'
 */
export function callState({ opensOn, closesOn }: { readonly opensOn: IsoDate; readonly closesOn: IsoDate | null }, today: IsoDate): CallState {
  if (today < opensOn) return 'coming'
  return closesOn !== null && today > closesOn ? 'closed' : 'open'
}

/** What a call allows. */
export interface CallTerms {
  readonly costModels: readonly CostModelKey[]
  /** The smallest and the largest grant, in minor units. */
  readonly grantMin: bigint | null
  readonly grantMax: bigint | null
  /** The largest part of the whole that the funder pays, in hundredths of a per cent. */
  readonly grantShareMax: number | null
  readonly applicants: readonly ApplicantKind[]
}

/**
 * What of the terms a budget goes against. The share is compared exactly, without rounding.
 *
 * @example callBreaches({ ...terms, grantShareMax: 8000 }, { grant: 81n, total: 100n }) // ['share']
 */
export function callBreaches({ grantMin, grantMax, grantShareMax }: CallTerms, { grant, total }: { readonly grant: bigint; readonly total: bigint }): ('least' | 'most' | 'share')[] {
  return [
    ...(grantMin !== null && grant < grantMin ? ['least' as const] : []),
    ...(grantMax !== null && grant > grantMax ? ['most' as const] : []),
    ...(grantShareMax !== null && grant * 10_000n > total * BigInt(grantShareMax) ? ['share' as const] : [])
  ]
}

/** A wellbeing services county is asked for where joint authorities are. */
const kindOf = (legalForm: string): string => (legalForm === 'wellbeing_county' ? 'joint_authority' : legalForm)

/**
 * Those who cannot apply: the call names kinds of organisations, and theirs is none of them. Everybody may where it names none.
 *
 * @example ineligibleIn({ applicants: ['association'] }, [{ legalForm: 'limited_company' }]).length // 1
 */
export const ineligibleIn = <Applicant extends { readonly legalForm: string }>({ applicants }: Pick<CallTerms, 'applicants'>, those: readonly Applicant[]): Applicant[] =>
  applicants.length === 0 ? [] : those.filter(({ legalForm }) => !applicants.some((each) => each === kindOf(legalForm)))

export interface CallDraft extends CallTerms {
  readonly name: LocalizedText
  readonly code: string
  readonly eligibility: LocalizedText
  readonly opensOn: IsoDate
  readonly closesOn: IsoDate | null
  readonly currency: string
  readonly taskAreas: readonly string[]
  readonly link: string
}

export type GivenCall = Omit<CallDraft, 'name' | 'eligibility'> & { readonly name: GivenText; readonly eligibility: GivenText }

const webAddress = /^https?:\/\/[^\s/$.?#][^\s]*$/iu

/**
 * Reads a call as somebody has written it.
 *
 * @throws DomainError each thing that is wrong, at its field
 */
export function readCall(given: GivenCall): CallDraft {
  const fields = new TextFields()
  const { min, max } = projectYears
  const link = fields.text(['link'], given.link, { most: 1000 })
  if (link !== '' && !webAddress.test(link)) fields.refuse('INVALID_WEBSITE', ['link'])
  for (const [name, day] of Object.entries({ opensOn: given.opensOn, closesOn: given.closesOn })) {
    if (day !== null && !isProjectDay(day)) fields.refuse('OUT_OF_RANGE', [name], { min, max })
  }
  if (given.closesOn !== null && given.closesOn < given.opensOn) fields.refuse('DAYS_REVERSED', ['closesOn'])
  if (!currencies.some((each) => each === given.currency)) fields.refuse('UNKNOWN_WORD', ['currency'], { value: given.currency.slice(0, 40) })
  readTerms(fields, given)
  const draft = {
    ...given,
    ...{ name: fields.localized(['name'], given.name, { most: 300, isNeeded: true }), eligibility: fields.localized(['eligibility'], given.eligibility, { most: 5000, isLong: true }) },
    ...{ code: fields.text(['code'], given.code, { most: 60 }), link, taskAreas: taskAreas.filter((each) => given.taskAreas.includes(each)) },
    ...{ costModels: costModelKeys.filter((each) => given.costModels.includes(each)), applicants: applicantKinds.filter((each) => given.applicants.includes(each)) }
  }
  throwIssues(fields.issues)
  return draft
}

function readTerms(fields: TextFields, { grantMin, grantMax, grantShareMax, costModels }: CallTerms): void {
  const most = unitsOf(largestAmount)
  for (const [name, amount] of Object.entries({ grantMin, grantMax })) {
    if (amount !== null && !isAmount(amount)) fields.refuse('OUT_OF_RANGE', [name], { min: 0, max: most })
  }
  if (grantMin !== null && grantMax !== null && grantMin > grantMax) fields.refuse('OUT_OF_RANGE', ['grantMax'], { min: unitsOf(grantMin), max: most })
  if (grantShareMax !== null && !isRate(grantShareMax)) fields.refuse('OUT_OF_RANGE', ['grantShareMax'], { min: 0.01, max: 100 })
  if (costModels.length === 0) fields.refuse('REQUIRED', ['costModels'])
}

/** The parts of a call that an application rests on. */
export const callParts = ['opensOn', 'closesOn', 'costModels', 'grantMin', 'grantMax', 'grantShareMax', 'applicants', 'eligibility'] as const
export type CallPart = (typeof callParts)[number]

/**
 * What has changed in a call since it was applied for.
 *
 * @example callChanges(then, { ...then, closesOn: '2026-11-30' }) // ['closesOn']
 */
export function callChanges(then: Readonly<Partial<Record<CallPart, unknown>>>, now: Readonly<Partial<Record<CallPart, unknown>>>): CallPart[] {
  return callParts.filter((part) => written(then[part]) !== written(now[part]))
}

const written = (value: unknown): string => JSON.stringify(value ?? null, (_key, each: unknown) => (typeof each === 'bigint' ? each.toString() : each))
