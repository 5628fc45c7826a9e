/**
 * The fields that the columns of a file may fill, and how a column is known by
 * its heading in Finnish, Swedish or English. A consortium may call its columns
 * what it likes: what a person chose once is remembered and comes first.
 * Source: issue "Network in time", item 5; requirements 8-13 and 21.
 */
import { heading, field, type ImportField } from './import-field.js'
import { cardFields } from './import-card-fields.js'
import { projectFields } from './import-project-fields.js'

export const importKinds = ['units', 'organisations', 'projects', 'practices'] as const

/** What a file brings in. */
export type ImportKind = (typeof importKinds)[number]

const names: readonly ImportField[] = [
  field('name.fi', [heading('Nimi suomeksi', 'Namn på finska', 'Name in Finnish')], {
    isRequired: true,
    synonyms: 'nimi, namn, name, nimi fi, namn fi, name fi, suomenkielinen nimi, finskt namn, finnish name'
  }),
  field('name.sv', [heading('Nimi ruotsiksi', 'Namn på svenska', 'Name in Swedish')], {
    synonyms: 'nimi sv, namn sv, name sv, ruotsinkielinen nimi, svenskt namn, swedish name'
  }),
  field('name.en', [heading('Nimi englanniksi', 'Namn på engelska', 'Name in English')], {
    synonyms: 'nimi en, namn en, name en, englanninkielinen nimi, engelskt namn, english name'
  })
]

const streetAddress = field('streetAddress', [heading('Katuosoite', 'Gatuadress', 'Street address')], {
  synonyms: 'osoite, adress, address, käyntiosoite, besöksadress'
})

const reach: readonly ImportField[] = [
  field('email', [heading('Sähköposti', 'E-post', 'E-mail')], { synonyms: 'sähköpostiosoite, e-postadress, e-mail address' }),
  field('phone', [heading('Puhelin', 'Telefon', 'Telephone')], {
    synonyms: 'puhelinnumero, puh, telefonnummer, tel, phone, phone number, telephone number'
  })
]

const keyOf = (what: string): ImportField =>
  field('key', [heading('Avain', 'Nyckel', 'Key')], { isRequired: what === 'units', synonyms: 'tunnus, koodi, kod, code' })

/** What our own files carry, for those that have no key of their own. */
const ownId = field('id', [heading('Solmun tunniste', 'Solmus id', 'Solmu ID')])

const unitFields: readonly ImportField[] = [
  keyOf('units'),
  ownId,
  ...names,
  field('type', [heading('Taso', 'Nivå', 'Level')], { isRequired: true, synonyms: 'tyyppi, typ, type' }),
  field('kind', [heading('Laji', 'Slag', 'Kind')], { synonyms: 'yksikön laji, enhetens slag, unit kind, toimintamuoto' }),
  field(
    'organisation',
    [
      heading('Organisaation Y-tunnus', 'Organisationens FO-nummer', 'Organisation business ID'),
      heading('Organisaation avain', 'Organisationens nyckel', 'Organisation key'),
      heading('Organisaatio', 'Organisation', 'Organisation')
    ],
    { synonyms: 'ylläpitäjä, taustaorganisaatio, huvudman, upprätthållare, keeper, owner, organization' }
  ),
  field(
    'parent',
    [
      heading('Yläyksikön avain', 'Överordnade enhetens nyckel', 'Parent key'),
      heading('Yläyksikkö', 'Överordnad enhet', 'Parent')
    ],
    { synonyms: 'yläyksikkö, parent unit, aluekeskus, regioncenter, regional centre, regional center' }
  ),
  field(
    'municipality',
    [heading('Kuntanumero', 'Kommunnummer', 'Municipality code'), heading('Kunta', 'Kommun', 'Municipality')],
    { synonyms: 'sijaintikunta, kuntakoodi, kommunkod' }
  ),
  field('openedOn', [heading('Avattu', 'Öppnad', 'Opened')], {
    synonyms: 'avauspäivä, alkaa, alkupäivä, aloitus, öppningsdag, öppnas, opened on, opens, start date'
  }),
  field('closedOn', [heading('Suljettu', 'Stängd', 'Closed')], {
    synonyms: 'sulkemispäivä, päättyy, loppupäivä, lakkautettu, stängningsdag, upphör, closed on, closes, end date'
  }),
  field('lon', [heading('Pituusaste', 'Longitud', 'Longitude')], { synonyms: 'lng, long' }),
  field('lat', [heading('Leveysaste', 'Latitud', 'Latitude')]),
  streetAddress,
  ...reach
]

const organisationFields: readonly ImportField[] = [
  field('businessId', [heading('Y-tunnus', 'FO-nummer', 'Business ID')], { synonyms: 'ytunnus, fo, vat number' }),
  keyOf('organisations'),
  ownId,
  ...names,
  field('legalForm', [heading('Oikeudellinen muoto', 'Juridisk form', 'Legal form')], { synonyms: 'yhtiömuoto, bolagsform' }),
  field('sizeClass', [heading('Kokoluokka', 'Storleksklass', 'Size class')], { synonyms: 'koko, storlek, size' }),
  field('languages', [heading('Palvelukielet', 'Servicespråk', 'Service languages')], { synonyms: 'kielet, kieli, språk, language' }),
  field('roles', [heading('Roolit', 'Roller', 'Roles')], { synonyms: 'rooli, roll, role' }),
  ...reach,
  field('website', [heading('Verkkosivusto', 'Webbplats', 'Website')], { synonyms: 'www, kotisivu, hemsida, web site, url' }),
  streetAddress,
  field('postalCode', [heading('Postinumero', 'Postnummer', 'Postal code')], { synonyms: 'postcode, zip' }),
  field('town', [heading('Postitoimipaikka', 'Postort', 'Town')], { synonyms: 'kaupunki, paikkakunta, ort, city' }),
  field('contactName', [heading('Yhteyshenkilö', 'Kontaktperson', 'Contact person')], { synonyms: 'contact' }),
  field('note', [heading('Huomautus', 'Anmärkning', 'Note')], { synonyms: 'lisätieto, tilläggsuppgift, notes' })
]

const fields: Readonly<Record<ImportKind, readonly ImportField[]>> = { units: unitFields, organisations: organisationFields, projects: projectFields, practices: cardFields }

/** The fields that the columns of such a file may fill. */
export const importFields = (kind: ImportKind): readonly ImportField[] => fields[kind]

/** What each heading of a file is taken for: the name of a field, or null for a column that is left out. */
export type ColumnMapping = Readonly<Record<string, string | null>>

/**
 * What the columns of a file are likely to be, in their order. What was chosen before comes first; then each field takes
 * the column whose heading names it best. No field is filled by two columns.
 *
 * @param remembered what headings were taken for in earlier files.
 * @example proposeMapping('units', ['Avain', 'Namn på finska', 'Muuta'], {}) // ['key', 'name.fi', null]
 */
export const proposeMapping = (kind: ImportKind, headings: readonly string[], remembered: ColumnMapping): (string | null)[] => proposeColumns(importFields(kind), headings, remembered)

/** The same for the fields of any file. */
export function proposeColumns(fillable: readonly ImportField[], headings: readonly string[], remembered: ColumnMapping): (string | null)[] {
  const known = new Set(fillable.map(({ name }) => name))
  const taken = new Set<string>()
  const proposed = headings.map((text) => {
    const before = Object.hasOwn(remembered, text) ? remembered[text] : null
    if (typeof before !== 'string' || !known.has(before) || taken.has(before)) return null
    taken.add(before)
    return before
  })
  const isFree = (place: number): boolean => proposed[place] === null && !Object.hasOwn(remembered, headings[place] ?? '')
  const plain = headings.map(plainWord)
  for (const { name, ...words } of fillable) {
    if (taken.has(name)) continue
    const place = wordsFor({ name, ...words })
      .map((word) => plain.findIndex((text, at) => text === word && isFree(at)))
      .find((found) => found >= 0)
    if (place !== undefined) proposed[place] = name
  }
  return proposed
}

/**
 * The fields that have to be filled and are not. An organisation is known by its business id or by its key.
 *
 * @example missingFields('units', ['key', 'type']) // ['name.fi']
 */
export function missingFields(kind: ImportKind, filled: readonly string[]): string[] {
  const required = importFields(kind).filter(({ isRequired }) => isRequired)
  const missing = required.map(({ name }) => name).filter((name) => !filled.includes(name))
  const hasKey = kind !== 'organisations' || filled.includes('businessId') || filled.includes('key')
  return hasKey ? missing : ['businessId', ...missing]
}

/**
 * A word without case, blanks and punctuation, so that "Nimi (suomeksi)" is "nimi suomeksi".
 *
 * @example plainWord(' E-Post ') // 'epost'
 */
export const plainWord = (text: string): string =>
  text.normalize('NFKC').toLowerCase().normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '')

/** Every word by which a field is known, the surest first. */
const wordsFor = (field: Omit<ImportField, 'isRequired'>): string[] => [...sureWords(field), ...field.guesses.map(plainWord)]

const sureWords = ({ name, headings, synonyms }: Omit<ImportField, 'isRequired'>): string[] =>
  [name, ...headings.flatMap(({ fi, sv, en }) => [fi, sv, en]), ...synonyms].map(plainWord)

/** remembered: chosen by a person for an earlier file · known: as our own files or published ones call it · guessed: to be confirmed */
export const mappingBases = ['remembered', 'known', 'guessed'] as const
export type MappingBasis = (typeof mappingBases)[number]

/**
 * Why a column is taken for a field.
 *
 * @example basisOf('projects', { heading: 'Tuensaaja', field: 'organisation' }, {}) // 'guessed'
 */
export function basisOf(kind: ImportKind, { heading: text, field: name }: { readonly heading: string; readonly field: string }, remembered: ColumnMapping): MappingBasis {
  if (Object.hasOwn(remembered, text) && remembered[text] === name) return 'remembered'
  const known = importFields(kind).find((each) => each.name === name)
  return known && sureWords(known).includes(plainWord(text)) ? 'known' : 'guessed'
}
