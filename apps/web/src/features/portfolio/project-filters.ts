/** By what projects are narrowed. */
import { useQuery } from '@apollo/client/react'
import { projectIdeas } from '@solmu/domain/portfolio/project.js'
import { projectStages } from '@solmu/domain/portfolio/project.workflow.js'
import { taskAreas } from '@solmu/domain/results/indicator-details.js'
import type { Filter } from '../../ui/filter-bar.js'
import { useLocalized, useText } from '../../ui/text.js'
import { portfolioFiltersQuery } from './portfolio.operations.js'
import { projectEndings, type ProjectNarrowing } from './portfolio.search.js'

/** What the address narrows projects to, as the API takes it. */
export const projectFilterOf = ({ q, stages, areas, ideas, unit, funder, ending }: ProjectNarrowing) => ({
  ...{ search: q ?? null, stages: stages ?? null, taskAreas: areas ?? null, ideas: ideas ?? null },
  ...{ unitId: unit ?? null, funderId: funder ?? null, ending: ending ?? null }
})

/** The filters of the projects: the same above the list and above the views of the portfolio. */
export function useProjectFilters(search: ProjectNarrowing, change: (part: Partial<ProjectNarrowing>) => void): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(portfolioFiltersQuery)
  const several = <Name extends 'stages' | 'areas'>(name: Name, label: string, options: Filter['options']): Filter => ({
    ...{ id: name, label, options, values: search[name] ?? [], isMultiple: true },
    onChange: (chosen) => change({ [name]: chosen.length === 0 ? undefined : [...chosen] })
  })
  const single = (name: 'unit' | 'funder' | 'ending', label: string, options: Filter['options']): Filter => ({
    ...{ id: name, label, options, values: search[name] ? [search[name]] : [] },
    onChange: ([value]) => change({ [name]: value })
  })
  return [
    several('stages', t('portfolio.field.stage'), projectStages.map((value) => ({ value, label: t(`portfolio.stage.${value}`) }))),
    single('unit', t('portfolio.field.region'), (data?.orgUnits.nodes ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }))),
    single('funder', t('portfolio.field.funder'), (data?.funders ?? []).map(({ id, organisation }) => ({ value: id, label: pick(organisation.name) }))),
    several('areas', t('portfolio.field.taskAreas'), taskAreas.map((value) => ({ value, label: value }))),
    {
      ...{ id: 'ideas', label: t('portfolio.field.ideas'), values: (search.ideas ?? []).map(String), isMultiple: true },
      options: projectIdeas.map((idea) => ({ value: String(idea), label: t(`portfolio.idea.${idea}`) })),
      onChange: (chosen) => change({ ideas: chosen.length === 0 ? undefined : chosen.map(Number) })
    },
    single('ending', t('portfolio.field.ends'), projectEndings.map((value) => ({ value, label: t(`portfolio.ending.${value}`) })))
  ]
}
