/**
 * What differs between the networks of two editions: units that stand under another centre or go by another name, and
 * whatever else is not the same.
 * Source: issue "Reports", item 2.
 */
import { groupBy } from '@solmu/shared/groups.js'
import { isSameContent } from './edition-canonical.js'
import type { NetworkRow } from './edition-contents.js'
import { countedChange, type EditionChange, plainChange } from './edition-change.js'

type UnitRow = Extract<NetworkRow, { kind: 'unit' }>
type LinkRow = Extract<NetworkRow, { kind: 'link' }>

/** Units in the order of their names, then how many other rows differ. */
export function networkChanges(before: readonly NetworkRow[], after: readonly NetworkRow[]): EditionChange[] {
  const names = new Map([...unitNames(before), ...unitNames(after)])
  const ids = [...names.keys()].sort((a, b) => ((names.get(a) ?? '') < (names.get(b) ?? '') ? -1 : 1))
  return [
    ...moved(linksOf(before), linksOf(after), { ids, names }),
    ...renamed(periodsOf(before), periodsOf(after), { ids, names }),
    ...otherwise(before, after)
  ]
}

type Units = { readonly ids: readonly string[]; readonly names: ReadonlyMap<string, string> }
type Grouped<Row> = ReadonlyMap<string, readonly Row[]>

const linksOf = (rows: readonly NetworkRow[]): Grouped<LinkRow> =>
  groupBy(rows.flatMap((row) => (row.kind === 'link' ? [row] : [])), ({ unitId }) => unitId)

const periodsOf = (rows: readonly NetworkRow[]): Grouped<UnitRow> =>
  groupBy(rows.flatMap((row) => (row.kind === 'unit' ? [row] : [])), ({ id }) => id)

function moved(old: Grouped<LinkRow>, now: Grouped<LinkRow>, { ids, names }: Units): EditionChange[] {
  const parents = (links: readonly LinkRow[] | undefined): string =>
    (links ?? []).map(({ parentId, validFrom }) => `${names.get(parentId) ?? ''} (${validFrom})`).join(', ')
  return ids
    .filter((id) => !isSameContent(old.get(id) ?? [], now.get(id) ?? []))
    .map((unitId) =>
      plainChange('unit_moved', { unitId, details: { unit: names.get(unitId) ?? '', from: parents(old.get(unitId)), to: parents(now.get(unitId)) } })
    )
}

function renamed(old: Grouped<UnitRow>, now: Grouped<UnitRow>, { ids, names }: Units): EditionChange[] {
  const called = (periods: readonly UnitRow[] | undefined): string => [...new Set((periods ?? []).map(({ name }) => name.fi))].join(', ')
  return ids
    .filter((id) => old.has(id) && now.has(id) && called(old.get(id)) !== called(now.get(id)))
    .map((unitId) =>
      plainChange('unit_renamed', { unitId, details: { unit: names.get(unitId) ?? '', from: called(old.get(unitId)), to: called(now.get(unitId)) } })
    )
}

/** Whatever is left when links, and the names of units and organisations, are taken away. */
function otherwise(before: readonly NetworkRow[], after: readonly NetworkRow[]): EditionChange[] {
  return countedChange('network_changed', restOf(before), restOf(after))
}

function restOf(rows: readonly NetworkRow[]): object[] {
  const rest = rows.filter(({ kind }) => kind !== 'link' && kind !== 'organisation')
  return rest.map((row) => (row.kind === 'unit' ? { ...row, name: null } : row))
}

/** The units by their ids, as they were named last. */
function unitNames(rows: readonly NetworkRow[]): Map<string, string> {
  const units = rows.flatMap((row) => (row.kind === 'unit' ? [row] : [])).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return new Map([...groupBy(units, ({ id }) => id)].map(([id, periods]) => [id, periods.at(-1)?.name.fi ?? '']))
}
