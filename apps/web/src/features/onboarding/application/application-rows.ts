/** Which applications a search finds, in its order. */
import { applicationStates } from '@solmu/domain/onboarding/application.workflow.js'
import { compareText } from '../../../ui/format.js'
import type { Language } from '../../../ui/text.js'
import type { ApplicationListSearch, ApplicationSort } from './application-list.search.js'
import type { Application } from './application.operations.js'

const stateOrder = (one: Application): string => String(applicationStates.indexOf(one.state)).padStart(2, '0')

const isAsked = <Value,>(wanted: Value | undefined, found: Value | undefined): boolean => wanted === undefined || wanted === found

const waitsFor = ({ newAnswers, openQuestions }: Application, needs: ApplicationListSearch['needs']): boolean =>
  needs === undefined || (needs === 'answer' ? newAnswers : openQuestions) > 0

const fits = (one: Application, { states, centre, call, needs }: ApplicationListSearch): boolean =>
  (states?.includes(one.state) ?? true) && isAsked(centre, one.centre.id) && isAsked(call, one.call?.id) && waitsFor(one, needs)

/** What changed last comes first by itself; any other order begins at its beginning. */
export const isDescending = ({ sort = 'changed', desc = false }: ApplicationListSearch): boolean => (sort === 'changed') !== desc

/** The last changed first, unless another order is asked for. */
export function listedApplications(all: readonly Application[], search: ApplicationListSearch, language: Language): readonly Application[] {
  const compare = compareText(language)
  const orders: Readonly<Record<ApplicationSort, (one: Application) => string>> = {
    name: ({ name }) => name,
    centre: ({ centre }) => centre.name[language] || centre.name.fi,
    state: stateOrder,
    changed: ({ changedAt }) => changedAt,
    submitted: ({ submittedAt }) => submittedAt ?? ''
  }
  const wanted = search.q?.trim().toLocaleLowerCase('fi') ?? ''
  const found = all.filter((one) => fits(one, search) && `${one.name} ${one.businessId ?? ''} ${one.centre.name.fi} ${one.centre.name.sv}`.toLocaleLowerCase('fi').includes(wanted))
  const order = orders[search.sort ?? 'changed']
  const sorted = [...found].sort((a, b) => compare(order(a), order(b)) || compare(a.name, b.name))
  return isDescending(search) ? sorted.reverse() : sorted
}
