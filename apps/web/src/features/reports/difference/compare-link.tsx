/** The way from a figure to its comparison with another: with the one that was kept, or with one that is chosen next. */
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { type StatementChoice, statementIn, statementText } from './difference.search.js'

export interface CompareLinkProps {
  readonly figure: StatementChoice
  /** The figure that was kept to be compared, as the address has it. */
  readonly against?: string | undefined
}

export function CompareLink({ figure, against }: CompareLinkProps) {
  const t = useText()
  const lang = useLanguage()
  const own = statementText(figure)
  const kept = statementIn(against) ? against : undefined
  const search = kept === undefined ? { one: own } : { one: kept, other: own }
  return (
    <TextLink to="/$lang/reports/difference" params={{ lang }} search={search}>
      {t(kept === undefined ? 'ui.compareFigure' : 'ui.compareWithKept')}
    </TextLink>
  )
}
