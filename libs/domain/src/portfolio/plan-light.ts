/**
 * The traffic light of a project and of its packages: worked out from what is late, from how far the plan has slipped since its
 * baseline and from its risks, always with its reasons. Somebody who answers for the project may say otherwise, with a reason and
 * until a day; both are shown.
 * Source: issue "Portfolio", item 3 (traffic lights with reasons).
 */
import { addDays, daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { TextFields, throwIssues } from '../text-fields.js'
import { hullOf, isPast, type PlanItem } from './plan.js'
import type { FrozenItem } from './plan-baseline.js'
import { isRiskOpen, type RiskKind, riskLevel, type RiskState } from './risk.js'

/** none: nothing is planned, so nothing is said. */
export const planColours = ['none', 'green', 'amber', 'red'] as const
export type PlanColour = (typeof planColours)[number]
/** What somebody may say by hand. */
export const saidColours = ['green', 'amber', 'red'] as const
export type SaidColour = (typeof saidColours)[number]

/**
 * overdue: tasks or deliverables whose day has passed · milestone_missed: a milestone whose day has passed · slipped: the end
 * lies later than in the baseline · outside: something lies outside the days of the project · high_risk: open risks that are
 * high · issue_open: open issues that weigh heavily.
 */
export const lightReasons = ['overdue', 'milestone_missed', 'slipped', 'outside', 'high_risk', 'issue_open'] as const
export type LightReasonCode = (typeof lightReasons)[number]

export interface LightReason {
  readonly code: LightReasonCode
  readonly colour: SaidColour
  /** How many there are. */
  readonly count: number
  /** By how many days, where days are what matters; else nothing. */
  readonly days: number
}

export interface PlanLight {
  readonly colour: PlanColour
  readonly reasons: readonly LightReason[]
}

/** From how many days on something is red rather than amber, and from how many a slip is said at all. */
export const lightLimits = { redOverdue: 14, redMilestone: 14, amberSlip: 7, redSlip: 30 } as const

export interface LightFacts {
  readonly today: IsoDate
  readonly items: readonly PlanItem[]
  /** What the newest baseline says of the same; empty without one. */
  readonly baseline: readonly Pick<FrozenItem, 'id' | 'endsOn' | 'startsOn'>[]
  readonly risks: readonly { readonly kind: RiskKind; readonly state: RiskState; readonly likelihood: number; readonly impact: number }[]
  readonly project: { readonly startsOn: IsoDate | null; readonly endsOn: IsoDate | null }
}

const found = (code: LightReasonCode, late: readonly number[], red: number): LightReason[] => {
  const days = Math.max(0, ...late)
  return late.length === 0 ? [] : [{ code, colour: days > red ? 'red' : 'amber', count: late.length, days }]
}

/**
 * The light of a project, or of one package when its items alone are given.
 *
 * @example planLight({ ...facts, items: [{ ...task, endsOn: aMonthAgo }] }).reasons[0] // { code: 'overdue', colour: 'red', count: 1, days: 30 }
 */
export function planLight(facts: LightFacts): PlanLight {
  const { items, today } = facts
  const live = items.filter(({ state }) => !isPast(state))
  const late = (kinds: readonly PlanItem['kind'][]) => live.filter(({ kind, endsOn }) => kinds.includes(kind) && endsOn < today).map(({ endsOn }) => daysBetween(endsOn, today))
  const reasons = [
    ...found('overdue', late(['task', 'deliverable']), lightLimits.redOverdue),
    ...found('milestone_missed', late(['milestone']), lightLimits.redMilestone),
    ...slipOf(facts),
    ...outsideOf(live, facts.project),
    ...riskReasons(facts)
  ]
  if (items.length === 0 && reasons.length === 0) return { colour: 'none', reasons }
  return { colour: reasons.some(({ colour }) => colour === 'red') ? 'red' : reasons.length > 0 ? 'amber' : 'green', reasons }
}

/** How much later the last of what was there then ends than it was to end. */
function slipOf({ items, baseline }: LightFacts): LightReason[] {
  const kept = items.filter(({ id, state }) => state !== 'cancelled' && baseline.some((was) => was.id === id))
  const [now, then] = [hullOf(kept), hullOf(baseline.filter(({ id }) => kept.some((item) => item.id === id)))]
  const days = now && then ? daysBetween(then.endsOn, now.endsOn) : 0
  if (days < lightLimits.amberSlip) return []
  return [{ code: 'slipped', colour: days > lightLimits.redSlip ? 'red' : 'amber', count: kept.filter((item) => baseline.some((was) => was.id === item.id && was.endsOn < item.endsOn)).length, days }]
}

function outsideOf(live: readonly PlanItem[], { startsOn, endsOn }: LightFacts['project']): LightReason[] {
  const count = live.filter((item) => (startsOn !== null && item.startsOn < startsOn) || (endsOn !== null && item.endsOn > endsOn)).length
  return count === 0 ? [] : [{ code: 'outside', colour: 'red', count, days: 0 }]
}

function riskReasons({ risks }: LightFacts): LightReason[] {
  const open = risks.filter(({ state }) => isRiskOpen(state))
  const high = open.filter((risk) => risk.kind === 'risk' && riskLevel(risk) === 'high')
  const heavy = open.filter(({ kind, impact }) => kind === 'issue' && impact >= 4)
  return [
    ...(high.length === 0 ? [] : [{ code: 'high_risk', colour: high.some(({ likelihood, impact }) => likelihood * impact >= 20) ? 'red' : 'amber', count: high.length, days: 0 } as const]),
    ...(heavy.length === 0 ? [] : [{ code: 'issue_open', colour: heavy.some(({ impact }) => impact === 5) ? 'red' : 'amber', count: heavy.length, days: 0 } as const])
  ]
}

/** What somebody has said by hand. */
export interface SaidLight {
  readonly colour: SaidColour
  readonly reason: string
  /** The last day on which it holds. */
  readonly until: IsoDate
}

/** How long something said by hand may hold, in days: longer than that, it is said anew. */
export const longestSaid = 92

/**
 * Reads what somebody says by hand.
 *
 * @throws DomainError REQUIRED without a reason, OUT_OF_RANGE for a day that has passed or lies too far ahead
 */
export function readSaidLight({ colour, reason, until }: SaidLight, today: IsoDate): SaidLight {
  const fields = new TextFields()
  const said = fields.text(['reason'], reason, { most: 1000, isLong: true })
  if (said === '') fields.refuse('REQUIRED', ['reason'])
  const latest = addDays(today, longestSaid)
  if (until < today || until > latest) fields.refuse('OUT_OF_RANGE', ['until'], { min: today, max: latest })
  throwIssues(fields.issues)
  return { colour, reason: said, until }
}

/** What holds of what was said, on a day: nothing once it has run out. */
export const heldLight = <Said extends SaidLight>(said: Said | null, today: IsoDate): Said | null => (said !== null && said.until >= today ? said : null)

/** Refuses to say anything by hand where nothing is planned. */
export function demandPlanned(light: PlanLight): void {
  if (light.colour === 'none') throw new DomainError('NOT_FOUND', { path: ['packageId'] })
}
