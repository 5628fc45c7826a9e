/**
 * What a person has to do about returns and regions, the most blocking first: what is late, then what keeps most others
 * waiting, then what is due first.
 * Source: design, picture 01-home; issue "Results", item 7.
 */
import { daysBetween, lastDay, type IsoDate } from '@solmu/shared/dates.js'
import type { RegionState, ReturnState } from './return-state.js'

/** fill: write and send · mend: answer what was asked · verify: look through a return · remind: a unit is late · forward: a region is whole · accept: a region waits · lock: every region is accepted. */
export const queueKinds = ['mend', 'fill', 'verify', 'remind', 'forward', 'accept', 'lock'] as const
export type QueueKind = (typeof queueKinds)[number]

export interface QueueReturn {
  readonly returnId: string
  readonly roundId: string
  readonly unitId: string
  readonly centreId: string | null
  readonly state: ReturnState
  readonly isLate: boolean
  readonly dueOn: IsoDate
}

export interface QueueRegion {
  readonly roundId: string
  readonly centreId: string
  readonly state: RegionState
}

export interface QueueRound {
  readonly roundId: string
  readonly verifyBy: IsoDate
  readonly acceptBy: IsoDate
}

export interface QueueFacts {
  readonly rounds: readonly QueueRound[]
  readonly returns: readonly QueueReturn[]
  readonly regions: readonly QueueRegion[]
}

/** What the viewer may do at a unit or centre, or for the whole consortium for null. */
export type MayDo = (action: 'return.edit' | 'return.verify' | 'return.accept' | 'round.manage' | 'round.remind', unitId: string | null) => boolean

export interface QueueItem {
  readonly kind: QueueKind
  readonly roundId: string
  readonly centreId: string | null
  readonly unitId: string | null
  readonly returnId: string | null
  readonly dueOn: IsoDate
  readonly isLate: boolean
  /** How many returns cannot go on before this is done. */
  readonly blockedCount: number
}

/**
 * Everything that waits for a person in some open rounds.
 *
 * @param day today: what was due before it is late
 */
export function reviewQueue(facts: QueueFacts, may: MayDo, day: IsoDate): QueueItem[] {
  return facts.rounds
    .flatMap((round) => itemsOf(round, { facts, may, day }))
    .sort((a, b) => Number(b.isLate) - Number(a.isLate) || b.blockedCount - a.blockedCount || byDay(a, b))
}

const byDay = (a: QueueItem, b: QueueItem): number => {
  const key = ({ dueOn, kind, unitId, centreId }: QueueItem): string =>
    `${dueOn || lastDay} ${queueKinds.indexOf(kind)} ${centreId ?? ''} ${unitId ?? ''}`
  return key(a) < key(b) ? -1 : 1
}

interface Asked {
  readonly facts: QueueFacts
  readonly may: MayDo
  readonly day: IsoDate
}

function itemsOf(round: QueueRound, asked: Asked): QueueItem[] {
  const { facts } = asked
  const returns = facts.returns.filter(({ roundId }) => roundId === round.roundId)
  const regions = facts.regions.filter(({ roundId }) => roundId === round.roundId)
  const ready = (centreId: string | null): number =>
    returns.filter((one) => one.centreId === centreId && one.state === 'verified').length
  return [
    ...returns.flatMap((one) => ofReturn(one, { ...asked, round, ready: ready(one.centreId) })),
    ...regions.flatMap((region) => ofRegion(region, { ...asked, round, returns })),
    ...ofRound({ ...asked, round, regions, returns })
  ]
}

function ofReturn(one: QueueReturn, { may, day, round, ready }: Asked & { round: QueueRound; ready: number }): QueueItem[] {
  const { returnId, roundId, unitId, centreId, state, isLate, dueOn } = one
  const item = (kind: QueueKind, by: IsoDate, late: boolean): QueueItem[] =>
    [{ kind, roundId, centreId, unitId, returnId, dueOn: by, isLate: late, blockedCount: ready }]
  const isForVerifier = may('return.verify', unitId) || may('return.verify', centreId)
  if (state === 'submitted') return isForVerifier ? item('verify', round.verifyBy, round.verifyBy < day) : []
  if (!['not_started', 'draft', 'returned'].includes(state)) return []
  if (may('return.edit', unitId)) return item(state === 'returned' ? 'mend' : 'fill', dueOn, isLate)
  return isLate && isForVerifier ? item('remind', dueOn, true) : []
}

function ofRegion(
  { roundId, centreId, state }: QueueRegion,
  { may, day, round, returns }: Asked & { round: QueueRound; returns: readonly QueueReturn[] }
): QueueItem[] {
  const own = returns.filter((one) => one.centreId === centreId)
  const item = (kind: QueueKind, by: IsoDate): QueueItem[] =>
    [{ kind, roundId, centreId, unitId: null, returnId: null, dueOn: by, isLate: by < day, blockedCount: own.length }]
  if (state === 'forwarded') return may('return.accept', null) ? item('accept', round.acceptBy) : []
  const isWhole = own.length > 0 && own.every((one) => one.state === 'verified')
  return state === 'open' && isWhole && may('return.verify', centreId) ? item('forward', round.verifyBy) : []
}

function ofRound({
  may,
  day,
  round,
  regions,
  returns
}: Asked & { round: QueueRound; regions: readonly QueueRegion[]; returns: readonly QueueReturn[] }): QueueItem[] {
  const isReady = regions.length > 0 && regions.every(({ state }) => state === 'accepted')
  if (!isReady || !may('return.accept', null)) return []
  const { roundId, acceptBy } = round
  const item = { kind: 'lock' as const, roundId, centreId: null, unitId: null, returnId: null, dueOn: acceptBy }
  return [{ ...item, isLate: acceptBy < day, blockedCount: returns.length }]
}

/** How many whole days something is late; 0 when it is not. */
export const daysLate = ({ dueOn, isLate }: Pick<QueueItem, 'dueOn' | 'isLate'>, day: IsoDate): number =>
  isLate ? Math.max(0, daysBetween(dueOn, day)) : 0
