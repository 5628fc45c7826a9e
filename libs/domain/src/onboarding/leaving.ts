/**
 * What becomes of a member's units and of its open returns on the day on which it leaves. A unit ends in the network on that day
 * when the notice says so, unless another organisation runs it by then; its figures stay with it. A return is the member's own to
 * send until its last day, and the centre's to entrust to somebody afterwards; nobody is asked about the time after the day.
 * Source: issue "Onboarding and agreements", item 6; requirement 24.
 */
import { addDays, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { NetworkDelta } from '../network/change.js'
import type { NetworkRecords, UnitPeriod } from '../network/facts.js'
import { planChange } from '../network/plan-change.js'

type Municipalities = Parameters<typeof planChange>[1]

/**
 * closes: ends in the network on the day · closed: has ended, or ends before · passes: another organisation runs it by then ·
 * stays: nothing is planned, the centre sees to it · blocked: the network knows of something later that stands in the way.
 */
export const unitFates = ['closes', 'closed', 'passes', 'stays', 'blocked'] as const
export type UnitFate = (typeof unitFates)[number]

export interface LeavingUnit {
  readonly unitId: string
  readonly fate: UnitFate
  /** When it closes or passes; null where it does neither. */
  readonly day: IsoDate | null
  /** Who runs it then; null unless it passes. */
  readonly toOrganisationId: string | null
  /** What has to be written in the network for it to close; null where nothing has to. */
  readonly closing: NetworkDelta | null
}

export interface Leaving {
  readonly organisationId: string
  /** The first day on which the organisation is no longer a member. */
  readonly endsOn: IsoDate
  readonly today: IsoDate
  /** Whether the notice closes the units. */
  readonly closesUnits: boolean
  /** Why they close, as the history of the network tells it. */
  readonly reason: string
}

/**
 * The local units that the member runs now, or ran on its last day, in the order of their ids, and what becomes of each.
 *
 * @example leavingUnits(records, municipalities, { ...leaving, closesUnits: true }) // [{ unitId, fate: 'closes', day: '2027-06-01', … }]
 */
export function leavingUnits(records: NetworkRecords, municipalities: Municipalities, of: Leaving): LeavingUnit[] {
  const lastDay = addDays(of.endsOn, -1)
  const from = of.today < lastDay ? of.today : lastDay
  const isIts = ({ organisationId, type, validFrom, validTo }: UnitPeriod): boolean =>
    type === 'local_unit' && organisationId === of.organisationId && validFrom < of.endsOn && (validTo === null || validTo > from)
  const ids = [...new Set(records.units.filter(isIts).map(({ id }) => id))].sort()
  const lines = groupBy(records.units, ({ id }) => id)
  return ids.map((unitId) => fateOf(lines.get(unitId) ?? [], { unitId, of, records, municipalities }))
}

type Around = { readonly unitId: string; readonly of: Leaving; readonly records: NetworkRecords; readonly municipalities: Municipalities }

function fateOf(line: readonly UnitPeriod[], { unitId, of, records, municipalities }: Around): LeavingUnit {
  const { organisationId, endsOn, closesUnits, reason } = of
  const rest = { unitId, day: null, toOrganisationId: null, closing: null }
  const then = line.find((period) => isValidOn(period, endsOn))
  if (!then) {
    const day = line.flatMap(({ validTo }) => (validTo !== null && validTo <= endsOn ? [validTo] : [])).sort().at(-1) ?? endsOn
    return { ...rest, fate: day === endsOn ? 'closes' : 'closed', day }
  }
  if (then.organisationId !== organisationId) return { ...rest, fate: 'passes', day: passesOn(line, then), toOrganisationId: then.organisationId }
  if (!closesUnits) return { ...rest, fate: 'stays' }
  const { delta, refusals } = planChange(records, municipalities, { effectiveOn: endsOn, reason, operation: { kind: 'close', unitId, heirId: null } })
  return refusals.length > 0 ? { ...rest, fate: 'blocked' } : { ...rest, fate: 'closes', day: endsOn, closing: delta }
}

/** The first day on which the organisation of a period runs the unit without a break up to it. */
function passesOn(line: readonly UnitPeriod[], then: UnitPeriod): IsoDate {
  const before = line.find(({ validTo, organisationId }) => validTo === then.validFrom && organisationId === then.organisationId)
  return before ? passesOn(line, before) : then.validFrom
}

/** Whether the network still has what a change wrote, so that the change can be undone. */
export function isAsWritten(records: NetworkRecords, { added }: NetworkDelta): boolean {
  return (
    added.units.every((fact) => records.units.some((each) => each.id === fact.id && sameDays(each, fact))) &&
    added.links.every((fact) => records.links.some((each) => each.unitId === fact.unitId && each.parentId === fact.parentId && sameDays(each, fact))) &&
    added.services.every((fact) => records.services.some((each) => each.unitId === fact.unitId && each.municipalityCode === fact.municipalityCode && sameDays(each, fact)))
  )
}

/** What a closing that was written asks for when what ended the membership is taken back. */
export type Unclosing = 'undo' | 'reopen' | 'nothing'

/**
 * How a closing is taken back: undone where the network still has it as it was written and its day has not passed, opened again
 * where something rests on it since, from the day or from today when that is later, and left alone where somebody has seen to the
 * unit already.
 */
export function unclosing(records: NetworkRecords, written: NetworkDelta, { unitId, day, today }: { readonly unitId: string; readonly day: IsoDate; readonly today: IsoDate }): Unclosing {
  const from = day < today ? today : day
  if (records.units.some((period) => period.id === unitId && isValidOn(period, from))) return 'nothing'
  return day >= today && isAsWritten(records, written) ? 'undo' : 'reopen'
}

type Days = { readonly validFrom: IsoDate; readonly validTo: IsoDate | null }
const sameDays = (one: Days, other: Days): boolean => one.validFrom === other.validFrom && one.validTo === other.validTo

/** The longest time for which somebody is entrusted with the returns of a member that is gone, in months. */
export const mostEntrustedMonths = 12

/**
 * Until when the member sends a return itself: on time, and not after its last day.
 *
 * @example sendBy('2027-01-31', '2026-12-31') // '2026-12-30'
 */
export function sendBy(dueOn: IsoDate, endsOn: IsoDate): IsoDate {
  const lastDay = addDays(endsOn, -1)
  return dueOn < lastDay ? dueOn : lastDay
}
