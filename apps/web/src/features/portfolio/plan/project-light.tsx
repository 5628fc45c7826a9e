/** How a project stands by its plan, on its own page and in the list of projects. */
import { useQuery } from '@apollo/client/react'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { type Light, projectLightsQuery } from './plan.operations.js'
import { LightReasons, PlanTabs, WholeLight } from './plan-words.js'

/** The lights of some projects, by project; those without a plan have the colour none. */
export function useProjectLights(ids: readonly string[]): ReadonlyMap<string, Light> {
  const { data } = useQuery(projectLightsQuery, { variables: { ids: [...ids] }, skip: ids.length === 0, fetchPolicy: 'cache-and-network' })
  return new Map((data?.projectLights ?? []).map((light) => [light.projectId, light]))
}

export function ProjectLightSection({ id, mayReadRisks }: { readonly id: string; readonly mayReadRisks: boolean }) {
  const t = useText()
  const light = useProjectLights([id]).get(id)
  return (
    <Section title={t('projectPlan.title')}>
      <p>{t('projectPlan.sectionText')}</p>
      <PlanTabs projectId={id} mayReadRisks={mayReadRisks} />
      {light && (
        <>
          <WholeLight light={light} />
          <LightReasons light={light} />
        </>
      )}
    </Section>
  )
}
