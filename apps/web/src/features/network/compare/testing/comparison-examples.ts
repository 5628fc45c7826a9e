/** What differs in the example network between 5 November 2023 and 21 November 2026, as the API answers it. */
import type { NetworkTree, UnitRef } from '../../network.types.js'
import { east, joensuu, kajaani, kuopio, lieksa, north, oulu, treeOf2023, treeOfToday } from '../../testing/network-examples.js'
import type { Comparison, UnitDifference } from '../compare.operations.js'

const text = (name: string) => ({ fi: name, sv: `${name} (sv)`, en: `${name} (en)` })

/** A unit that differs; what the case does not name is the same on both days. */
export function difference(unit: UnitRef, changes: string[], change: Partial<UnitDifference> = {}): UnitDifference {
  return {
    unitId: unit.id,
    changes,
    nameBefore: changes.includes('opened') ? null : unit.name,
    nameAfter: changes.includes('closed') ? null : unit.name,
    centreBefore: changes.includes('opened') ? null : east,
    centreAfter: changes.includes('closed') ? null : east,
    municipalityBefore: changes.includes('opened') ? null : text('Joensuu'),
    municipalityAfter: changes.includes('closed') ? null : text('Joensuu'),
    related: [],
    ...change
  }
}

const totals = (day: string, tree: NetworkTree) => ({
  day,
  centres: tree.territories.length,
  localUnits: tree.nodes.filter((node) => node.type === 'local_unit').length,
  municipalities: tree.territories.reduce((sum, territory) => sum + territory.municipalityCodes.length, 0),
  uncovered: 0
})

/** Nothing differs; the days are those of the question. */
export function noDifference(from: string, to: string): Comparison {
  return { before: totals(from, treeOf2023()), after: totals(to, treeOf2023()), units: [], territories: [] }
}

/** Lieksa opened, Kuopio went into Joensuu, Kajaani moved with its municipality, Oulu has a new name. */
export function aComparison(from: string, to: string): Comparison {
  return {
    before: totals(from, treeOf2023()),
    after: { ...totals(to, treeOfToday()), localUnits: 5 },
    units: [
      difference(oulu, ['renamed', 'amended'], {
        nameAfter: text('Oulun Uusi Sampo'),
        centreBefore: north,
        centreAfter: north,
        municipalityBefore: text('Oulu'),
        municipalityAfter: text('Kempele')
      }),
      difference(kajaani, ['moved'], { centreAfter: north }),
      difference(kuopio, ['closed'], { municipalityBefore: text('Kuopio'), related: [joensuu] }),
      difference(lieksa, ['opened'], { municipalityAfter: text('Lieksa') })
    ],
    territories: [
      { from: east, to: north, municipalityCodes: ['205'], municipalityNames: [text('Kajaani')], shapeCodes: ['205'] },
      { from: null, to: east, municipalityCodes: ['297', '422'], municipalityNames: [text('Kuopio'), text('Lieksa')], shapeCodes: ['297', '422'] }
    ]
  }
}

const ref = (unit: UnitRef | null) => unit && { __typename: 'OrgUnitRef', ...unit }

export function comparisonAnswer(comparison: Comparison) {
  return {
    networkComparison: {
      __typename: 'NetworkComparison',
      before: { __typename: 'NetworkTotals', ...comparison.before },
      after: { __typename: 'NetworkTotals', ...comparison.after },
      units: comparison.units.map((unit) => ({
        __typename: 'UnitDifference',
        ...unit,
        centreBefore: ref(unit.centreBefore as UnitRef | null),
        centreAfter: ref(unit.centreAfter as UnitRef | null),
        related: unit.related.map((each) => ref(each as UnitRef))
      })),
      territories: comparison.territories.map((territory) => ({
        __typename: 'TerritoryDifference',
        ...territory,
        from: ref(territory.from as UnitRef | null),
        to: ref(territory.to as UnitRef | null)
      }))
    }
  }
}
