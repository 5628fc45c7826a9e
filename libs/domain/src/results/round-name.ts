/** What a collection round is called when nobody has called it anything else: after its period. */
import { kindOfPeriod, type Period, type PeriodKind, validityOfPeriod } from '@solmu/shared/periods.js'
import { type Language, languages, type LocalizedText } from '@solmu/shared/text.js'

/** The longest name, in characters. */
export const longestRoundName = 200

type Named = (year: string, place: number) => LocalizedText

/** The months, as they stand in a sentence. */
export const monthNames: Readonly<Record<Language, readonly string[]>> = {
  fi: [
    ...['tammikuu', 'helmikuu', 'maaliskuu', 'huhtikuu', 'toukokuu', 'kesäkuu'],
    ...['heinäkuu', 'elokuu', 'syyskuu', 'lokakuu', 'marraskuu', 'joulukuu']
  ],
  sv: [
    ...['januari', 'februari', 'mars', 'april', 'maj', 'juni'],
    ...['juli', 'augusti', 'september', 'oktober', 'november', 'december']
  ],
  en: [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December']
  ]
}

const names: Readonly<Record<PeriodKind, Named>> = {
  year: (year) => ({ fi: `Vuosi ${year}`, sv: `År ${year}`, en: `Year ${year}` }),
  third: (year, place) => ({ fi: `Tertiaali ${place}/${year}`, sv: `Tertial ${place}/${year}`, en: `Third ${place}/${year}` }),
  quarter: (year, place) => ({ fi: `Kvartaali ${place}/${year}`, sv: `Kvartal ${place}/${year}`, en: `Quarter ${place}/${year}` }),
  month: (year, place) => ({
    fi: capital(`${monthNames.fi[place - 1]} ${year}`),
    sv: capital(`${monthNames.sv[place - 1]} ${year}`),
    en: `${monthNames.en[place - 1]} ${year}`
  })
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * The name of a period, with which the round of the period begins.
 *
 * @example roundName('2026-Q3').fi // 'Kvartaali 3/2026'
 */
export function roundName(period: Period): LocalizedText {
  const kind = kindOfPeriod(period)
  const length: Readonly<Record<PeriodKind, number>> = { year: 12, third: 4, quarter: 3, month: 1 }
  const month = Number(validityOfPeriod(period).validFrom.slice(5, 7))
  return names[kind](period.slice(0, 4), Math.floor((month - 1) / length[kind]) + 1)
}

/**
 * The name of a copy: the name of the period in it is replaced by that of the new one, or added where there is none.
 *
 * @example renamed({ fi: 'Talous, Kvartaali 3/2026', … }, '2026-Q3', '2026-Q4').fi // 'Talous, Kvartaali 4/2026'
 */
export function renamed(name: LocalizedText, from: Period, to: Period): LocalizedText {
  const [old, next] = [roundName(from), roundName(to)]
  const one = (language: Language): string => {
    const text = name[language]
    if (text.trim() === '') return ''
    const known = text.toLowerCase().indexOf(old[language].toLowerCase())
    if (known < 0) return `${text.slice(0, longestRoundName - next[language].length - 2)}, ${next[language]}`
    return text.slice(0, known) + next[language] + text.slice(known + old[language].length)
  }
  const [fi, sv, en] = languages.map(one)
  return { fi: fi ?? '', sv: sv ?? '', en: en ?? '' }
}
