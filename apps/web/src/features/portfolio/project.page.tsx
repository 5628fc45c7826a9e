/** One project: how far it has come and what its next gate asks for, who carries it out, and its money. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Discussion } from '../../app/discussion.js'
import { RecordHistory } from '../../app/record-history.js'
import { toApiError } from '../../graphql/api-error.js'
import { ButtonLink } from '../../ui/button.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { FormNotice } from '../../ui/form-notices.js'
import { dayOfInstant, useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { useMoney } from '../../ui/money.js'
import { PageHeader } from '../../ui/page-header.js'
import { Section } from '../../ui/section.js'
import { Skeleton } from '../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { isGranted } from '@solmu/domain/portfolio/project.workflow.js'
import { BudgetSection } from './budget-section.js'
import { LessonSection } from './lessons/lesson-section.js'
import { OutputSection } from './output-section.js'
import { PartnerSection } from './partner-section.js'
import { ProjectsCrumb, ProjectStageMark, useRate } from './portfolio-words.js'
import { type Project, projectQuery } from './portfolio.operations.js'
import { MoneyTabs } from './money/money-words.js'
import { ProjectLightSection } from './plan/project-light.js'
import { ResultTabs } from './results/result-words.js'
import { ProjectSteps } from './project-steps.js'
import styles from '../governance/governance.module.css'

type Of = { readonly project: Project }

export function ProjectPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <OneProject id={id} />
}

export function OneProject({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(projectQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded project={data.project} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('portfolio.missing')} breadcrumb={[<ProjectsCrumb key="list" />]} />
      <EmptyState title={t('portfolio.missingText')} />
    </>
  )
}

function Loaded({ project }: Of) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const { id, number, acronym, title, stage, mayEdit, mayReadMoney, callChanges } = project
  const edit = mayEdit && (
    <ButtonLink to="/$lang/portfolio/projects/$id/edit" params={{ lang, id }}>
      {t('portfolio.edit.open')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={pick(title)} breadcrumb={[<ProjectsCrumb key="list" />]} meta={<><ProjectStageMark stage={stage} /> {[number, acronym].filter(Boolean).join(' · ')}</>} actions={edit} />
      {callChanges.length > 0 && <FormNotice title={t('portfolio.callChanged')}>{callChanges.map((part) => t(`portfolio.callPart.${part}`)).join(', ')}</FormNotice>}
      <Facts project={project} />
      <Section title={t('portfolio.field.summary')}>
        <p className={styles.statement}>{pick(project.summary) || t('portfolio.noSummary')}</p>
      </Section>
      <ProjectSteps project={project} />
      <PartnerSection project={project} />
      <ProjectLightSection id={id} mayReadRisks={mayReadMoney} />
      {isGranted(stage) && <OutputSection project={project} />}
      {isGranted(stage) && <LessonSection project={project} />}
      {mayReadMoney && <BudgetSection project={project} />}
      {mayReadMoney && isGranted(stage) && (
        <Section title={t('money.title')}>
          <p>{t('money.sectionText')}</p>
          <MoneyTabs projectId={id} />
        </Section>
      )}
      {mayReadMoney && (
        <Section title={t('projectResults.title')}>
          <p>{t('projectResults.meta')}</p>
          <ResultTabs projectId={id} />
        </Section>
      )}
      <Way project={project} />
      <Discussion subjectType="project" subjectId={id} />
      <div data-print="never">
        <Section title={t('portfolio.history')}>
          <RecordHistory subjectType="project" subjectId={id} />
        </Section>
      </div>
    </>
  )
}

type Fact = readonly [name: string, told: ReactNode]

/** What is known of a project; what is not known yet is left out. */
function useFacts({ lead, centre, startsOn, endsOn, taskAreas, ideas, costModel, costRate, funderCode }: Project): readonly Fact[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const rate = useRate()
  const model = costModel && [t(`portfolio.model.${costModel}`), costRate !== null && rate(costRate)].filter(Boolean).join(', ')
  return [
    ['lead', [lead, ...(centre && centre.id !== lead.id ? [centre] : [])].map(({ name }) => pick(name)).join(', ')],
    ['funderCode', funderCode],
    ['days', startsOn && endsOn && t('portfolio.fromTo', { from: format.day(startsOn), to: format.day(endsOn) })],
    ['taskAreas', taskAreas.join(', ')],
    ['ideas', ideas.join(', ')],
    ['costModel', model]
  ]
}

function useSources({ call, total, grant, group, subs }: Project): readonly Fact[] {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const money = useMoney()
  const related = [...(group ? [group] : []), ...subs]
  return [
    ['funder', call && <TextLink to="/$lang/portfolio/funders/$id" params={{ lang, id: call.funderId }}>{pick(call.funder.name)}</TextLink>],
    ['call', call && `${pick(call.name)} (${t(`portfolio.callState.${call.state}`)})`],
    ['total', total && money(total)],
    ['grant', grant && money(grant)],
    ['related', related.length > 0 && related.map(({ id, title }) => <div key={id}><TextLink to="/$lang/portfolio/projects/$id" params={{ lang, id }}>{pick(title)}</TextLink></div>)]
  ]
}

function Facts({ project }: Of) {
  const t = useText()
  const facts = [...useFacts(project), ...useSources(project)]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, told]) => told !== null && told !== '' && told !== false && (
        <div key={name}>
          <dt>{t(`portfolio.field.${name}`)}</dt>
          <dd>{told}</dd>
        </div>
      ))}
    </dl>
  )
}

function Way({ project: { events } }: Of) {
  const t = useText()
  const format = useFormat()
  if (events.length === 0) return null
  return (
    <Section title={t('portfolio.way')}>
      <ol className={styles.list}>
        {events.map(({ id, toStage, reason, at }) => (
          <li key={id}>
            {t('portfolio.reached', { day: format.day(dayOfInstant(at)), stage: t(`portfolio.stage.${toStage}`) })}
            {reason && ` – ${reason}`}
          </li>
        ))}
      </ol>
    </Section>
  )
}
