/** How the areas of a division are called: in full, and short on the map where the division is known. */
import { useCallback } from 'react'
import { useLanguage, useLocalized, useText, type Language } from '../../../ui/text.js'
import type { DivisionArea } from './division.operations.js'
import { classesOfLens, type LensName } from './lens-names.js'

/** What every area of a division has in its official name, so that it can be left out on its map. */
const kindWords: Record<Language, readonly RegExp[]> = {
  fi: [/ (hyvinvointialue|yhteistyöalue|elinvoimakeskus|ELY-keskus|työllisyysalue|seutukunta)$/],
  sv: [/ (välfärdsområde|samarbetsområde|livskraftscentral|sysselsättningsområde|ekonomiska region)$/, /^NTM-centralen i /],
  en: [/ (wellbeing services county|collaborative area|Economic Development Centre|ELY Centre|employment area|sub-region)$/]
}

/**
 * The name of an area without the word that all areas of its division share.
 *
 * @example shortAreaName('Itä-Uudenmaan hyvinvointialue', 'fi') // 'Itä-Uudenmaan'
 * @example shortAreaName('NTM-centralen i Nyland', 'sv') // 'Nyland'
 */
export function shortAreaName(name: string, language: Language): string {
  return kindWords[language].reduce((short, word) => short.replace(word, ''), name)
}

export interface AreaName {
  readonly name: string
  /** For the map, its legend and the tiles. */
  readonly short: string
}

/** A function that names an area: by its own name, as a class of the division, or as what lies in none. */
export function useAreaName(): (lens: LensName, area: DivisionArea) => AreaName {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  return useCallback(
    (lens, { area, name }) => {
      if (area === null) return { name: t('division.none'), short: t('division.none') }
      if (name !== null) return { name: pick(name), short: shortAreaName(pick(name), language) }
      if (classesOfLens(lens)?.includes(area) !== true) return { name: area, short: area }
      return { name: t(`division.class.${area}`), short: t(`division.short.${area}`) }
    },
    [t, pick, language]
  )
}
