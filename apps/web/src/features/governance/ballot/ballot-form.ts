/** What is written into the form of a ballot, and what it begins with. */
import { type BallotMethod, ballotMethods, type BallotSecrecy, methodsOfKind } from '@solmu/domain/governance/ballot.js'
import type { ProposalKind } from '@solmu/domain/governance/proposal.workflow.js'
import { addDays, instantIn, isClockTime, type IsoDate, timeIn, todayIn } from '@solmu/shared/dates.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import type { Language, TextFunction } from '../../../ui/text.js'
import { writtenText } from '../written-text.js'
import type { Ballot, BallotOnCharter, BallotOnProposal, BallotPlace } from './ballot.operations.js'

export type Texts = Readonly<Record<Language, string>>

export interface BallotForm {
  readonly bodyId: string
  readonly matter: string
  readonly title: Texts
  readonly description: Texts
  readonly method: BallotMethod
  readonly secrecy: BallotSecrecy
  /** One option a line. */
  readonly options: string
  readonly seats: string
  readonly maxScore: string
  /** When it opens by itself; empty of one that is opened by hand. */
  readonly opensDay: string
  readonly opensTime: string
  readonly day: string
  readonly time: string
  /** Of a ballot on the charter: the first day on which the version is to hold. */
  readonly effectiveFrom: string
}

const none: Texts = { fi: '', sv: '', en: '' }
const matterOfCharter = 'charter_amendment'

/** On what a new ballot is. */
export interface BallotSubject {
  readonly proposal?: BallotOnProposal | undefined
  readonly amendment?: (BallotOnCharter & { readonly title: Texts }) | undefined
}

/** What a new ballot is on, or one that was written before. */
type On = { readonly proposal?: { readonly kind: ProposalKind } | null | undefined; readonly amendment?: object | null | undefined }

/** By which methods a ballot on this can be held. */
export const methodsOn = ({ proposal, amendment }: On): readonly BallotMethod[] => (proposal ? methodsOfKind[proposal.kind] : amendment ? ['yes_no'] : ballotMethods)

/** The bodies and matters between which there is a choice: of a ballot on something there is none. */
export function placesOn(places: readonly BallotPlace[], { proposal, amendment }: On, { bodyId, matter }: Pick<BallotForm, 'bodyId' | 'matter'>): readonly BallotPlace[] {
  if (!proposal && !amendment) return places
  return places.filter(({ body }) => body.id === bodyId).map(({ body, matters }) => ({ body, matters: matters.filter((each) => each.matter === matter) }))
}

const inLines = (options: readonly Texts[]): string => options.map(({ fi, sv, en }) => [fi, sv, en].join(' | ').replace(/( \| )+$/, '')).join('\n')

/** The form of a ballot that was written before. */
export function formOf(ballot: Ballot, language: Language): BallotForm {
  const { body, matter, method, secrecy, options, seats, maxScore, opensAt, closesAt, effectiveFrom } = ballot
  const [opening, closing] = [opensAt === null ? null : new Date(opensAt), new Date(closesAt)]
  return {
    ...{ bodyId: body.id, matter, title: writtenText(ballot.title), description: writtenText(ballot.description), method, secrecy, seats: String(seats), maxScore: String(maxScore) },
    ...{ options: inLines(options.map(({ name }) => name)), day: dayInField(todayIn(undefined, closing), language), time: timeIn(closing) },
    ...{ opensDay: opening ? dayInField(todayIn(undefined, opening), language) : '', opensTime: opening ? timeIn(opening) : '' },
    effectiveFrom: effectiveFrom === null ? '' : dayInField(effectiveFrom, language)
  }
}

interface Beginning {
  readonly places: readonly BallotPlace[]
  readonly subject: BallotSubject
  readonly language: Language
  readonly today: IsoDate
}

/** What stands in a new form before anything is written. */
const empty: BallotForm = { bodyId: '', matter: '', title: none, description: none, method: 'yes_no', secrecy: 'open', options: '', seats: '1', maxScore: '5', opensDay: '', opensTime: '', day: '', time: '16:00', effectiveFrom: '' }

/** The form of a new ballot: the question, the options and the matter are those of what it is on. */
export function firstForm({ places, subject, language, today }: Beginning): BallotForm {
  const wanted = placed(places, subject)
  const closing = usualClosing(subject, { places, today, ...wanted })
  const first = { ...empty, ...wanted, method: methodsOn(subject)[0] ?? 'yes_no', day: dayInField(closing, language) }
  if (subject.proposal) return { ...first, ...ofProposal(subject.proposal) }
  // An amendment holds from the day after.
  return subject.amendment ? { ...first, title: subject.amendment.title, effectiveFrom: dayInField(addDays(closing, 1), language) } : first
}

/** After the usual time, or once the notice has run. */
function usualClosing(subject: BallotSubject, of: Parameters<typeof earliestOn>[1]): IsoDate {
  const [usual, earliest] = [addDays(of.today, usualDays), earliestOn(subject, of)]
  return earliest !== null && earliest.day > usual ? earliest.day : usual
}

/**
 * The first day on which a ballot may close, with the days of notice that lie whole between the day on which its matter came before the
 * voters and that one; null where the matter is unknown. The API refuses by the same (ballot-subjects.ts, earliestClosing).
 */
export function earliestOn({ proposal, amendment }: BallotSubject, of: Pick<BallotForm, 'bodyId' | 'matter'> & { readonly places: readonly BallotPlace[]; readonly today: IsoDate }): { readonly day: IsoDate; readonly days: number } | null {
  const days = of.places.find(({ body }) => body.id === of.bodyId)?.matters.find(({ matter }) => matter === of.matter)?.noticeDays
  if (days === undefined) return null
  return { day: amendment?.decidedFrom ?? addDays(proposal?.openedOn ?? of.today, days + 1), days }
}

/** How long votes are taken, when nothing else is said. */
const usualDays = 14

/** The body and the matter that are wanted, else the first ones. */
function placed(places: readonly BallotPlace[], { proposal, amendment }: BallotSubject): Pick<BallotForm, 'bodyId' | 'matter' | 'secrecy'> {
  const wanted = amendment ? matterOfCharter : proposal?.matter
  const fits = ({ body, matters }: BallotPlace) => (proposal ? body.id === proposal.body.id : matters.some(({ matter }) => matter === wanted))
  const place = places.find(fits) ?? places[0]
  if (!place) return { bodyId: '', matter: '', secrecy: 'open' }
  const matter = place.matters.find((each) => each.matter === wanted) ?? place.matters[0]
  return { bodyId: place.body.id, matter: matter?.matter ?? '', secrecy: matter?.secrecy === 'secret' ? 'secret' : 'open' }
}

function ofProposal({ versions: [latest] }: BallotOnProposal): Partial<BallotForm> {
  return latest ? { title: writtenText(latest.title), options: inLines(latest.options.map(({ title }) => title)), seats: String(latest.seats) } : {}
}

/** One option a line, in Finnish and, after a bar each, in Swedish and English. */
const optionsOf = (text: string): Texts[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [fi = '', sv = '', en = ''] = line.split('|').map((part) => part.trim())
      return { fi, sv, en }
    })

/** Under what a form is kept. */
export const keyOf = (ballot: Ballot | null, { proposal, amendment }: BallotSubject): string => (ballot ?? proposal ?? amendment)?.id ?? 'new'

/** Which record is written. */
export const recordOf = (ballot: Ballot | null, { proposal, amendment }: BallotSubject) =>
  ballot ? { ballotId: ballot.id, expectedVersion: ballot.version } : { proposalId: proposal?.id ?? null, amendmentId: amendment?.id ?? null }

type Reading = { readonly today: IsoDate; readonly isOnCharter: boolean }

/** What is sent of a form without problems. */
export function readForm({ options, seats, maxScore, opensDay, opensTime, day, time, effectiveFrom, ...said }: BallotForm, { today, isOnCharter }: Reading) {
  return {
    ...{ ...said, options: optionsOf(options), seats: Number(seats), maxScore: Number(maxScore), closesAt: instantIn(readDayText(day, today) ?? today, time).toISOString() },
    opensAt: opensDay.trim() === '' ? null : instantIn(readDayText(opensDay, today) ?? today, opensTime).toISOString(),
    effectiveFrom: isOnCharter ? readDayText(effectiveFrom, today) : null
  }
}

/** The instant of an opening that is written; null when it makes no sense or does not lie before the closing. */
function openingOf({ opensDay, opensTime, day, time }: BallotForm, today: IsoDate): Date | null {
  const [opens, closes] = [readDayText(opensDay, today), readDayText(day, today)]
  if (opens === null || closes === null || !isClockTime(opensTime) || !isClockTime(time)) return null
  const opening = instantIn(opens, opensTime)
  return opening < instantIn(closes, time) ? opening : null
}

type Checking = Reading & { readonly t: TextFunction; readonly earliest: IsoDate | null; readonly dayText: (day: IsoDate) => string }

function closingProblem({ day, time }: BallotForm, { t, today, earliest, dayText }: Omit<Checking, 'isOnCharter'>): { readonly closesAt?: string } {
  const closes = readDayText(day, today)
  if (closes === null || !isClockTime(time)) return { closesAt: t('ballot.needs.closesAt') }
  return earliest !== null && closes < earliest ? { closesAt: t('ballot.needs.notice', { day: dayText(earliest) }) } : {}
}

/** What is wrong with it, each at its field. */
export function problemsOf(form: BallotForm, { t, today, isOnCharter, earliest, dayText }: Checking) {
  const { title, effectiveFrom, opensDay, opensTime } = form
  const isTimed = `${opensDay}${opensTime}`.trim() !== ''
  return {
    ...(title.fi.trim() === '' && { title: t('ballot.needs.title') }),
    ...closingProblem(form, { t, today, earliest, dayText }),
    ...(isTimed && openingOf(form, today) === null && { opensAt: t('ballot.needs.opensAt') }),
    ...(isOnCharter && readDayText(effectiveFrom, today) === null && { effectiveFrom: t('errors.INVALID_DATE') })
  }
}
