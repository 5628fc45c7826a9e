/**
 * What is written in a proposal: its text in up to three languages, the options between which members choose, its days; and the
 * amendments and objections that others bring.
 * Source: issue "Governance", item 4.
 */
import { addDays, daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { type GivenText, TextFields, throwIssues } from '../text-fields.js'
import { type CharterRules, matterRule, type PartyOfMatter } from './charter-rules.js'
import { kindsWithOptions, type ProposalKind } from './proposal.workflow.js'

export const mostOptions = 50
export const longestProposal = 10_000
/** How many days a discussion may last at the most. */
export const longestDiscussion = 365

/** One of those between which members choose; the key never changes, so that ballots name it. */
export interface ProposalOption {
  readonly key: string
  readonly title: LocalizedText
}

export interface GivenOption {
  readonly key: string
  readonly title: GivenText
}

export interface GivenProposal {
  readonly kind: ProposalKind
  readonly title: GivenText
  readonly text: GivenText
  readonly options: readonly GivenOption[]
  readonly seats: number
  readonly discussUntil: IsoDate | null
  readonly objectUntil: IsoDate | null
}

export interface ProposalContent {
  readonly title: LocalizedText
  readonly text: LocalizedText
  readonly options: readonly ProposalOption[]
  readonly seats: number
  readonly discussUntil: IsoDate | null
  readonly objectUntil: IsoDate | null
}

/**
 * What somebody has written, put in order.
 *
 * @throws DomainError each thing that is wrong, at its field: REQUIRED without a title, TOO_LONG, DUPLICATE_KEY,
 *   OUT_OF_RANGE for options, seats and days, DAYS_REVERSED when objections end before the discussion
 */
export function readProposal(given: GivenProposal, today: IsoDate): ProposalContent {
  const fields = new TextFields()
  const content = {
    title: fields.localized(['title'], given.title, { most: 200, isNeeded: true }),
    text: fields.localized(['text'], given.text, { most: longestProposal, isLong: true }),
    options: readOptions(fields, given),
    seats: given.kind === 'election' || given.kind === 'selection' ? given.seats : 1,
    ...daysOf(fields, given, today)
  }
  if (!Number.isInteger(content.seats) || content.seats < 1 || content.seats > mostOptions) fields.refuse('OUT_OF_RANGE', ['seats'], { min: 1, max: mostOptions })
  throwIssues(fields.issues)
  return content
}

function readOptions(fields: TextFields, { kind, options }: GivenProposal): ProposalOption[] {
  if (!kindsWithOptions.includes(kind)) return []
  if (options.length > mostOptions) fields.refuse('OUT_OF_RANGE', ['options'], { min: 2, max: mostOptions })
  const seen = new Set<string>()
  return options.slice(0, mostOptions).map(({ key, title }, place) => {
    const read = { key: fields.key(['options', place, 'key'], key), title: fields.localized(['options', place, 'title'], title, { most: 200, isNeeded: true }) }
    if (seen.has(read.key)) fields.refuse('DUPLICATE_KEY', ['options', place, 'key'], { value: read.key })
    seen.add(read.key)
    return read
  })
}

function daysOf(fields: TextFields, { kind, discussUntil, objectUntil }: GivenProposal, today: IsoDate): Pick<ProposalContent, 'discussUntil' | 'objectUntil'> {
  for (const [name, day] of [['discussUntil', discussUntil], ['objectUntil', objectUntil]] as const) {
    if (day !== null && daysBetween(today, day) > longestDiscussion) fields.refuse('OUT_OF_RANGE', [name], { min: today, max: addDays(today, longestDiscussion) })
  }
  if (kind !== 'consent') return { discussUntil, objectUntil: null }
  if (discussUntil !== null && objectUntil !== null && objectUntil < discussUntil) fields.refuse('DAYS_REVERSED', ['objectUntil'])
  return { discussUntil, objectUntil }
}

/** As whom a unit proposes: a centre is a member too, and the head office speaks for the board. */
const speaksAs: Readonly<Record<'headquarters' | 'regional_centre' | 'local_unit', readonly PartyOfMatter[]>> = {
  headquarters: ['head_office', 'board'],
  regional_centre: ['regional_board', 'member', 'concerned'],
  local_unit: ['member', 'concerned']
}

/**
 * Whether the charter lets a unit propose in a matter; everybody may while there is no charter.
 *
 * @example mayPropose(rules, { matter: 'budget', unitType: 'local_unit' }) // false where only the board proposes budgets
 */
export function mayPropose(rules: Pick<CharterRules, 'matters'> | null, { matter, unitType }: { readonly matter: string; readonly unitType: keyof typeof speaksAs }): boolean {
  return rules === null || matterRule(rules, matter).whoMayPropose.some((party) => speaksAs[unitType].includes(party))
}

/** open: nobody has answered it · accepted: it is part of the text · rejected: it was turned down, with a reason · withdrawn: by whoever brought it. */
export const amendmentStates = ['open', 'accepted', 'rejected', 'withdrawn'] as const
export type AmendmentState = (typeof amendmentStates)[number]

/**
 * The text once an amendment is accepted: what it changes, and of the languages that it leaves out nothing.
 *
 * @example amended({ fi: 'a', sv: 'b', en: '' }, { fi: 'c', sv: '', en: '' }) // { fi: 'c', sv: 'b', en: '' }
 */
export const amended = (text: LocalizedText, by: LocalizedText): LocalizedText => ({ fi: by.fi || text.fi, sv: by.sv || text.sv, en: by.en || text.en })
