/** How figures of the form are written and spoken in the language of the page. */
import { useCallback, useMemo } from 'react'
import type { CellAnswer } from '@solmu/domain/results/cell.js'
import type { GridPlace } from '@solmu/domain/results/grid.js'
import { gridTotal, type GridTotal } from '@solmu/domain/results/grid.js'
import { answerText } from '@solmu/domain/results/paste-answer.js'
import { decimalNumber } from '@solmu/shared/decimal.js'
import { useFormat } from '../../../../ui/format.js'
import { useLanguage, useText } from '../../../../ui/text.js'
import type { Figure } from '../../../../ui/value.js'
import type { CellState } from './cell-state.js'
import type { SheetStore } from './sheet-store.js'

const markName = { missing: 'missing', not_applicable: 'notApplicable', not_asked: 'notAsked' } as const

/** A figure, or its mark, for `Value`. */
export function figureOf(answer: CellAnswer, decimals: number): Figure {
  return answer.status === 'value' ? decimalNumber(answer.value ?? 0, decimals) : markName[answer.status]
}

export function useCellText() {
  const t = useText()
  const format = useFormat()
  const language = useLanguage()
  return useMemo(() => {
    const notAskedMark = t('ui.value.notAsked.show')
    const decimalMark = language === 'en' ? '.' : ','
    return {
      /** As it is shown: thousands parted, a true minus. */
      shown: (answer: CellAnswer | null, decimals: number): string =>
        answer?.status === 'value'
          ? format.number(decimalNumber(answer.value ?? 0, decimals), decimals)
          : answerText(answer, { decimals, decimalMark, notAskedMark }),
      /** As it is written into a field or for a spreadsheet: nothing between the digits. */
      plain: (answer: CellAnswer | null, decimals: number): string =>
        answerText(answer, { decimals, decimalMark, notAskedMark }),
      spoken: (answer: CellAnswer | null, decimals: number): string => {
        if (!answer) return t('unitReturn.cell.empty')
        if (answer.status === 'value') return format.number(decimalNumber(answer.value ?? 0, decimals), decimals)
        return t(`ui.value.${markName[answer.status]}.spoken`)
      }
    }
  }, [t, format, language])
}

/** The reason why a figure cannot be sent as it stands. */
export function useIssueText() {
  const t = useText()
  const format = useFormat()
  return useCallback(
    ({ issue }: Pick<CellState, 'issue'>): string | null => {
      if (!issue) return null
      const shown = Object.entries(issue.params).map(([name, value]) => [name, typeof value === 'number' ? format.number(value) : value])
      const texts = { min: '', max: '', decimals: '', ...(Object.fromEntries(shown) as Record<string, string>) }
      const known = ['INVALID_NUMBER', 'TOO_MANY_DECIMALS', 'OUT_OF_RANGE', 'ANSWER_NOT_OFFERED', 'NOTE_REQUIRED']
      return t(known.includes(issue.code) ? `unitReturn.issue.${issue.code}` : `errors.${issue.code}`, texts)
    },
    [t, format]
  )
}

/** What the figures of a total come to now. */
export function totalIn(store: SheetStore, of: readonly string[]): GridTotal {
  return gridTotal(of.map((key) => store.cell(key)?.answer ?? null))
}

/** A place as a spreadsheet takes it. */
export function copiedText(
  place: GridPlace | undefined,
  by: { readonly store: SheetStore; readonly decimals: number; readonly plain: (answer: CellAnswer | null, decimals: number) => string }
): string {
  if (!place || place.kind === 'blank') return ''
  if (place.kind === 'total') return place.of.length === 0 ? '' : by.plain(totalIn(by.store, place.of), by.decimals)
  const cell = by.store.cell(place.key)
  return cell?.typed ?? by.plain(cell?.answer ?? null, by.decimals)
}
