/** What the forms of improvement choose from: frameworks in use, what the chosen one measures, units and practices. */
import { useQuery } from '@apollo/client/react'
import type { ResultOf } from '../../../graphql/graphql.js'
import { useLocalized } from '../../../ui/text.js'
import { criteriaQuery, type ImprovementChoices, improvementChoicesQuery } from './improvement.operations.js'

type Framework = ImprovementChoices['qualityFrameworks'][number]
type Content = ResultOf<typeof criteriaQuery>['qualityFrameworkVersion']['content']

export interface Option {
  readonly value: string
  readonly label: string
}

const nothing: ImprovementChoices = { networkTree: { nodes: [] }, qualityFrameworks: [], practices: [] }
const noContent: Content = { bands: [], sections: [] }
const releasedOf = <Version extends { readonly state: string }>(versions: readonly Version[]) => versions.find(({ state }) => state === 'released')

/** Frameworks and practices that have a released version and are not taken out of use, and the units of the network. */
export function useImprovementChoices() {
  const { data = nothing } = useQuery(improvementChoicesQuery)
  return {
    nodes: data.networkTree.nodes,
    frameworks: data.qualityFrameworks.filter(({ versions }) => releasedOf(versions)),
    practices: data.practices.filter(({ retiredAt, versions }) => retiredAt === null && releasedOf(versions))
  }
}

/** The bands and criteria of a framework's released version; none while no framework is chosen. */
export function useMeasures(framework: Framework | undefined) {
  const pick = useLocalized()
  const version = framework && releasedOf(framework.versions)
  const { data } = useQuery(criteriaQuery, { variables: { id: version?.id ?? '' }, skip: !version })
  const { bands, sections } = data?.qualityFrameworkVersion.content ?? noContent
  return {
    bands: bands.map(({ code, name }): Option => ({ value: code, label: pick(name) || code })),
    criteria: sections.flatMap(({ criteria }) => criteria).map(({ code, title }): Option => ({ value: code, label: pick(title) || code }))
  }
}

/** Records with a name as options of a field. */
export function useNamed() {
  const pick = useLocalized()
  return (list: readonly { readonly id: string; readonly name: { readonly fi: string; readonly sv: string; readonly en: string } }[]): readonly Option[] =>
    list.map(({ id, name }) => ({ value: id, label: pick(name) }))
}
