/**
 * The events of a unit that stays where it is in the tree: it gets another name,
 * or another keeper, kind, municipality or place. They happen between two of its
 * periods that touch; between two that do not it was closed, which is told as
 * such.
 * Source: requirement 5.
 */
import { addDays, isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { languages, type LocalizedText } from '@solmu/shared/text.js'
import { municipalityCarrying, type MunicipalityFact } from '../geography/succession.js'
import type { NetworkEvent } from './events.js'
import type { UnitFact } from './facts.js'
import { periodOn, type UnitLives } from './lives.js'

/** A unit on the day before a change and on its day. */
interface Turn {
  readonly date: IsoDate
  readonly before: UnitFact
  readonly after: UnitFact
}

/**
 * What was changed about a unit while it existed, in the order of the days. A unit that got another name and more
 * on one day is both renamed and amended. That its municipality was joined to another is no change of the unit.
 *
 * @example periodEvents(unit, municipalities) // renamed on 2016-01-01, amended on 2019-05-01
 */
export function periodEvents(unit: UnitLives, municipalities: readonly MunicipalityFact[]): NetworkEvent[] {
  return turnsOf(unit).flatMap((turn) => {
    const isRenamed = !isSameText(turn.before.name, turn.after.name)
    const municipalityCodes = passage(turn, municipalities)
    const isAmended = municipalityCodes.length > 0 || !isSamePlaceAndKeeper(turn.before, turn.after)
    return [
      ...(isRenamed ? [eventOf('renamed', turn)] : []),
      ...(isAmended ? [{ ...eventOf('amended', turn), municipalityCodes }] : [])
    ]
  })
}

/** Says whether two texts are the same in every language. */
export const isSameText = (a: LocalizedText, b: LocalizedText): boolean =>
  languages.every((language) => a[language] === b[language])

/** What can be amended besides the municipality. */
type Amendable = Pick<UnitFact, 'kind' | 'organisationId' | 'lon' | 'lat'>

/** Says whether a unit is of one kind, in the hands of one organisation and in one place. */
export const isSamePlaceAndKeeper = (a: Amendable, b: Amendable): boolean =>
  a.kind === b.kind && a.organisationId === b.organisationId && a.lon === b.lon && a.lat === b.lat

/** The days within a life on which a period gives way to another. */
function turnsOf({ periods }: UnitLives): Turn[] {
  const days = periods.flatMap(({ validFrom, validTo }) => (validTo === null ? [validFrom] : [validFrom, validTo]))
  return [...new Set(days)].sort().flatMap((date) => {
    const before = periodOn(periods, addDays(date, -1))
    const after = periodOn(periods, date)
    return before && after && before !== after ? [{ date, before, after }] : []
  })
}

/** The municipality that the unit left and the one that it came to; none when it stayed in one. */
function passage({ date, before, after }: Turn, municipalities: readonly MunicipalityFact[]): readonly string[] {
  const [from, to] = [before.municipalityCode, after.municipalityCode]
  if (from === to) return []
  const left = municipalities.find(({ code }) => code === from)
  const hasEnded = left !== undefined && !isValidOn(left, date)
  return hasEnded && municipalityCarrying(municipalities, from, date) === to ? [] : [from, to]
}

function eventOf(kind: 'renamed' | 'amended', { date, before, after }: Turn): NetworkEvent {
  return {
    id: `${date}/${kind}/${after.id}`,
    date,
    kind,
    unitIds: [after.id],
    fromIds: [],
    toIds: [],
    municipalityCodes: [],
    intoMunicipalityCode: null,
    names: kind === 'renamed' ? { before: before.name, after: after.name } : null,
    reason: after.reason,
    placements: [],
    endedIds: []
  }
}
