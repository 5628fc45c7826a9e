/**
 * What a ballot asks and how it can be answered. Each member has one ballot; what it says is read once, into the one form in which
 * it is kept, published and counted, so that the same choice always looks the same.
 * Source: issue "Governance", item 5; requirement 19.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import { DomainError } from '../errors.js'
import type { BodyKind, CharterRules } from './charter-rules.js'
import type { ProposalKind } from './proposal.workflow.js'
import { type GivenText, TextFields } from '../text-fields.js'

/**
 * yes_no: for, against or abstaining · plurality: one option · approval: as many as one likes · score: points for each ·
 * budget: so many points are shared out · schulze: an order, counted by pairs · stv: an order, counted by transferable votes.
 */
export const ballotMethods = ['yes_no', 'plurality', 'approval', 'score', 'budget', 'schulze', 'stv'] as const
export type BallotMethod = (typeof ballotMethods)[number]

const byOptions: readonly BallotMethod[] = ['stv', 'schulze', 'approval', 'plurality', 'score']

/** By which methods a ballot on each kind of proposal is held, the usual one first. */
export const methodsOfKind: Readonly<Record<ProposalKind, readonly BallotMethod[]>> = {
  proposal: ['yes_no'],
  consent: ['yes_no'],
  election: byOptions,
  selection: ['schulze', 'stv', 'approval', 'plurality', 'score'],
  score: ['score'],
  budget: ['budget']
}

/** open: after closing everybody sees who voted for what · secret: nobody ever does. */
export const ballotSecrecies = ['open', 'secret'] as const
export type BallotSecrecy = (typeof ballotSecrecies)[number]

/**
 * How many members with the same number of votes a secret ballot needs at the least. The number stands beside each vote of the log, for
 * the count needs it: of one alone it would say whose the vote is, and of two each would know the other's.
 */
export const fewestAlike = 3

/**
 * The numbers of votes by which a member could be known in a secret ballot.
 *
 * @example votesThatTell([{ votes: 1, members: 12 }, { votes: 3, members: 1 }]) // [3]
 */
export const votesThatTell = (roll: readonly { readonly votes: number; readonly members: number }[]): number[] => roll.filter(({ members }) => members < fewestAlike).map(({ votes }) => votes)

/**
 * Every number of votes that somebody may have in a ballot of a body: in an assembly those of the classes of members, in others one.
 *
 * @example votesPossible('assembly', { headquarters: 3, regional_centre: 2, local_unit: 1 }) // [1, 2, 3]
 */
export const votesPossible = (kind: BodyKind, votes: CharterRules['votes']): number[] =>
  kind === 'assembly' && votes !== 'one_each' ? [...new Set(Object.values(votes))].filter((each) => each > 0).sort((one, other) => one - other) : [1]

/** Why the clock gives a ballot up that it cannot open: nobody is on its roll, or a vote would tell whose it is. */
export const clockReasons = ['ROLL_EMPTY', 'VOTES_TELL'] as const

export const ballotAnswers = ['yes', 'no', 'abstain'] as const
export type BallotAnswer = (typeof ballotAnswers)[number]

/** What a ballot says: nothing in `points` or `ranking`, or an abstention, is a blank one. */
export type BallotChoice =
  | { readonly answer: BallotAnswer }
  | { readonly points: Readonly<Record<string, number>> }
  | { readonly ranking: readonly (readonly string[])[] }

export interface BallotOption {
  readonly code: string
  readonly name: LocalizedText
  /** Whether it, or the candidate, has stood down since the ballot was opened. */
  readonly isWithdrawn: boolean
}

/** What decides how a ballot is filled in. */
export interface BallotPaper {
  readonly method: BallotMethod
  readonly options: readonly BallotOption[]
  /** The most points for an option, of a score; those to share out, of a budget; else 1. */
  readonly maxScore: number
}

export const mostOptions = 30
export const mostSeats = 20
/** By each method that gives points, the most that can be given to one option or shared out. */
export const highestScore: Readonly<Partial<Record<BallotMethod, number>>> = { score: 10, budget: 100 }

/** Blank ballots count for the quorum and for nobody. */
export function isBlank(choice: BallotChoice): boolean {
  if ('answer' in choice) return choice.answer === 'abstain'
  return 'points' in choice ? Object.keys(choice.points).length === 0 : choice.ranking.length === 0
}

/**
 * The one side on which somebody has voted, where a method has sides: a chair breaks a tie on it, because it is their opinion that
 * decides and not a second vote. Null for a blank ballot, and where several options can be chosen, ordered or given points.
 *
 * @example sideOf('plurality', { points: { o2: 1 } }) // 'o2'
 */
export function sideOf(method: BallotMethod, choice: BallotChoice): string | null {
  if (isBlank(choice)) return null
  if ('answer' in choice) return choice.answer
  return method === 'plurality' && 'points' in choice ? (Object.keys(choice.points)[0] ?? null) : null
}

/** A choice without those who have withdrawn. */
export function withoutWithdrawn(choice: BallotChoice, withdrawn: readonly string[]): BallotChoice {
  if ('answer' in choice) return choice
  if ('points' in choice) return { points: Object.fromEntries(Object.entries(choice.points).filter(([code]) => !withdrawn.includes(code))) }
  return { ranking: choice.ranking.map((group) => group.filter((code) => !withdrawn.includes(code))).filter((group) => group.length > 0) }
}

const wrong = (): DomainError => new DomainError('CHOICE_INVALID', { path: ['choice'] })
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads what somebody has chosen into the form in which it is kept. An option that was withdrawn can no longer be chosen.
 *
 * @throws DomainError CHOICE_INVALID
 * @example readChoice({ method: 'yes_no', options: [], maxScore: 1 }, { answer: 'yes' }) // { answer: 'yes' }
 */
export function readChoice(paper: BallotPaper, given: unknown): BallotChoice {
  if (!isObject(given)) throw wrong()
  if (paper.method === 'yes_no') {
    const answer = ballotAnswers.find((each) => each === given['answer'])
    if (!answer) throw wrong()
    return { answer }
  }
  return paper.method === 'schulze' || paper.method === 'stv' ? { ranking: readRanking(paper, given['ranking']) } : { points: readPoints(paper, given['points']) }
}

const open = ({ options }: BallotPaper): ReadonlySet<string> => new Set(options.filter(({ isWithdrawn }) => !isWithdrawn).map(({ code }) => code))

/** Those without points are left out, and the others stand in the order of the paper. Points that are not shared out are lost. */
function readPoints(paper: BallotPaper, given: unknown): Record<string, number> {
  if (!isObject(given)) throw wrong()
  const [codes, most] = [open(paper), paper.method in highestScore ? paper.maxScore : 1]
  const chosen = Object.entries(given).filter(([, points]) => points !== 0)
  const areRight = chosen.every(([code, points]) => codes.has(code) && Number.isInteger(points) && Number(points) > 0 && Number(points) <= most)
  const isTooMuch = paper.method === 'plurality' ? chosen.length > 1 : paper.method === 'budget' && chosen.reduce((sum, [, points]) => sum + Number(points), 0) > most
  if (!areRight || isTooMuch) throw wrong()
  const points = new Map(chosen)
  return Object.fromEntries(paper.options.flatMap(({ code }) => (points.has(code) ? [[code, Number(points.get(code))] as const] : [])))
}

/** Those who are liked equally stand in one group, in the order of the paper; transferable votes know no such groups. */
function readRanking(paper: BallotPaper, given: unknown): string[][] {
  if (!Array.isArray(given)) throw wrong()
  const [codes, order] = [open(paper), paper.options.map(({ code }) => code)]
  const groups = given.map((group: unknown): string[] => {
    if (!Array.isArray(group) || group.length === 0) throw wrong()
    return group.map(String).sort((a, b) => order.indexOf(a) - order.indexOf(b))
  })
  const all = groups.flat()
  if (new Set(all).size !== all.length || !all.every((code) => codes.has(code))) throw wrong()
  if (paper.method === 'stv' && groups.some((group) => group.length > 1)) throw wrong()
  return groups
}

/** What somebody has written as a ballot. */
export interface GivenBallot {
  readonly title: GivenText
  readonly description?: GivenText | null | undefined
  readonly method: BallotMethod
  readonly options: readonly GivenText[]
  readonly seats: number
  readonly maxScore: number
}

export interface BallotDraft extends BallotPaper {
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly seats: number
}

/**
 * What is read of a ballot that is being written; everything that is wrong stands in `fields.issues`. A question that is answered by
 * yes or no has neither options nor seats.
 */
export function readBallot(fields: TextFields, given: GivenBallot): BallotDraft {
  const isQuestion = given.method === 'yes_no'
  const range = (path: string, value: number, max: number): void => {
    if (!Number.isInteger(value) || value < 1 || value > max) fields.refuse('OUT_OF_RANGE', [path], { min: 1, max })
  }
  const names = isQuestion ? [] : given.options.map((each, place) => fields.localized(['options', place], each, { most: 200, isNeeded: true }))
  if (!isQuestion && (names.length < 1 || names.length > mostOptions)) fields.refuse('OUT_OF_RANGE', ['options'], { min: 1, max: mostOptions })
  names.forEach(({ fi }, place) => {
    if (fi !== '' && names.findIndex((each) => each.fi.toLocaleLowerCase('fi') === fi.toLocaleLowerCase('fi')) !== place) fields.refuse('DUPLICATE_KEY', ['options', place, 'fi'], { value: fi })
  })
  if (!isQuestion) range('seats', given.seats, Math.min(mostSeats, Math.max(1, names.length)))
  const most = highestScore[given.method]
  if (most !== undefined) range('maxScore', given.maxScore, most)
  return {
    title: fields.localized(['title'], given.title, { most: 200, isNeeded: true }),
    description: fields.localized(['description'], given.description, { most: 4000, isLong: true }),
    method: given.method,
    options: names.map((name, place) => ({ code: `o${place + 1}`, name, isWithdrawn: false })),
    seats: isQuestion ? 1 : given.seats,
    maxScore: most === undefined ? 1 : given.maxScore
  }
}
