/**
 * The differences between two days as rows: list, table and file all show these, so that they cannot differ. Each
 * row says what it is about, how it was on the first day and how it is on the second.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { TextFunction } from '../../../ui/text.js'
import { regionOf } from '../event-text.js'
import type { RegionArea } from '../network.types.js'
import type { Comparison, TerritoryDifference, UnitDifference } from './compare.operations.js'
import { continuationsOf, isContinued, type NamedUnit } from './continuations.js'

/** In the order of the list. */
export const differenceKinds = ['opened', 'closed', 'continued', 'moved', 'renamed', 'other', 'territory'] as const
export type DifferenceKind = (typeof differenceKinds)[number]

export interface DifferenceRow {
  readonly key: string
  readonly kind: DifferenceKind
  readonly subject: string
  /** Null when there was nothing to compare with on the first day, or is nothing on the second. */
  readonly before: string | null
  readonly after: string | null
  /** More about the subject: the names of the municipalities. */
  readonly detail: string | null
  /** The units that the row is about. */
  readonly unitIds: readonly string[]
}

export interface DifferenceTexts {
  readonly t: TextFunction
  readonly pick: (text: LocalizedText) => string
  /** Joins names: "A, B ja C". */
  readonly join: (names: readonly string[]) => string
  /** The regions, so that a whole region is called by its name. */
  readonly regions: readonly RegionArea[]
}

/** The rows in the order of their kinds. */
export function differenceRows(comparison: Comparison, texts: DifferenceTexts): DifferenceRow[] {
  const { units } = comparison
  const alone = units.filter((unit) => !isContinued(unit))
  const having = (change: string): UnitDifference[] => alone.filter((unit) => unit.changes.includes(change))
  return [
    ...having('opened').map((unit) => lifeRow(unit, 'opened', texts)),
    ...having('closed').map((unit) => lifeRow(unit, 'closed', texts)),
    ...continuationsOf(units).map(({ from, to }) => continuationRow(from, to, texts)),
    ...having('moved').map((unit) => movedRow(unit, texts)),
    ...having('renamed').map((unit) => renamedRow(unit, texts)),
    ...having('amended').map((unit) => otherRow(unit, texts)),
    ...comparison.territories.map((territory) => territoryRow(territory, texts))
  ]
}

function nameOf({ nameAfter, nameBefore }: UnitDifference, { pick }: DifferenceTexts): string {
  const name = nameAfter ?? nameBefore
  return name === null ? '' : pick(name)
}

/** "Kuopio, Itä-Suomi": where a unit stands and whose it is. */
function placeOf(unit: UnitDifference, side: 'before' | 'after', { pick }: DifferenceTexts): string {
  const [municipality, centre] =
    side === 'before' ? [unit.municipalityBefore, unit.centreBefore] : [unit.municipalityAfter, unit.centreAfter]
  const names = [municipality, centre !== null && centre.id !== unit.unitId ? centre.name : null]
  return names.flatMap((name) => (name === null ? [] : [pick(name)])).join(', ')
}

function lifeRow(unit: UnitDifference, kind: 'opened' | 'closed', texts: DifferenceTexts): DifferenceRow {
  return {
    key: `${kind} ${unit.unitId}`,
    kind,
    subject: nameOf(unit, texts),
    before: kind === 'opened' ? null : placeOf(unit, 'before', texts),
    after: kind === 'opened' ? placeOf(unit, 'after', texts) : null,
    detail: null,
    unitIds: [unit.unitId]
  }
}

function continuationRow(from: readonly NamedUnit[], to: readonly NamedUnit[], { pick, join }: DifferenceTexts): DifferenceRow {
  const names = (units: readonly NamedUnit[]): string => join(units.map(({ name }) => pick(name)))
  const unitIds = [...new Set([...from, ...to].map(({ id }) => id))]
  return { key: `continued ${unitIds.join(' ')}`, kind: 'continued', subject: names(to), before: names(from), after: names(to), detail: null, unitIds }
}

function movedRow(unit: UnitDifference, texts: DifferenceTexts): DifferenceRow {
  const { t, pick } = texts
  const centre = (ref: UnitDifference['centreBefore']): string => (ref === null ? t('compare.noCentre') : pick(ref.name))
  const own = { key: `moved ${unit.unitId}`, kind: 'moved' as const, detail: null, unitIds: [unit.unitId] }
  return { ...own, subject: nameOf(unit, texts), before: centre(unit.centreBefore), after: centre(unit.centreAfter) }
}

function renamedRow(unit: UnitDifference, texts: DifferenceTexts): DifferenceRow {
  const { pick } = texts
  const own = { key: `renamed ${unit.unitId}`, kind: 'renamed' as const, unitIds: [unit.unitId] }
  const [before, after] = [unit.nameBefore, unit.nameAfter].map((name) => (name === null ? null : pick(name)))
  const subject = nameOf(unit, texts)
  // The name may have changed in another language than the reader's.
  if (before === after) return { ...own, subject, before: null, after: null, detail: texts.t('compare.renamedElsewhere') }
  return { ...own, subject, before: before ?? null, after: after ?? null, detail: null }
}

/** Another municipality is told; other changes of place, kind or keeper only that they are there. */
function otherRow(unit: UnitDifference, texts: DifferenceTexts): DifferenceRow {
  const { t, pick } = texts
  const [before, after] = [unit.municipalityBefore, unit.municipalityAfter].map((name) => (name === null ? null : pick(name)))
  const own = { key: `other ${unit.unitId}`, kind: 'other' as const, subject: nameOf(unit, texts), unitIds: [unit.unitId] }
  if (before === after) return { ...own, before: null, after: null, detail: t('compare.otherDetail') }
  return { ...own, before: before ?? null, after: after ?? null, detail: null }
}

function territoryRow(territory: TerritoryDifference, { t, pick, regions }: DifferenceTexts): DifferenceRow {
  const { from, to, municipalityCodes, municipalityNames } = territory
  const region = regionOf(municipalityCodes, regions)
  const count = t('network.count.municipalities', { count: municipalityCodes.length })
  return {
    key: `territory ${from?.id ?? ''}>${to?.id ?? ''}`,
    kind: 'territory',
    subject: region === null ? count : `${pick(region.name)} (${count})`,
    before: from === null ? t('compare.noCentre') : pick(from.name),
    after: to === null ? t('compare.noCentre') : pick(to.name),
    detail: municipalityNames.map(pick).join(', '),
    unitIds: []
  }
}

/** The rows of a difference in one line: "Kajaanin Kiintopiste: Itä-Suomi → Pohjois-Pohjanmaa". */
export function lineOf({ kind, subject, before, after }: DifferenceRow): string {
  const change = [before, after].filter((side) => side !== null && side !== '').join(' → ')
  const showsSubject = change === '' || (kind !== 'continued' && kind !== 'renamed')
  return [showsSubject ? subject : null, change === '' ? null : change].filter((part) => part !== null).join(': ')
}
