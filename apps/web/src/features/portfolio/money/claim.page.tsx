/** One claim: what can be done with it, its lines with what the rate adds, what the funder said of each, and its way. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { toApiError } from '../../../graphql/api-error.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { useMoney } from '../../../ui/money.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { ProjectsCrumb } from '../portfolio-words.js'
import { ClaimDraft } from './claim-draft.js'
import { ClaimLines } from './claim-lines.js'
import { ClaimRecovery } from './claim-recovery.js'
import { ClaimSteps } from './claim-steps.js'
import { ClaimStateMark, MoneyTabs, type OfMoney, ProjectCrumb, usePartnerName } from './money-words.js'
import { type Claim, projectClaimQuery, projectSpendingQuery } from './money.operations.js'
import styles from '../../governance/governance.module.css'

export function ClaimPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <OneClaim id={id} />
}

export function OneClaim({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(projectClaimQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const projectId = data?.projectClaim.projectId ?? ''
  const { data: of } = useQuery(projectSpendingQuery, { variables: { id: projectId }, skip: projectId === '' })
  if (data && of) return <Loaded claim={data.projectClaim} project={of.project} spending={of.projectSpending} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (!['missing', 'denied'].includes(toApiError(error).kind)) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('money.claimMissing')} breadcrumb={[<ProjectsCrumb key="list" />]} />
      <EmptyState title={t('portfolio.missingText')} />
    </>
  )
}

function Loaded({ claim, project, spending }: OfMoney & { readonly claim: Claim }) {
  const t = useText()
  const lang = useLanguage()
  const nameOf = usePartnerName(spending.partners)
  const all = (
    <TextLink key="claims" to="/$lang/portfolio/projects/$id/claims" params={{ lang, id: project.id }}>
      {t('money.tab.claims')}
    </TextLink>
  )
  return (
    <>
      <PageHeader title={t('money.claimName', { number: claim.number })} breadcrumb={[<ProjectsCrumb key="list" />, <ProjectCrumb key="project" project={project} />, all]} meta={<><ClaimStateMark state={claim.state} /> {[nameOf(claim.partnerId), claim.period].join(' · ')}</>} />
      <MoneyTabs projectId={project.id} />
      {claim.state === 'withdrawn' && <FormNotice title={t('money.withdrawn')}>{t(claim.paidOn ? 'money.withdrawnPaid' : 'money.withdrawnText')}</FormNotice>}
      <Facts claim={claim} />
      <ClaimSteps claim={claim} />
      {claim.mayWrite ? <ClaimDraft key={claim.version} claim={claim} spending={spending} /> : <ClaimLines key={claim.version} claim={claim} />}
      <ClaimRecovery key={`recovery-${claim.version}`} claim={claim} />
      <Way claim={claim} />
    </>
  )
}

function Facts({ claim }: { readonly claim: Claim }) {
  const t = useText()
  const format = useFormat()
  const money = useMoney()
  const isTold = (sum: 'owed' | 'repaid') => claim[sum].minorUnits !== '0'
  const amounts = (['claimed', 'accepted', 'parked', 'refused', ...(['owed', 'repaid'] as const).filter(isTold)] as const).map((sum) => [t(`money.sum.${sum}`), money(claim[sum])] as const)
  const days = (['sentOn', 'certifiedOn', 'paidOn'] as const).flatMap((name) => (claim[name] ? [[t(`money.field.${name}`), format.day(claim[name])] as const] : []))
  return (
    <>
      <dl className={styles.facts}>
        {[...amounts, ...days].map(([name, told]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{told}</dd>
          </div>
        ))}
      </dl>
      {claim.note !== '' && !claim.mayWrite && <p className={styles.statement}>{claim.note}</p>}
    </>
  )
}

function Way({ claim: { events } }: { readonly claim: Claim }) {
  const t = useText()
  const format = useFormat()
  if (events.length === 0) return null
  return (
    <Section title={t('money.way')}>
      <ol className={styles.list}>
        {events.map(({ id, action, reason, at }) => (
          <li key={id}>
            {t('money.took', { day: format.day(dayOfInstant(at)), step: t(`money.took.${action}`) })}
            {reason && ` – ${reason}`}
          </li>
        ))}
      </ol>
    </Section>
  )
}
