/** What stands in reports beside the words of their templates. */
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import type { ReportMark } from './report-rendered.js'
import type { ChainLevel } from './report-template.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

/** Numbers, days and their order are written as in Finland, in Swedish in Finland, and in England. */
export const localeTags: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

export const notPublished = words('ei julk.', 'ej publ.', 'n. publ.')

/** Why there is no number, as a sentence that can stand in running text. */
export const markReasons: Readonly<Record<ReportMark, LocalizedText>> = {
  value: words('', '', ''),
  text: words('', '', ''),
  withheld: words('luku on peitetty tietosuojan vuoksi', 'siffran är dold av dataskyddsskäl', 'the figure is withheld to protect people'),
  missing: words('tieto puuttuu', 'uppgiften saknas', 'the figure is missing'),
  not_applicable: words('tieto ei sovellu', 'uppgiften är inte tillämplig', 'the figure does not apply'),
  not_asked: words('tietoa ei ole kysytty', 'uppgiften har inte frågats', 'nobody was asked'),
  not_published: words('luku ei ole tässä julkaisussa', 'siffran ingår inte i denna publicering', 'the figure is not in this publication')
}

export const chainWords: Readonly<Record<ChainLevel, LocalizedText>> = {
  goal: words('Tavoite', 'Mål', 'Goal'),
  measure: words('Toimenpiteet', 'Åtgärder', 'Measures'),
  output: words('Tuotokset', 'Prestationer', 'Outputs'),
  result: words('Tulokset', 'Resultat', 'Results'),
  effect: words('Vaikutukset', 'Effekter', 'Effects'),
  learning: words('Opit', 'Lärdomar', 'Lessons')
}

export const reportWords = {
  edition: words('laitos', 'utgåva', 'edition'),
  whole: words('Koko verkosto', 'Hela nätverket', 'The whole network'),
  total: words('Yhteensä', 'Totalt', 'Total'),
  run: words('Koko kausi', 'Hela perioden', 'The whole run'),
  indicator: words('Mittari', 'Indikator', 'Indicator'),
  place: words('Alue', 'Område', 'Area'),
  period: words('Kausi', 'Period', 'Period'),
  field: words('Kenttä', 'Fält', 'Field'),
  condition: words('Ketkä lasketaan', 'Vilka som räknas', 'Who is counted'),
  previous: words('Edellinen kausi', 'Föregående period', 'Previous period'),
  target: words('Tavoite', 'Mål', 'Target'),
  ofTarget: words('tavoitteesta', 'av målet', 'of the target'),
  points: words('%-yksikköä', 'procentenheter', 'percentage points'),
  gross: words('sama henkilö voi olla mukana monta kertaa', 'samma person kan ingå flera gånger', 'a person may be counted more than once'),
  estimated: words('osa luvusta on jaettu alueille arviona', 'en del av siffran har fördelats på områden som en uppskattning', 'a part of it is attributed to areas as an estimate'),
  noTarget: words('tavoitetta ei ole asetettu', 'inget mål har satts upp', 'no target has been set'),
  noPlaces: words('Julkaisussa ei ole lukuja tästä jaosta.', 'Publiceringen innehåller inga siffror för denna indelning.', 'The publication holds no figures for this division.'),
  version: words('määritelmän versio', 'definitionens version', 'version of the definition'),
  audience: words('Lukijakunta', 'Läsekrets', 'Audience'),
  publisher: words('Julkaisija', 'Utgivare', 'Publisher'),
  certified: words('Vahvistettu', 'Fastställd', 'Certified'),
  hash: words('Tarkiste (SHA-256)', 'Kontrollsumma (SHA-256)', 'Hash (SHA-256)'),
  reason: words('Miksi laitos korvasi aiemman', 'Varför utgåvan ersatte en tidigare', 'Why it replaced an earlier edition'),
  protection: words('Tietosuoja', 'Dataskydd', 'Protection'),
  marks: words('Merkinnät', 'Markeringar', 'Marks')
} as const

type Counted = { readonly given: number; readonly asked: number }

/** Sentences about how complete figures are. */
export const completenessSentences = {
  units: ({ given, asked }: Counted): LocalizedText =>
    words(
      `Luvuissa on mukana ${given} yksikköä ${asked} yksiköstä, joilta tietoja pyydettiin.`,
      `Siffrorna omfattar ${given} av de ${asked} enheter som ombads lämna uppgifter.`,
      `The figures cover ${given} of the ${asked} units that were asked.`
    ),
  returns: ({ given, asked }: Counted): LocalizedText =>
    words(`Ilmoituksia on saatu ${given}, pyydetty ${asked}.`, `Rapporter har lämnats in: ${given} av ${asked}.`, `Returns received: ${given} of ${asked}.`),
  missing: (names: string): LocalizedText => words(`Tietoja puuttuu: ${names}.`, `Uppgifter saknas från: ${names}.`, `Figures are missing from: ${names}.`),
  complete: words('Kaikki pyydetyt tiedot on saatu.', 'Alla begärda uppgifter har lämnats in.', 'Everything that was asked for has been received.'),
  withheld: (count: number): LocalizedText =>
    words(
      `Raportin luvuista ${count} on peitetty tietosuojan vuoksi.`,
      `Av siffrorna i rapporten är ${count} dolda av dataskyddsskäl.`,
      `Of the figures of this report, ${count} are withheld to protect people.`
    ),
  gross: words(
    'Tähdellä merkityissä henkilömäärissä sama henkilö voi olla mukana useammassa yksikössä tai useammalla kaudella, joten luku on yläraja.',
    'I personantal som märkts med asterisk kan samma person ingå i flera enheter eller perioder, så siffran är en övre gräns.',
    'In numbers of people marked with an asterisk the same person may be counted in several units or periods, so the number is an upper bound.'
  ),
  estimated: words(
    'Tähdellä merkityissä luvuissa osa yksikön tuloksista on jaettu alueille arviona.',
    'I siffror som märkts med asterisk har en del av en enhets resultat fördelats på områden som en uppskattning.',
    'In figures marked with an asterisk a part of a unit’s results is attributed to areas as an estimate.'
  )
} as const
