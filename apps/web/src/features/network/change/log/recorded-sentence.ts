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

type Told = Pick<RecordedChange, 'kind' | 'units' | 'unitCount' | 'municipalityNames' | 'municipalityCount'>

/** Beyond these many, the count is told instead of the names. */
const named = 4

/** The kinds that are about municipalities first; the units are the centres between which they passed. */
const aboutMunicipalities: readonly RecordedChange['kind'][] = ['territory', 'municipality_merger']

/** The kinds that happen to units of one level; what stands above and below them is touched with them. */
const ofOneLevel: readonly RecordedChange['kind'][] = ['open', 'move', 'merge', 'split', 'close', 'reopen']

/**
 * The units that a change is about, as far as the list of those that it touched tells: of a move the units, not the
 * centres between which they pass. A change of centres touches the head office, because they stand under it.
 */
function unitsMeant({ kind, units, unitCount }: Told): Pick<Told, 'units' | 'unitCount'> {
  if (!ofOneLevel.includes(kind)) return { units, unitCount }
  const isOfCentres = kind !== 'move' && units.some((unit) => unit.type === 'headquarters')
  const level = isOfCentres ? 'regional_centre' : 'local_unit'
  const meant = units.filter((unit) => unit.type === level)
  if (meant.length === 0) return { units, unitCount }
  return { units: meant, unitCount: unitCount > units.length ? unitCount : meant.length }
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
  // Of a centre that closed and its heir, the list does not tell which is which.
  const isVague = kind === 'close' && unitCount > 1
  return isVague ? t('change.recorded.concerns', { name, what }) : `${name}: ${what}`
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
