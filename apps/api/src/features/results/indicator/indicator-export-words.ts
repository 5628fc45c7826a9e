import type { Aggregation, Direction, IndicatorUnit, SourceClass } from '@solmu/domain/results/indicator.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { words } from './library/library-entry.js'

const headings = {
  file: words('mittarit', 'indikatorer', 'indicators'),
  indicators: words('Mittarit', 'Indikatorer', 'Indicators'),
  about: words('Tietoja', 'Uppgifter', 'About'),
  asOf: words('Tilanne', 'Läge', 'As of'),
  code: words('Tunnus', 'Kod', 'Code'),
  group: words('Ryhmä', 'Grupp', 'Group'),
  nameFi: words('Nimi suomeksi', 'Namn på finska', 'Name in Finnish'),
  nameSv: words('Nimi ruotsiksi', 'Namn på svenska', 'Name in Swedish'),
  nameEn: words('Nimi englanniksi', 'Namn på engelska', 'Name in English'),
  definition: words('Määritelmä', 'Definition', 'Definition'),
  condition: words('Keitä lasketaan', 'Vem som räknas', 'Who is counted'),
  unit: words('Yksikkö', 'Enhet', 'Unit'),
  decimals: words('Desimaaleja', 'Decimaler', 'Decimals'),
  aggregation: words('Yhteenlasku', 'Sammanräkning', 'Aggregation'),
  sourceClass: words('Tiedon lähde', 'Uppgiftskälla', 'Source of figures'),
  direction: words('Tavoiteltava suunta', 'Önskad riktning', 'Direction'),
  dimensions: words('Jaottelut', 'Indelningar', 'Breakdowns'),
  formula: words('Kaava', 'Formel', 'Formula'),
  taskAreas: words('Tehtäväalueet', 'Uppgiftsområden', 'Task areas'),
  origin: words('Alkuperä', 'Ursprung', 'Origin'),
  source: words('Peruste', 'Grund', 'Basis'),
  validFrom: words('Voimassa alkaen', 'Gäller från', 'In force from'),
  validTo: words('Voimassa ennen päivää', 'Gäller före', 'In force before'),
  isInForce: words('Voimassa', 'I kraft', 'In force'),
  yes: words('kyllä', 'ja', 'yes'),
  no: words('ei', 'nej', 'no')
} as const satisfies Readonly<Record<string, LocalizedText>>

const unit: Readonly<Record<IndicatorUnit, LocalizedText>> = {
  count: words('kpl', 'st.', 'count'),
  persons: words('henkilöä', 'personer', 'persons'),
  euro: words('euroa', 'euro', 'euro'),
  hours: words('tuntia', 'timmar', 'hours'),
  fte: words('htv', 'årsverken', 'FTE'),
  percent: words('%', '%', '%'),
  score: words('pistettä', 'poäng', 'points')
}
const aggregation: Readonly<Record<Aggregation, LocalizedText>> = {
  sum: words('summa', 'summa', 'sum'),
  last_value: words('viimeinen arvo', 'senaste värde', 'last value'),
  weighted_mean: words('painotettu keskiarvo', 'vägt medelvärde', 'weighted mean'),
  distinct_persons: words('eri henkilöt', 'olika personer', 'distinct persons'),
  none: words('ei lasketa yhteen', 'räknas inte ihop', 'not put together')
}
const source: Readonly<Record<SourceClass, LocalizedText>> = {
  manual: words('yksikkö kirjaa', 'enheten matar in', 'typed by the unit'),
  derived: words('lasketaan', 'räknas ut', 'worked out'),
  register: words('rekisteristä', 'från register', 'from a register')
}
const direction: Readonly<Record<Direction, LocalizedText>> = {
  more: words('enemmän on parempi', 'mer är bättre', 'more is better'),
  less: words('vähemmän on parempi', 'mindre är bättre', 'less is better'),
  neutral: words('ei suuntaa', 'ingen riktning', 'neither')
}
const lists: Readonly<Record<'unit' | 'aggregation' | 'source' | 'direction', Readonly<Record<string, LocalizedText>>>> = {
  unit,
  aggregation,
  source,
  direction
}

/** A heading or another word of the file. */
export const exportWord = (word: keyof typeof headings, language: Language): string => headings[word][language]

/** The word for a choice, such as a unit. */
export const wordOf = (list: keyof typeof lists, value: string, language: Language): string => lists[list][value]?.[language] ?? value
