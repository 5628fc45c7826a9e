/**
 * Where each cent of what is claimed stands. There is one rule for every page and list: `fatesOf` gives each part of a line
 * exactly one fate, and all sums are added from those. *Claimed* is what the funder has been asked for, *certified* what it has
 * accepted, *paid* what it has paid and not taken back; what is left of a grant is told twice, *to claim* and *to certify*. The
 * view `claim_money` says the same in the database, and a property holds the two together.
 * Source: issue "Portfolio", item 2 and "Bad input and faults" (negative corrections, a claim withdrawn after certification).
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Period } from '@solmu/shared/periods.js'
import { sumOf } from './amounts.js'
import type { FundingSource } from './budget.js'
import type { ClaimState, ClaimVerdict } from './claim.workflow.js'
import type { CostCategory, CostModel } from './cost-model.js'

/** A part of a line: of its cost, and of what the rate adds to it. */
export interface Share {
  /** Less than zero for a correction. */
  readonly amount: bigint
  readonly added: bigint
}

export const noShare: Share = { amount: 0n, added: 0n }
export const wholeOf = ({ amount, added }: Share): bigint => amount + added
const minus = (a: Share, b: Share): Share => ({ amount: a.amount - b.amount, added: a.added - b.added })

/** A line of a claim with all that is told of it. */
export interface WholeLine extends Share {
  readonly id: string
  readonly claimId: string
  readonly state: ClaimState
  readonly verdict: ClaimVerdict
  /** The parked line that is claimed again by this one; null for one of its own. */
  readonly originId: string | null
  readonly costId: string
  readonly partnerId: string
  readonly category: CostCategory
  readonly source: FundingSource
  readonly period: Period
  /** When its claim was paid; null while it was not. */
  readonly paidOn: IsoDate | null
  /** What of it was parked or refused: all of it, or a part while the rest is accepted. */
  readonly aside: Share
  /** What the funder has decided to take back after it was paid. */
  readonly recovered: Share
  /** What has been paid back. */
  readonly repaid: Share
}

/**
 * What falls to a part of a cost, with its part of what the rate adds, half a cent away from zero; all of it goes with the whole.
 *
 * @example shareOf({ amount: 300n, added: 120n }, 100n) // { amount: 100n, added: 40n }
 */
export function shareOf(whole: Share, amount: bigint): Share {
  if (amount === whole.amount || whole.amount === 0n) return whole
  return { amount, added: (whole.added * amount * 2n + whole.amount) / (whole.amount * 2n) }
}

/** What of a line was accepted, whatever became of it later. */
export const acceptedOf = (line: Pick<WholeLine, 'verdict' | 'amount' | 'added' | 'aside'>): Share => (line.verdict === 'claimed' ? noShare : minus(line, line.aside))

/** What of a line has to be paid back and has not been: what was taken back, and all that was paid once its claim is withdrawn. */
export function owedOf(line: WholeLine): Share {
  if (line.state === 'paid') return minus(line.recovered, line.repaid)
  return line.state === 'withdrawn' && line.paidOn !== null ? minus(acceptedOf(line), line.repaid) : noShare
}

/**
 * with_lead: sent, and not with the funder yet · waiting: with the funder · certified: accepted, not paid yet · paid · parked ·
 * refused · owed: was paid, and has to be paid back · repaid: has been paid back.
 */
export const claimFates = ['with_lead', 'waiting', 'certified', 'paid', 'parked', 'refused', 'owed', 'repaid'] as const
export type ClaimFate = (typeof claimFates)[number]
type Fated = readonly [ClaimFate, Share]

/** What becomes of what was not set aside, by where the claim stands. */
const fatesByState: Readonly<Record<ClaimState, (line: WholeLine) => readonly Fated[]>> = {
  draft: () => [],
  // A line that comes back counts where it was parked until the funder has it.
  with_lead: (line) => (line.originId === null ? [['with_lead', line]] : []),
  with_funder: (line) => [['waiting', minus(line, line.aside)]],
  certified: (line) => [['certified', minus(line, line.aside)]],
  paid: (line) => [['paid', minus(minus(line, line.aside), line.recovered)], ['owed', owedOf(line)], ['repaid', line.repaid]],
  withdrawn: (line) => (line.paidOn === null ? [] : [['owed', owedOf(line)], ['repaid', line.repaid]])
}

/** Where a line stands, part by part. What was parked and is claimed again counts where it is claimed now, once the funder has it. */
const fatesOf = (line: WholeLine, isAgain: boolean): readonly Fated[] => [...fatesByState[line.state](line), ...(isWithFunder(line) ? asideFates(line, isAgain) : [])]

function asideFates({ verdict, aside }: WholeLine, isAgain: boolean): readonly Fated[] {
  if (verdict === 'refused') return [['refused', aside]]
  return verdict === 'parked' && !isAgain ? [['parked', aside]] : []
}

const isWithFunder = ({ state }: Pick<WholeLine, 'state'>): boolean => state === 'with_funder' || state === 'certified' || state === 'paid'

/** A part of a line that has one fate, in the category of what was spent or of what the rate adds. */
export interface LinePart extends Pick<WholeLine, 'partnerId' | 'category' | 'source' | 'period'> {
  readonly fate: ClaimFate
  readonly amount: bigint
}

/** The parts of lines, as they are added up. */
export function partsOf({ into }: CostModel, lines: readonly WholeLine[]): LinePart[] {
  const again = new Set(lines.filter(isWithFunder).flatMap(({ originId }) => originId ?? []))
  return lines.flatMap((line) =>
    fatesOf(line, again.has(line.id)).flatMap(([fate, { amount, added }]): LinePart[] => {
      const { partnerId, category, source, period } = line
      const at = { partnerId, source, period, fate }
      return [{ ...at, category, amount }, ...(into === null || added === 0n ? [] : [{ ...at, category: into, amount: added }])]
    })
  )
}

/** The sums that a part counts in. */
const countsIn: Readonly<Record<ClaimFate, readonly ClaimSum[]>> = {
  with_lead: ['withLead'],
  waiting: ['claimed'],
  certified: ['claimed', 'certified', 'due'],
  paid: ['claimed', 'certified', 'paid'],
  parked: ['claimed', 'parked'],
  refused: ['refused'],
  owed: ['owed'],
  repaid: ['repaid']
}

/** withLead: on its way to the funder · due: certified, not paid yet. What was refused, is owed or was repaid is not claimed any more. */
export const claimSums = ['withLead', 'claimed', 'certified', 'paid', 'due', 'parked', 'refused', 'owed', 'repaid'] as const
export type ClaimSum = (typeof claimSums)[number]
export type ClaimStanding = Readonly<Record<ClaimSum, bigint>>

export const isCountedIn = (sum: ClaimSum, fate: ClaimFate): boolean => countsIn[fate].includes(sum)

/** Where the money that is claimed of a project stands. */
export const claimStanding = (parts: readonly LinePart[]): ClaimStanding =>
  Object.fromEntries(claimSums.map((sum) => [sum, sumOf(parts.filter(({ fate }) => isCountedIn(sum, fate)))])) as Record<ClaimSum, bigint>

/**
 * What is left of a budget: what can still be claimed of the funder, and what the funder has not certified. Less than nothing
 * where more was claimed than granted.
 *
 * @example leftOf(100n, { claimed: 70n, certified: 40n }) // { leftToClaim: 30n, leftToCertify: 60n }
 */
export const leftOf = (budget: bigint, { claimed, certified }: Pick<ClaimStanding, 'claimed' | 'certified'>): { readonly leftToClaim: bigint; readonly leftToCertify: bigint } => ({ leftToClaim: budget - claimed, leftToCertify: budget - certified })

/** What was said of the lines of one claim. */
export function judgedSums(lines: readonly WholeLine[]): Readonly<Record<'claimed' | 'accepted' | 'parked' | 'refused' | 'owed' | 'repaid', bigint>> {
  const sum = (of: (line: WholeLine) => Share): bigint => lines.reduce((all, line) => all + wholeOf(of(line)), 0n)
  const set = (verdict: ClaimVerdict) => (line: WholeLine) => (line.verdict === verdict ? line.aside : noShare)
  return { claimed: sum((line) => line), accepted: sum(acceptedOf), parked: sum(set('parked')), refused: sum(set('refused')), owed: sum(owedOf), repaid: sum(({ repaid }) => repaid) }
}

/**
 * What is wrong with claiming a parked line again: it must have been parked in a claim that was certified and stands, and be
 * claimed again once only.
 */
export function reclaimRefusal(originId: string, lines: readonly Pick<WholeLine, 'id' | 'verdict' | 'state' | 'originId'>[]): 'not_parked' | 'again' | null {
  const origin = lines.find(({ id }) => id === originId)
  if (!origin || origin.verdict !== 'parked' || (origin.state !== 'certified' && origin.state !== 'paid')) return 'not_parked'
  return lines.some((each) => each.originId === origin.id && each.state !== 'withdrawn') ? 'again' : null
}

/**
 * How many lines of a claim were parked and have come again in another. That one is taken back first: what it claims would
 * otherwise have come from nowhere.
 */
export function comeAgain(lines: readonly Pick<WholeLine, 'id'>[], all: readonly WholeLine[]): number {
  const again = new Set(all.filter(({ state }) => state !== 'withdrawn').flatMap(({ originId }) => originId ?? []))
  return lines.filter(({ id }) => again.has(id)).length
}
