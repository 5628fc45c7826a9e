/** What a change would do, told with the names of the units and municipalities that it is about. */
import type { Refusal } from '@solmu/domain/network/change.js'
import type { Consequences } from '@solmu/domain/network/consequences.js'
import type { NetworkRecords, UnitPeriod } from '@solmu/domain/network/facts.js'
import { unitsOn } from '@solmu/domain/network/lives.js'
import { linksOn } from '@solmu/domain/network/tree.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { NetworkPicture } from '../network-picture.js'
import type {
  CentreConsequence,
  NetworkRefusalType,
  TerritoryConsequence,
  UnitConsequence
} from './network-change-preview.graphql.js'

/** The network on the day of the change, without it and with it. */
export type BothSides = {
  readonly picture: NetworkPicture
  readonly day: IsoDate
  readonly before: NetworkRecords
  readonly after: NetworkRecords
}

type ToldConsequences = {
  readonly units: UnitConsequence[]
  readonly territories: TerritoryConsequence[]
  readonly centres: CentreConsequence[]
  readonly uncovered: LocalizedText[]
}

/** What happens to a unit that leaves what hangs on it without its place. */
const uprooting = ['closed', 'moved', 'merged', 'split']

/** The consequences with names. */
export function toldConsequences(consequences: Consequences, sides: BothSides): ToldConsequences {
  const [was, is] = [namesOn(sides.before, sides.day), namesOn(sides.after, sides.day)]
  const nameOf = (id: string | null): LocalizedText | null => (id === null ? null : (is.nameOf(id) ?? was.nameOf(id)))
  const municipalityName = (code: string) => sides.picture.municipalities.byCode.get(code)?.name ?? []
  return {
    units: [...changesByUnit(consequences)].map(([unitId, changes]) => ({
      unitId,
      changes: [...new Set(changes)],
      nameBefore: was.nameOf(unitId),
      nameAfter: is.nameOf(unitId),
      parentBefore: was.parentNameOf(unitId),
      parentAfter: is.parentNameOf(unitId),
      successors: consequences.continued.flatMap(({ predecessorId, successorId, share }) => {
        const name = predecessorId === unitId ? nameOf(successorId) : null
        return name ? [{ name, share }] : []
      })
    })),
    territories: [...groupBy(consequences.passed, ({ fromId, toId }) => `${fromId}/${toId}`).values()].map((passed) => ({
      from: nameOf(passed[0].fromId),
      to: nameOf(passed[0].toId),
      municipalityCodes: passed.map(({ municipalityCode }) => municipalityCode),
      municipalityNames: passed.flatMap(({ municipalityCode }) => municipalityName(municipalityCode))
    })),
    centres: consequences.centres.flatMap(({ unitId, ...sizes }) => {
      const name = nameOf(unitId)
      return name ? [{ name, ...sizes }] : []
    }),
    uncovered: consequences.uncovered.flatMap(({ municipalityCode }) => municipalityName(municipalityCode))
  }
}

/** The units that close, move, merge or split: what hangs on them has to be looked at. */
export function uprootedUnits(units: readonly UnitConsequence[]): string[] {
  return units.filter(({ changes }) => changes.some((change) => uprooting.includes(change))).map(({ unitId }) => unitId)
}

function changesByUnit(consequences: Consequences): Map<string, string[]> {
  const { opened, closed, renamed, amended, moved, continued, work } = consequences
  const found = [
    ...opened.map(({ unitId, isAgain }) => ({ unitId, change: isAgain ? 'reopened' : 'opened' })),
    ...closed.map(({ unitId }) => ({ unitId, change: 'closed' })),
    ...continued.map(({ predecessorId, kind }) => ({ unitId: predecessorId, change: kind === 'merge' ? 'merged' : 'split' })),
    ...moved.map(({ unitId }) => ({ unitId, change: 'moved' })),
    ...renamed.map(({ unitId }) => ({ unitId, change: 'renamed' })),
    ...[...amended, ...work].map(({ unitId }) => ({ unitId, change: 'amended' }))
  ]
  const groups = groupBy(found, ({ unitId }) => unitId)
  return new Map([...groups].map(([unitId, group]) => [unitId, group.map(({ change }) => change)]))
}

function namesOn(records: NetworkRecords, day: IsoDate) {
  const units = new Map<string, UnitPeriod>(unitsOn(records.units, day).map((unit) => [unit.id, unit]))
  const links = linksOn(records.links, day)
  const nameOf = (id: string): LocalizedText | null => units.get(id)?.name ?? null
  return {
    nameOf,
    parentNameOf: (id: string) => (units.has(id) ? nameOf(links.get(id)?.parentId ?? '') : null)
  }
}

/** A refusal with the names of what it is about; a unit that the change would open has none yet. */
export function toldRefusal(refusal: Refusal, picture: NetworkPicture, day: IsoDate): NetworkRefusalType {
  const { code, unitId, otherId } = refusal
  const isRule = code === 'breaks_rule'
  return {
    code,
    unit: picture.unitOn(unitId ?? '', day),
    otherUnit: isRule ? null : picture.unitOn(otherId ?? '', day),
    municipalityName: isRule ? null : (picture.municipalities.byCode.get(otherId ?? '')?.name ?? null),
    rule: isRule ? otherId : null,
    day: refusal.day
  }
}
