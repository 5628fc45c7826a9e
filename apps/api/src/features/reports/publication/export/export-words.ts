/** What stands in exported publications beside the figures. */
import { marksMeaning } from '@solmu/domain/reports/figure-words.js'
import type { LocalizedText } from '@solmu/shared/text.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

/** The columns in their order: what each is called, and what it holds. */
export const columns = {
  code: [words('Koodi', 'Kod', 'Code'), words('Mittarin koodi', 'Indikatorns kod', 'Code of the indicator')],
  indicator: [words('Mittari', 'Indikator', 'Indicator'), words('Mittarin nimi laitoksessa', 'Indikatorns namn i utgåvan', 'Name of the indicator in the edition')],
  lensKey: [words('Jaon avain', 'Indelningens nyckel', 'Division key'), words('Minkä jaon läpi luku on laskettu', 'Genom vilken indelning siffran är räknad', 'Through which division the figure is seen')],
  lens: [words('Jako', 'Indelning', 'Division'), words('Jaon nimi', 'Indelningens namn', 'Name of the division')],
  areaKey: [words('Alueen avain', 'Områdets nyckel', 'Area key'), words('Alueen koodi tai yksikön tunnus; tyhjä koko verkostolle', 'Områdets kod eller enhetens id; tomt för hela nätverket', 'Code of the area or id of the unit; empty for the network')],
  area: [words('Alue', 'Område', 'Area'), words('Alueen nimi kauden lopussa', 'Områdets namn vid periodens slut', 'Name of the area at the end of the run')],
  period: [words('Kausi', 'Period', 'Period'), words('Kausi, tai kausien jono alku/loppu', 'Period, eller följd av perioder första/sista', 'Period, or run of periods as first/last')],
  breakdownKey: [words('Jaottelun avain', 'Indelningsnyckel', 'Breakdown key'), words('Ulottuvuus:luokka; tyhjä kokonaisluvulle', 'Dimension:klass; tomt för helheten', 'dimension:category; empty for the whole')],
  breakdown: [words('Jaottelu', 'Indelning', 'Breakdown'), words('Jaottelun nimi', 'Indelningens namn', 'Name of the breakdown')],
  measure: [words('Mittayksikkö', 'Måttenhet', 'Measured in'), words('Missä luku on mitattu', 'I vad siffran är mätt', 'What the figure is measured in')],
  value: [words('Luku', 'Siffra', 'Figure'), words('Luku; tyhjä, jos merkintä kertoo syyn', 'Siffran; tomt om markeringen anger orsaken', 'The number; empty where the mark says why')],
  mark: [words('Merkintä', 'Markering', 'Mark'), words('Miksi lukua ei ole', 'Varför siffran saknas', 'Why there is no number')],
  numerator: [words('Osoittaja', 'Täljare', 'Numerator'), words('Suhdeluvun osoittaja', 'Kvotens täljare', 'What is divided, of a ratio')],
  denominator: [words('Nimittäjä', 'Nämnare', 'Denominator'), words('Suhdeluvun nimittäjä', 'Kvotens nämnare', 'By what it is divided')],
  units: [words('Ilmoituksia', 'Rapporter', 'Returns'), words('Monenko yksikön ja kauden ilmoitus luvussa on mukana', 'Antal rapporter (enhet och period) bakom siffran', 'How many returns, of a unit and a period each, stand behind the figure')],
  missing: [words('Puuttuvia ilmoituksia', 'Rapporter som saknas', 'Returns missing'), words('Montako ilmoitusta puuttuu', 'Antal rapporter som saknas', 'How many returns are missing')],
  note: [words('Huomautus', 'Anmärkning', 'Note'), words('Henkilö voi olla mukana monta kertaa, tai osuus on arvio', 'En person kan ingå flera gånger, eller andelen är en uppskattning', 'People may be counted more than once, or a share is an estimate')]
} as const satisfies Record<string, readonly [LocalizedText, LocalizedText]>

export { lensNames, markWords as marks, protectionText } from '@solmu/domain/reports/figure-words.js'

export const said = {
  figures: words('Luvut', 'Siffror', 'Figures'),
  about: words('Tiedoista', 'Om uppgifterna', 'About'),
  dictionary: words('Tietosanasto', 'Datalexikon', 'Dictionary'),
  file: words('tulokset', 'resultat', 'results'),
  edition: words('Laitos', 'Utgåva', 'Edition'),
  run: words('Kausi', 'Period', 'Period'),
  certified: words('Vahvistettu', 'Fastställd', 'Certified'),
  sha256: words('SHA-256', 'SHA-256', 'SHA-256'),
  audience: words('Lukijakunta', 'Läsekrets', 'Audience'),
  source: words('Lähde', 'Källa', 'Source'),
  reason: words('Miksi laitos korvasi aiemman', 'Varför utgåvan ersatte en tidigare', 'Why it replaced an earlier edition'),
  protection: words('Tietosuoja', 'Dataskydd', 'Protection'),
  marks: words('Merkinnät', 'Markeringar', 'Marks'),
  narrative: words('Selostus', 'Kommentar', 'Narrative'),
  gross: words('henkilö voi olla mukana monta kertaa', 'en person kan ingå flera gånger', 'people may be counted more than once'),
  estimated: words('osuus on arvio', 'andelen är en uppskattning', 'a share is an estimate'),
  column: words('Sarake', 'Kolumn', 'Column'),
  indicator: words('Mittari', 'Indikator', 'Indicator'),
  category: words('Jaottelu', 'Indelning', 'Breakdown'),
  kind: words('Mikä', 'Vad', 'What'),
  key: words('Avain', 'Nyckel', 'Key'),
  name: words('Nimi', 'Namn', 'Name'),
  meaning: words('Merkitys', 'Betydelse', 'Meaning'),
  version: words('määritelmän versio', 'definitionens version', 'version of the definition'),
  marksMeaning
} as const
