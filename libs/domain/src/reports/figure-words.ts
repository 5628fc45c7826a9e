/** What marks, divisions and the care for people are called wherever published figures are written down. */
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import type { FigureMark } from './publication-figure.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

/** What stands in the place of a number. Source: design, "Values that are not numbers". */
export const markWords: Readonly<Record<FigureMark, LocalizedText>> = {
  value: words('', '', ''),
  withheld: words('peit.', 'dold', 'supp.'),
  missing: words('..', '..', '..'),
  not_applicable: words('.', '.', '.'),
  not_asked: words('ei kys.', 'ej fr.', 'n. asked')
}

/** What the marks mean, all of them in one line. */
export const marksMeaning = words(
  'peit. peitetty tietosuojan vuoksi · .. tieto puuttuu · . ei sovellu · ei kys. ei kysytty · nolla on luku',
  'dold dold av dataskyddsskäl · .. uppgiften saknas · . ej tillämplig · ej fr. ej frågad · noll är en siffra',
  'supp. withheld to protect people · .. missing · . not applicable · n. asked not asked · zero is a figure'
)

export const lensNames: Readonly<Record<string, LocalizedText>> = {
  network: words('Koko verkosto', 'Hela nätverket', 'The whole network'),
  centre: words('Aluekeskukset', 'Regioncenter', 'Regional centres'),
  unit: words('Yksiköt', 'Enheter', 'Units'),
  region: words('Maakunnat', 'Landskap', 'Regions'),
  subregion: words('Seutukunnat', 'Ekonomiska regioner', 'Sub-regions'),
  major_region: words('Suuralueet', 'Storområden', 'Major regions'),
  wellbeing_county: words('Hyvinvointialueet', 'Välfärdsområden', 'Wellbeing services counties'),
  collaborative_area: words('Yhteistyöalueet', 'Samarbetsområden', 'Collaborative areas'),
  employment_area: words('Työllisyysalueet', 'Sysselsättningsområden', 'Employment areas'),
  vitality_centre: words('Elinvoimakeskukset', 'Livskraftscentraler', 'Economic development centres'),
  ely_centre: words('ELY-keskukset', 'NTM-centraler', 'ELY centres'),
  language_status: words('Kielisuhde', 'Språkförhållande', 'Language status'),
  urban_rural: words('Kaupunki–maaseutu', 'Stad och landsbygd', 'Urban and rural')
}

/** How carefully figures are protected, in words. */
export function protectionText(rule: { readonly personsThreshold: number; readonly surveyThreshold: number }, language: Language): string {
  const { personsThreshold: persons, surveyThreshold: survey } = rule
  return {
    fi: `Alle ${persons} henkilön ja alle ${survey} vastauksen luvut on peitetty, samoin luvut, joista ne voisi laskea.`,
    sv: `Siffror om färre än ${persons} personer och färre än ${survey} svar är dolda, liksom siffror ur vilka de kunde räknas ut.`,
    en: `Figures of fewer than ${persons} people and fewer than ${survey} answers are withheld, and those from which they could be worked out.`
  }[language]
}
