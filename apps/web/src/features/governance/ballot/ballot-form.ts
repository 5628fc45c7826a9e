/** What is written into the form of a ballot, and what it begins with. */
import { type BallotMethod, ballotMethods, type BallotSecrecy, methodsOfKind } from '@solmu/domain/governance/ballot.js'
import type { ProposalKind } from '@solmu/domain/governance/proposal.workflow.js'
import { addDays, type IsoDate, timeIn, todayIn } from '@solmu/shared/dates.js'
import { dayInField } from '../../../ui/day-text.js'
import type { Language } from '../../../ui/text.js'
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
  const { body, matter, method, secrecy, options, seats, maxScore, closesAt, effectiveFrom } = ballot
  const closing = new Date(closesAt)
  return {
    ...{ bodyId: body.id, matter, title: writtenText(ballot.title), description: writtenText(ballot.description), method, secrecy, seats: String(seats), maxScore: String(maxScore) },
    ...{ options: inLines(options.map(({ name }) => name)), day: dayInField(todayIn(undefined, closing), language), time: timeIn(closing) },
    effectiveFrom: effectiveFrom === null ? '' : dayInField(effectiveFrom, language)
  }
}

interface Beginning {
  readonly places: readonly BallotPlace[]
  readonly subject: BallotSubject
  readonly language: Language
  readonly today: IsoDate
}

/** The form of a new ballot: the question, the options and the matter are those of what it is on. */
export function firstForm({ places, subject, language, today }: Beginning): BallotForm {
  const { proposal, amendment } = subject
  const wanted = proposal?.matter ?? (amendment && matterOfCharter)
  const place = places.find(({ body, matters }) => (proposal ? body.id === proposal.body.id : matters.some(({ matter }) => matter === wanted))) ?? places[0]
  const matter = place?.matters.find((each) => each.matter === wanted) ?? place?.matters[0]
  const [latest] = proposal?.versions ?? []
  const earliest = amendment?.decidedFrom ?? today
  const closing = addDays(today, 14) > earliest ? addDays(today, 14) : earliest
  return {
    ...{ bodyId: place?.body.id ?? '', matter: matter?.matter ?? '', title: latest ? writtenText(latest.title) : (amendment?.title ?? none), description: none },
    ...{ method: methodsOn(subject)[0] ?? 'yes_no', secrecy: matter?.secrecy === 'secret' ? 'secret' : 'open', options: inLines(latest?.options.map(({ title }) => title) ?? []) },
    ...{ seats: String(latest?.seats ?? 1), maxScore: '5', day: dayInField(closing, language), time: '16:00', effectiveFrom: amendment ? dayInField(addDays(closing, 1), language) : '' }
  }
}

/** One option a line, in Finnish and, after a bar each, in Swedish and English. */
export const optionsOf = (text: string): Texts[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [fi = '', sv = '', en = ''] = line.split('|').map((part) => part.trim())
      return { fi, sv, en }
    })
