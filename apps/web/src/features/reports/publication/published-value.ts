/** Published figures as the components show them. */
import type { Figure } from '../../../ui/value.js'
import type { Publication, PublishedFigure } from './publication.operations.js'

const marks = { withheld: 'suppressed', missing: 'missing', not_applicable: 'notApplicable', not_asked: 'notAsked' } as const

/** The number, or why there is none. A figure that is not there at all was never asked for. */
export function figureValue(figure: Pick<PublishedFigure, 'mark' | 'value'> | undefined): Figure {
  if (!figure) return 'notAsked'
  if (figure.mark === 'value') return figure.value === null ? 'missing' : Number(figure.value)
  return marks[figure.mark]
}

/** Whose figures stand at the head: the network's, or those of the only place that is read. */
export function headOf({ areas }: Pick<Publication, 'areas'>): { readonly lens: string; readonly area: string } | null {
  const whole = areas.find(({ lens }) => lens === 'network')
  const centres = areas.filter(({ lens }) => lens === 'centre')
  const [one] = whole ? [whole] : centres.length === 1 ? centres : areas.length === 1 ? areas : []
  return one ? { lens: one.lens, area: one.area } : null
}

/** The divisions that can be drawn: every one whose areas hold municipalities. */
export function mappedLenses({ areas }: Pick<Publication, 'areas'>): string[] {
  return [...new Set(areas.filter(({ municipalityCodes }) => municipalityCodes.length > 0).map(({ lens }) => lens))]
}
