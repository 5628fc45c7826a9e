/** How editions are named and shown: their number, their run of periods, their state. */
import type { EditionState } from '@solmu/domain/reports/edition.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { TextLink } from '../../../ui/link.js'
import { runWords } from '@solmu/domain/reports/run-words.js'
import type { Edition } from './edition.operations.js'

/** Moving, waiting, closed, turned back. */
const shapes: Readonly<Record<EditionState, StatusName>> = { preparing: 'submitted', prepared: 'draft', failed: 'returned', certified: 'locked' }

export function EditionStateMark({ state }: { readonly state: EditionState }) {
  const t = useText()
  return <Status status={shapes[state]} label={t(`edition.state.${state}`)} />
}

type Run = Pick<Edition, 'firstPeriod' | 'lastPeriod'>

/** A run of periods in words: tammi–kesäkuu 2026. */
export function useRunText(): (run: Run) => string {
  const language = useLanguage()
  return ({ firstPeriod, lastPeriod }) => runWords(firstPeriod, lastPeriod, language)
}

/** A period, or a run as first/last, in words. */
export function usePeriodOrRun(): (period: string) => string {
  const language = useLanguage()
  return (period) => {
    const [first = '', last = first] = period.split('/')
    return runWords(first, last, language)
  }
}

/** What an edition is called: by its number once it has one. */
export function useEditionName(): (edition: Pick<Edition, 'number' | 'year' | 'replaces'>) => string {
  const t = useText()
  return ({ number, year, replaces }) =>
    number !== null && year !== null ? t('edition.numbered', { number, year: String(year) }) : t(replaces ? 'edition.newCorrection' : 'edition.unnumbered')
}

export function EditionLink({ edition }: { readonly edition: Pick<Edition, 'id' | 'number' | 'year' | 'replaces'> }) {
  const lang = useLanguage()
  const nameOf = useEditionName()
  return (
    <TextLink to="/$lang/reports/editions/$id" params={{ lang, id: edition.id }}>
      {nameOf(edition)}
    </TextLink>
  )
}
