/** The words of the files that are made for people: headings that only exports have, names of files and sheets. */
import { importFields, type ImportKind } from '@solmu/domain/network/import-fields.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

export const exportWords = {
  network: words('Verkosto', 'Nätverket', 'Network'),
  organisations: words('Organisaatiot', 'Organisationer', 'Organisations'),
  about: words('Tiedoista', 'Om uppgifterna', 'About'),
  consortium: words('Konsortio', 'Konsortium', 'Consortium'),
  asOf: words('Tilanne', 'Läget', 'As of'),
  madeOn: words('Muodostettu', 'Skapad', 'Made on'),
  source: words('Lähde', 'Källa', 'Source'),
  register: words('Konsortion rekisteri Solmussa', 'Konsortiets register i Solmu', 'The register of the consortium in Solmu'),
  centre: words('Keskus', 'Center', 'Centre'),
  region: words('Maakunta', 'Landskap', 'Region'),
  municipalityCount: words('Kuntien määrä', 'Antal kommuner', 'Number of municipalities'),
  unitCount: words('Yksiköiden määrä', 'Antal enheter', 'Number of units'),
  line: words('Rivi', 'Rad', 'Line'),
  faults: words('Virheet', 'Fel', 'Errors')
} as const

/** How files are called, in letters that every disk takes. */
export const fileWords = {
  network: words('verkosto', 'natverket', 'network'),
  organisations: words('organisaatiot', 'organisationer', 'organisations'),
  faults: words('virheet', 'fel', 'errors')
} as const

/**
 * The heading of a field, the same that is known when the file comes back.
 *
 * @param of.place which of its headings, the surest first; -1 is the widest
 */
export function headingOf(kind: ImportKind, name: string, of: { language: Language; place?: number }): string {
  const field = importFields(kind).find((each) => each.name === name)
  return field?.headings.at(of.place ?? 0)?.[of.language] ?? name
}
