/**
 * A framework as the sheets of a workbook, for people who write it together in a spreadsheet: general, scales, sections,
 * criteria, anchors, bands. Headings are in the language that was asked for; any of the three is read back.
 */
import { type Language, languages, type LocalizedText } from '@solmu/shared/text.js'
import type { FrameworkFile } from './framework-text.js'

export const sheetKeys = ['general', 'scales', 'sections', 'criteria', 'anchors', 'bands'] as const
export type SheetKey = (typeof sheetKeys)[number]

export interface FrameworkSheet {
  readonly name: string
  readonly rows: readonly (readonly (string | number | null)[])[]
}

type Words = Readonly<Record<string, LocalizedText>>

const sheetNames: Readonly<Record<SheetKey, LocalizedText>> = {
  general: { fi: 'Kehys', sv: 'Ram', en: 'Framework' },
  scales: { fi: 'Asteikot', sv: 'Skalor', en: 'Scales' },
  sections: { fi: 'Osat', sv: 'Delar', en: 'Sections' },
  criteria: { fi: 'Kriteerit', sv: 'Kriterier', en: 'Criteria' },
  anchors: { fi: 'Tasokuvaukset', sv: 'Nivåbeskrivningar', en: 'Anchors' },
  bands: { fi: 'Luokat', sv: 'Klasser', en: 'Bands' }
}

const columnNames: Words = {
  field: { fi: 'Tieto', sv: 'Uppgift', en: 'Field' },
  value: { fi: 'Arvo', sv: 'Värde', en: 'Value' },
  code: { fi: 'Tunnus', sv: 'Kod', en: 'Code' },
  kind: { fi: 'Laji', sv: 'Slag', en: 'Kind' },
  metFrom: { fi: 'Täyttyy tasosta', sv: 'Uppfylls från nivå', en: 'Met from level' },
  level: { fi: 'Taso', sv: 'Nivå', en: 'Level' },
  from: { fi: 'Alkaen', sv: 'Från', en: 'From' },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  title: { fi: 'Otsikko', sv: 'Rubrik', en: 'Title' },
  guidance: { fi: 'Ohje', sv: 'Anvisning', en: 'Guidance' },
  evidence: { fi: 'Odotettu näyttö', sv: 'Väntad evidens', en: 'Evidence expected' },
  section: { fi: 'Osa', sv: 'Del', en: 'Section' },
  scale: { fi: 'Asteikko', sv: 'Skala', en: 'Scale' },
  weight: { fi: 'Paino', sv: 'Vikt', en: 'Weight' },
  criterion: { fi: 'Kriteeri', sv: 'Kriterium', en: 'Criterion' },
  text: { fi: 'Kuvaus', sv: 'Beskrivning', en: 'Text' },
  description: { fi: 'Selitys', sv: 'Förklaring', en: 'Description' }
}

/** The columns of each sheet; those that end in * are there once for each language. */
export const sheetColumns: Readonly<Record<SheetKey, readonly string[]>> = {
  general: ['field', 'value', 'text*'],
  scales: ['code', 'kind', 'metFrom', 'level', 'from', 'name*'],
  sections: ['code', 'title*', 'guidance*'],
  criteria: ['section', 'code', 'scale', 'weight', 'title*', 'guidance*', 'evidence*'],
  anchors: ['criterion', 'level', 'text*'],
  bands: ['code', 'from', 'name*', 'description*']
}

/** The rows of the first sheet: some have a value, some a text in each language. */
export const generalFields = {
  value: ['code', 'kind', 'subject', 'aggregation', 'method', 'minimumAnswered', 'skipped'],
  text: ['name', 'description', 'notice', 'source']
} as const

/** The keys of the columns of a sheet, such as code and title.sv. */
export const columnKeys = (sheet: SheetKey): readonly string[] =>
  sheetColumns[sheet].flatMap((column) => (column.endsWith('*') ? languages.map((each) => `${column.slice(0, -1)}.${each}`) : [column]))

function heading(key: string, language: Language): string {
  const [name = '', of] = key.split('.')
  const word = columnNames[name]?.[language] ?? name
  return of === undefined ? word : `${word} (${of})`
}

const plain = (text: string): string => text.normalize('NFC').trim().toLocaleLowerCase('fi').replace(/\s+/g, ' ')

/** Which sheet a name means, in any language; undefined for one that is none of them. */
export const sheetByName = (name: string): SheetKey | undefined =>
  sheetKeys.find((key) => languages.some((language) => plain(sheetNames[key][language]) === plain(name)))

/** Which column of a sheet a heading means, in any language or by its key; undefined for one that is none of them. */
export const columnByHeading = (sheet: SheetKey, text: string): string | undefined =>
  columnKeys(sheet).find((key) => plain(key) === plain(text) || languages.some((language) => plain(heading(key, language)) === plain(text)))

/** What a sheet is called, for messages. */
export const sheetName = (key: SheetKey, language: Language): string => sheetNames[key][language]

const inAll = (text: LocalizedText): readonly string[] => languages.map((language) => text[language])

function generalRows({ code, content }: FrameworkFile): FrameworkSheet['rows'] {
  const values: Readonly<Record<(typeof generalFields.value)[number], string | number>> = {
    ...{ code, kind: content.kind, subject: content.subject, aggregation: content.aggregation },
    ...content.scoring
  }
  return [
    ...generalFields.value.map((field) => [field, values[field], null, null, null]),
    ...generalFields.text.map((field) => [field, null, ...inAll(content[field])])
  ]
}

function rowsOf(sheet: SheetKey, file: FrameworkFile): FrameworkSheet['rows'] {
  const { scales, sections, bands } = file.content
  const criteria = sections.flatMap((section) => section.criteria.map((criterion) => ({ section: section.code, criterion })))
  const rows: Readonly<Record<SheetKey, () => FrameworkSheet['rows']>> = {
    general: () => generalRows(file),
    scales: () => scales.flatMap(({ code, kind, metFrom, levels }) => levels.map(({ value, from, name }) => [code, kind, metFrom, value, from, ...inAll(name)])),
    sections: () => sections.map(({ code, title, guidance }) => [code, ...inAll(title), ...inAll(guidance)]),
    criteria: () =>
      criteria.map(({ section, criterion: { code, scale, weight, title, guidance, evidence } }) => [
        ...[section, code, scale, weight],
        ...[title, guidance, evidence].flatMap(inAll)
      ]),
    anchors: () => criteria.flatMap(({ criterion: { code, anchors } }) => anchors.map(({ value, text }) => [code, value, ...inAll(text)])),
    bands: () => bands.map(({ code, from, name, description }) => [code, from, ...inAll(name), ...inAll(description)])
  }
  return rows[sheet]()
}

/** The sheets of a framework, each with its headings in the first row. */
export const frameworkSheets = (file: FrameworkFile, language: Language): readonly FrameworkSheet[] =>
  sheetKeys.map((key) => ({
    name: sheetNames[key][language],
    rows: [columnKeys(key).map((column) => heading(column, language)), ...rowsOf(key, file)]
  }))
