/**
 * Reads the files of the folder `reference` and works out from them which
 * municipality lived when, and to which area of which division it belonged.
 * What the files leave open, and how it is filled, stands in SOURCES.md beside
 * them.
 */
import type { Division } from '@solmu/domain/geography/divisions.js'
import { isoDateOf, type IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { readTable, ReferenceDataError, type ReferenceFiles, type TableRow } from './reference-files.js'

/** The class of a municipality by how its people live, of Statistics Finland. */
export type UrbanRural = 'urban' | 'semi_urban' | 'rural'

export type LanguageStatus = 'finnish' | 'bilingual_finnish_majority' | 'bilingual_swedish_majority' | 'swedish'

/** A row of the table `municipality`, its keys named as its columns. */
export interface MunicipalityRow {
  readonly code: string
  readonly name_fi: string
  readonly name_sv: string
  readonly name_en: string
  readonly valid_from: IsoDate
  readonly valid_to: IsoDate | null
  readonly successor_code: string | null
  readonly language_status: LanguageStatus | null
  readonly urban_rural: UrbanRural | null
  readonly lon: number | null
  readonly lat: number | null
  readonly population: number | null
  readonly population_date: IsoDate | null
}

/** A row of the table `area`. */
export interface AreaRow {
  readonly division: Division
  readonly code: string
  readonly name_fi: string
  readonly name_sv: string
  readonly name_en: string
  readonly valid_from: IsoDate
  readonly valid_to: IsoDate | null
}

/** A row of the table `municipality_area`. */
export interface MunicipalityAreaRow {
  readonly municipality_code: string
  readonly division: Division
  readonly area_code: string
  readonly valid_from: IsoDate
  readonly valid_to: IsoDate | null
}

export interface ReferenceData {
  readonly municipalities: readonly MunicipalityRow[]
  readonly areas: readonly AreaRow[]
  readonly memberships: readonly MunicipalityAreaRow[]
}

/** A year in which a municipality belonged to an area. */
interface YearOfMembership {
  readonly municipalityCode: string
  readonly division: Division
  readonly areaCode: string
  readonly year: number
}

const municipalitiesFile = 'fi-municipalities-2026.csv'
const historyFile = 'fi-municipality-history-2013-2026.csv'
const mergersFile = 'fi-municipality-mergers-2013-2026.csv'

/** The day for which the file of municipalities gives the population. */
const populationDate: IsoDate = '2022-12-31'

const languageStatuses: Readonly<Record<string, LanguageStatus>> = {
  '0': 'finnish',
  '1': 'bilingual_finnish_majority',
  '2': 'swedish',
  '3': 'bilingual_swedish_majority'
}

const urbanRuralClasses: Readonly<Record<string, UrbanRural>> = { '1': 'urban', '2': 'semi_urban', '3': 'rural' }

/** The divisions whose membership the history file tells, by its columns. */
const historyColumns: readonly (readonly [Division, string])[] = [
  ['region', 'region_code'],
  ['subregion', 'subregion_code'],
  ['wellbeing_county', 'wellbeing_code'],
  ['employment_area', 'employment_area_code'],
  ['ely_centre', 'ely_code'],
  ['vitality_centre', 'vitality_centre_code']
]

/** The files that name the areas of a division; sub-regions are named in the file of municipalities too. */
const nameFiles: readonly (readonly [Division, string])[] = [
  ['region', 'fi-regions-2026.csv'],
  ['subregion', 'fi-subregions-ended.csv'],
  ['major_region', 'fi-major-regions-2026.csv'],
  ['wellbeing_county', 'fi-wellbeing-counties-2026.csv'],
  ['collaborative_area', 'fi-collaborative-areas-2026.csv'],
  ['employment_area', 'fi-employment-areas-2026.csv'],
  ['vitality_centre', 'fi-vitality-centres-2026.csv'],
  ['ely_centre', 'fi-ely-centres-2013-2025.csv']
]

/**
 * Works out the rows of the three tables, in the order of their keys.
 *
 * @param files the texts of the files by name
 * @throws ReferenceDataError when a file is missing, lacks a column, or disagrees with another
 */
export function parseReferenceData(files: ReferenceFiles): ReferenceData {
  const current = readTable(files, municipalitiesFile)
  const history = readTable(files, historyFile)
  const lastYear = Math.max(...history.map((row) => yearOf(row)))
  const years = yearsOfMembership(current, history, lastYear)
  const memberships = membershipRows(years, lastYear)
  return {
    municipalities: municipalityRows(files, { current, history, lastYear }),
    areas: areaRows(areaNames(files, current), years, lastYear),
    memberships
  }
}

/** The files that have to be there. */
export const referenceFileNames: readonly string[] = [
  municipalitiesFile,
  historyFile,
  mergersFile,
  ...nameFiles.map(([, name]) => name)
]

function municipalityRows(
  files: ReferenceFiles,
  { current, history, lastYear }: { current: readonly TableRow[]; history: readonly TableRow[]; lastYear: number }
): MunicipalityRow[] {
  const details = new Map(current.map((row) => [row.get('municipality_code'), row]))
  const mergers = new Map(readTable(files, mergersFile).map((row) => [row.get('ended_code'), row]))
  const lives = groupBy(history, (row) => row.get('municipality_code'))
  const unknown = [...details.keys(), ...mergers.keys()].find((code) => !lives.has(code))
  if (unknown) throw new ReferenceDataError(historyFile, `does not know municipality ${unknown}`)
  return [...lives].sort(byKey).map(([code, rows]) => {
    const [run, ...more] = runsOf(rows.map(yearOf), lastYear)
    if (!run || more.length > 0) throw new ReferenceDataError(historyFile, `municipality ${code} has a gap`)
    const merger = mergers.get(code)
    if ((merger?.get('effective') ?? null) !== run.valid_to) {
      throw new ReferenceDataError(mergersFile, `disagrees with the history on the end of municipality ${code}`)
    }
    const latest = rows.reduce((a, b) => (yearOf(b) > yearOf(a) ? b : a))
    return { code, ...run, successor_code: merger?.get('joined_code') ?? null, ...detailsOf(latest, details.get(code)) }
  })
}

/** What the file of today says about a municipality; one that has ended is known by name only. */
function detailsOf(latest: TableRow, row: TableRow | undefined) {
  if (!row) {
    const name = latest.get('name_fi')
    const unknown = { language_status: null, urban_rural: null, lon: null, lat: null, population: null, population_date: null }
    return { name_fi: name, name_sv: latest.get('name_sv') || name, name_en: name, ...unknown }
  }
  return {
    name_fi: row.get('municipality_fi'),
    name_sv: row.get('municipality_sv'),
    name_en: row.get('municipality_en'),
    language_status: languageStatuses[row.get('language_code')] ?? null,
    urban_rural: urbanRuralClasses[row.get('urban_rural_code')] ?? null,
    lon: row.number('centre_lon'),
    lat: row.number('centre_lat'),
    population: row.number('population_2022'),
    population_date: populationDate
  }
}

function yearsOfMembership(
  current: readonly TableRow[],
  history: readonly TableRow[],
  lastYear: number
): YearOfMembership[] {
  const majorRegions = new Map(current.map((row) => [row.get('region_code'), row.get('major_region_code')]))
  const fromHistory = history.flatMap((row) => {
    const of = { municipalityCode: row.get('municipality_code'), year: yearOf(row) }
    const told = historyColumns.map(([division, column]) => ({ ...of, division, areaCode: row.get(column) }))
    const areaCode = majorRegions.get(row.get('region_code')) ?? ''
    return [...told, { ...of, division: 'major_region' as const, areaCode }]
  })
  const fromToday = current.map((row) => ({
    municipalityCode: row.get('municipality_code'),
    division: 'collaborative_area' as const,
    areaCode: row.get('collab_area_code'),
    year: lastYear
  }))
  return [...fromHistory, ...fromToday].filter((each) => each.areaCode !== '')
}

function membershipRows(years: readonly YearOfMembership[], lastYear: number): MunicipalityAreaRow[] {
  const groups = groupBy(years, (each) => [each.municipalityCode, each.division, each.areaCode].join('/'))
  return [...groups.values()]
    .flatMap((group) => {
      const [{ municipalityCode, division, areaCode }] = group
      const of = { municipality_code: municipalityCode, division, area_code: areaCode }
      return runsOf(
        group.map(({ year }) => year),
        lastYear
      ).map((run) => ({ ...of, ...run }))
    })
    .sort((a, b) => compare(keyOf(a), keyOf(b)))
}

const keyOf = (row: MunicipalityAreaRow): string => [row.municipality_code, row.division, row.valid_from].join('/')

interface AreaName {
  readonly name_fi: string
  readonly name_sv: string
  readonly name_en: string
}

function areaNames(files: ReferenceFiles, current: readonly TableRow[]): Map<string, AreaName> {
  const names = new Map<string, AreaName>()
  for (const row of current) {
    const name_fi = row.get('subregion_fi')
    names.set(`subregion/${row.get('subregion_code')}`, { name_fi, name_sv: row.get('subregion_sv'), name_en: name_fi })
  }
  for (const [division, file] of nameFiles) {
    for (const row of readTable(files, file)) {
      const name = { name_fi: row.get('name_fi'), name_sv: row.get('name_sv'), name_en: row.get('name_en') }
      names.set(`${division}/${row.get('code')}`, name)
    }
  }
  return names
}

/** An area exists in the years in which some municipality belongs to it. */
function areaRows(
  names: ReadonlyMap<string, AreaName>,
  years: readonly YearOfMembership[],
  lastYear: number
): AreaRow[] {
  const groups = groupBy(years, ({ division, areaCode }) => `${division}/${areaCode}`)
  return [...groups].sort(byKey).flatMap(([key, group]) => {
    const [{ division, areaCode: code }] = group
    const name = names.get(key)
    if (!name) throw new ReferenceDataError(historyFile, `names an area that no file names: ${key}`)
    return runsOf(
      group.map(({ year }) => year),
      lastYear
    ).map((run) => ({ division, code, ...name, ...run }))
  })
}

/** Consecutive years as validities; a run that reaches the last year known has no end. */
function runsOf(years: readonly number[], lastYear: number): { valid_from: IsoDate; valid_to: IsoDate | null }[] {
  const known = new Set(years)
  const firsts = [...known].filter((year) => !known.has(year - 1)).sort((a, b) => a - b)
  return firsts.map((first) => {
    let last = first
    while (known.has(last + 1)) last += 1
    return { valid_from: isoDateOf(first, 1, 1), valid_to: last === lastYear ? null : isoDateOf(last + 1, 1, 1) }
  })
}

function yearOf(row: TableRow): number {
  return row.number('year')
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number => compare(a[0], b[0])
