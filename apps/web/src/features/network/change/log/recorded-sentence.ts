/** A recorded change in a line: what was done, to which units or municipalities. */
import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { useLocalized, useText, type TextFunction } from '../../../../ui/text.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { RecordedChange } from '../change.operations.js'

export interface SentenceTexts {
  readonly t: TextFunction
  readonly pick: (text: LocalizedText) => string
  readonly join: (names: readonly string[]) => string
}

type Told = Pick<RecordedChange, 'kind' | 'subjects' | 'units' | 'unitCount' | 'municipalityNames' | 'municipalityCount'>

/** Beyond these many, the count is told instead of the names. */
const named = 4

/** The kinds that are about municipalities first; the units are the centres between which they passed. */
const aboutMunicipalities: readonly RecordedChange['kind'][] = ['territory', 'municipality_merger']

/** Of what was done to some units, those; of what was done to many at once, all that it touched. */
function unitsMeant({ subjects, units, unitCount }: Told): Pick<Told, 'units' | 'unitCount'> {
  return subjects.length === 0 ? { units, unitCount } : { units: subjects, unitCount: subjects.length }
}

/**
 * @example recordedSentence(change, texts) // 'Siirto: Kuopion Käsi ja Oulun Sampo'
 */
export function recordedSentence(change: Told, { t, pick, join }: SentenceTexts): string {
  const { kind, municipalityNames, municipalityCount } = change
  const { units, unitCount } = unitsMeant(change)
  const names = (texts: readonly LocalizedText[], count: number, countText: string): string =>
    count > named || count > texts.length ? t(countText, { count }) : join(texts.map(pick))
  const ofUnits = names(units.map((unit) => unit.name), unitCount, 'network.count.units')
  const ofMunicipalities = names(municipalityNames, municipalityCount, 'network.count.municipalities')
  const hasMunicipalities = aboutMunicipalities.includes(kind) && municipalityCount > 0
  const what = hasMunicipalities ? (unitCount > 0 ? `${ofMunicipalities} (${ofUnits})` : ofMunicipalities) : ofUnits
  const name = t(`change.recorded.${kind}`)
  if (unitCount + municipalityCount === 0) return name
  return `${name}: ${what}`
}

/** `recordedSentence` bound to the language of the page. */
export function useRecordedSentence(): (change: Told) => string {
  const t = useText()
  const pick = useLocalized()
  const { locale } = useIntl()
  return useCallback(
    (change) => {
      const list = new Intl.ListFormat(locale, { type: 'conjunction' })
      return recordedSentence(change, { t, pick, join: (names) => list.format(names) })
    },
    [t, pick, locale]
  )
}
