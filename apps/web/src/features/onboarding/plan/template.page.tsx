/** The templates by which plans are made: the version in force, and the next one for whoever writes it. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { type PlanKind, planKinds } from '@solmu/domain/onboarding/plan.js'
import { shippedTemplateFrom } from '@solmu/domain/onboarding/plan-template.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { PlansCrumb } from './plan-words.js'
import { type PlanTemplate, templatesQuery } from './plan.operations.js'
import { TemplateForm } from './template-form.js'
import { templateSearchSchema } from './template.search.js'
import styles from '../membership/membership.module.css'

type Task = PlanTemplate['tasks'][number]

export function TemplatePage() {
  const t = useText()
  const [{ kind = 'onboarding' }, change] = useListSearch(templateSearchSchema)
  const { data, error, refetch } = useQuery(templatesQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <>
      <PageHeader title={t('plan.template.title')} meta={t('plan.template.meta')} breadcrumb={[<PlansCrumb key="list" />]} />
      <Segmented label={t('plan.list.plan')} options={planKinds.map((value) => ({ value, label: t(`plan.kind.${value}`) }))} value={kind} onChange={(value) => change({ kind: value === 'onboarding' ? undefined : value })} />
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && <OfKind key={kind} kind={kind} templates={data.planTemplates.filter((each) => each.kind === kind)} mayManage={data.membershipRules.mayManage} />}
    </>
  )
}

function OfKind({ kind, templates, mayManage }: { readonly kind: PlanKind; readonly templates: readonly PlanTemplate[]; readonly mayManage: boolean }) {
  const t = useText()
  const format = useFormat()
  const draft = templates.find(({ isReleased }) => !isReleased)
  const coming = templates.find(({ isReleased, isInForce, number }) => isReleased && !isInForce && number > (templates.find((each) => each.isInForce)?.number ?? 0))
  const inForce = templates.find((each) => each.isInForce)
  const [isWriting, setWriting] = useState(false)
  const noteOf = ({ isInForce, validFrom }: PlanTemplate): string =>
    validFrom === shippedTemplateFrom ? t('plan.template.shipped') : t(isInForce ? 'plan.template.inForce' : 'plan.template.coming', { day: format.day(validFrom ?? '') })
  return (
    <>
      {[inForce, coming].map(
        (version) =>
          version && (
            <Section key={version.id} title={t('plan.template.version', { number: version.number })} note={noteOf(version)}>
              <Tasks tasks={version.tasks} />
            </Section>
          )
      )}
      {mayManage &&
        (isWriting ? (
          <TemplateForm kind={kind} draft={draft} start={draft?.tasks ?? (coming ?? inForce)?.tasks ?? []} onClose={() => setWriting(false)} />
        ) : (
          <Button onClick={() => setWriting(true)}>{t(draft ? 'plan.template.continue' : 'plan.template.write')}</Button>
        ))}
    </>
  )
}

function Tasks({ tasks }: { readonly tasks: readonly Task[] }) {
  const t = useText()
  const pick = useLocalized()
  const nameOf = (code: string): string => pick(tasks.find((each) => each.code === code)?.title ?? { fi: code, sv: '', en: '' })
  const columns: readonly Column<Task>[] = [
    {
      ...{ id: 'task', header: t('plan.task.task') },
      cell: ({ title, help, isRequired }) => (
        <>
          {pick(title)}
          <span className={styles.below}>{[isRequired ? '' : t('plan.task.optional'), pick(help)].filter(Boolean).join(' · ')}</span>
        </>
      )
    },
    { id: 'level', header: t('plan.template.level'), cell: ({ level }) => t(`plan.level.${level}`) },
    { id: 'kind', header: t('plan.template.kind'), cell: ({ kind }) => t(`plan.taskKind.${kind}`) },
    { id: 'days', header: t('plan.template.days'), isNumeric: true, cell: ({ days }) => days },
    { id: 'waits', header: t('plan.template.dependsOn'), cell: ({ dependsOn }) => dependsOn.map(nameOf).join(', ') }
  ]
  return <DataTable caption={t('plan.template.title')} columns={columns} rows={tasks} rowKey={({ code }) => code} />
}
