/** The plans of one membership, on its page. */
import { useQuery } from '@apollo/client/react'
import { useViewer } from '../../../app/viewer.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { listedPlans } from './plan-rows.js'
import { PlanTable } from './plan-table.js'
import { plansQuery } from './plan.operations.js'

export function PlansOfMember({ membershipId }: { readonly membershipId: string }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const { data } = useQuery(plansQuery, { variables: { membershipId }, fetchPolicy: 'cache-and-network' })
  if (!data || data.membershipPlans.length === 0) return null
  return (
    <Section title={t('plan.list.title')}>
      <PlanTable caption={t('plan.list.title')} rows={listedPlans(data.membershipPlans, { show: 'all' }, { language, today })} isOfOne />
    </Section>
  )
}
