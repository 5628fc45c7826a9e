/** The register of organisations as a table. */
import type {
  LegalForm,
  OrganisationLanguage,
  OrganisationRole,
  SizeClass
} from '@solmu/domain/network/organisation.js'
import { labelOf, languageWords, legalFormWords, organisationRoleWords, sizeClassWords, type WordTable } from '@solmu/domain/network/import-words.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import type { Table, TableValue } from '../../../core/files/sheet-writer.js'
import { exportWords, headingOf } from './export-words.js'

export type ExportedOrganisation = {
  readonly id: string
  readonly key: string | null
  readonly businessId: string | null
  readonly name: LocalizedText
  readonly legalForm: LegalForm
  readonly sizeClass: SizeClass | null
  readonly languages: readonly OrganisationLanguage[]
  readonly roles: readonly OrganisationRole[]
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly streetAddress: string | null
  readonly postalCode: string | null
  readonly town: string | null
  readonly contactName: string | null
  readonly note: string | null
  /** How many units it keeps today. */
  readonly unitCount: number
}

export type ExportedRegister = {
  readonly asOf: IsoDate
  readonly consortium: LocalizedText
  readonly organisations: readonly ExportedOrganisation[]
}

type Column = readonly [heading: string, value: (organisation: ExportedOrganisation) => TableValue]

function columnsIn(language: Language): readonly Column[] {
  const field = (name: string): string => headingOf('organisations', name, { language })
  const list = <Code extends string>(table: WordTable<Code>, codes: readonly Code[]): string =>
    codes.map((code) => labelOf(table, code, language)).join(', ')
  const plain = ['email', 'phone', 'website', 'streetAddress', 'postalCode', 'town', 'contactName', 'note'] as const
  return [
    [field('businessId'), (each) => each.businessId],
    [field('key'), (each) => each.key],
    [field('id'), (each) => each.id],
    [field('name.fi'), (each) => each.name.fi],
    [field('name.sv'), (each) => each.name.sv],
    [field('name.en'), (each) => each.name.en],
    [field('legalForm'), (each) => labelOf(legalFormWords, each.legalForm, language)],
    [field('sizeClass'), (each) => (each.sizeClass ? labelOf(sizeClassWords, each.sizeClass, language) : null)],
    [field('languages'), (each) => list(languageWords, each.languages)],
    [field('roles'), (each) => list(organisationRoleWords, each.roles)],
    ...plain.map((name): Column => [field(name), (each) => each[name]]),
    [exportWords.unitCount[language], (each) => each.unitCount]
  ]
}

/** The register by name. */
export function organisationTable(register: ExportedRegister, language: Language): Table {
  const columns = columnsIn(language)
  const word = (of: keyof typeof exportWords): string => exportWords[of][language]
  return {
    name: word('organisations'),
    headings: columns.map(([heading]) => heading),
    rows: register.organisations.map((each) => columns.map(([, value]) => value(each))),
    about: {
      name: word('about'),
      lines: [
        [word('consortium'), pick(register.consortium, language).text],
        [word('asOf'), register.asOf],
        [word('source'), word('register')]
      ]
    }
  }
}
