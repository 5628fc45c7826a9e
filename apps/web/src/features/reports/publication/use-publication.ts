/** A publication with the figures that its page shows. */
import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { headOf, mappedLenses } from './published-value.js'
import { publicationQuery, publishedFiguresQuery, type Publication, type PublishedFigure, type PublishedIndicator } from './publication.operations.js'
import type { PublicationSearch } from './publication.search.js'

/** How a publication is looked at: its head, and the indicator and division of the map. */
export interface Shown {
  readonly publication: Publication
  readonly head: { readonly lens: string; readonly area: string } | null
  /** The indicator that the map and the series show. */
  readonly chosen: PublishedIndicator | null
  /** The indicators of the strip and the table. */
  readonly headlines: readonly PublishedIndicator[]
  readonly lens: string | null
  readonly lenses: readonly string[]
  readonly figures: { readonly whole: readonly PublishedFigure[]; readonly places: readonly PublishedFigure[]; readonly series: readonly PublishedFigure[] }
  /** A figure of the run. */
  readonly figureOf: (indicatorId: string, lens: string, area: string) => PublishedFigure | undefined
}

/** What is shown of a publication whose figures are all at hand. */
export function shownFrom(publication: Publication, all: readonly PublishedFigure[], search: PublicationSearch): Shown {
  const chosen = choices(publication, search)
  const { run, head, ids, lenses, one } = wantedOf({ publication, ...chosen })
  const inRun = all.filter(({ period }) => run.includes(period))
  const figures = {
    whole: inRun.filter(({ lens }) => head.includes(lens)),
    places: inRun.filter(({ lens, indicatorId }) => lenses.includes(lens) && ids.includes(indicatorId)),
    series: all.filter(({ lens, indicatorId }) => head.includes(lens) && one.includes(indicatorId))
  }
  return { publication, ...chosen, figures, figureOf: finderIn(figures) }
}

function finderIn({ whole, places }: Shown['figures']): Shown['figureOf'] {
  const all = new Map([...whole, ...places].map((each) => [`${each.indicatorId}|${each.lens}|${each.area}`, each]))
  return (indicatorId, lens, area) => all.get(`${indicatorId}|${lens}|${area}`)
}

const none = { whole: [], places: [], series: [] }

/** Divisions of the country before the consortium's own, as in the pictures of the head office. */
const preferred = ['wellbeing_county', 'region', 'centre']

function choices(publication: Publication, search: Pick<PublicationSearch, 'indicator' | 'lens'>) {
  const byId = new Map(publication.indicators.map((indicator) => [indicator.id, indicator]))
  const headlines = publication.headlineIds.flatMap((id) => byId.get(id) ?? [])
  const lenses = mappedLenses(publication)
  const lens = lenses.find((each) => each === search.lens) ?? preferred.find((each) => lenses.includes(each)) ?? lenses[0] ?? null
  return { headlines, lenses, lens, head: headOf(publication), chosen: byId.get(search.indicator ?? '') ?? headlines[0] ?? publication.indicators[0] ?? null }
}

const nothing = { run: [] as string[], head: [] as string[], ids: [] as string[], lenses: [] as string[], one: [] as string[] }

/** Of the strip and the table, and of what the map and the series show. */
function wantedOf({ publication: { run, headlineIds }, head, chosen, lens }: ReturnType<typeof choices> & Pick<Shown, 'publication'>): typeof nothing {
  const one = chosen ? [chosen.id] : []
  const lenses = ['centre', 'unit', ...(lens === null ? [] : [lens])]
  return { run: [run], head: head ? [head.lens] : [], ids: [...new Set([...headlineIds, ...one])], lenses, one }
}

export function usePublication(ids: { readonly editionId: string; readonly audienceId: string }, search: PublicationSearch) {
  const { data, error, refetch } = useQuery(publicationQuery, { variables: ids })
  const publication = data?.publication
  const { indicator, lens } = search
  const known = useMemo(() => publication && { publication, ...choices(publication, { indicator, lens }) }, [publication, indicator, lens])
  const figures = useQuery(publishedFiguresQuery, { variables: { ...ids, ...(known ? wantedOf(known) : nothing) }, skip: !known })
  const found = figures.data ?? figures.previousData ?? none
  const shown = useMemo((): Shown | null => (known ? { ...known, figures: found, figureOf: finderIn(found) } : null), [known, found])
  return { shown, error: data ? figures.error : error, refetch, isLoading: !figures.data && !figures.previousData }
}
