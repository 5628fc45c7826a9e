/** One funder: its programmes and their calls, with what each asks for. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { RecordHistory } from '../../app/record-history.js'
import { toApiError } from '../../graphql/api-error.js'
import { ButtonLink } from '../../ui/button.js'
import { type Column, DataTable } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { useFormat } from '../../ui/format.js'
import { PageHeader } from '../../ui/page-header.js'
import { Section } from '../../ui/section.js'
import { Skeleton } from '../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { FundersCrumb, useMoney, useRate } from './portfolio-words.js'
import { funderQuery, type Programme } from './portfolio.operations.js'
import styles from '../governance/governance.module.css'

export function FunderPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const { data, error, refetch } = useQuery(funderQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (!data) {
    if (!error) return <Skeleton withHeading lines={10} />
    if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
    return (
      <>
        <PageHeader title={t('portfolio.missingFunder')} breadcrumb={[<FundersCrumb key="list" />]} />
        <EmptyState title={t('portfolio.missingText')} />
      </>
    )
  }
  const { organisation, kind, note, programmes, projectCount } = data.funder
  const toProjects = (
    <ButtonLink to="/$lang/portfolio/projects" params={{ lang }} search={{ funder: id }}>
      {t('portfolio.projectsOf', { count: projectCount })}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={pick(organisation.name)} breadcrumb={[<FundersCrumb key="list" />]} meta={t(`portfolio.funderKind.${kind}`)} actions={toProjects} />
      {note && <p className={styles.statement}>{note}</p>}
      {programmes.length === 0 && <EmptyState title={t('portfolio.noProgrammes')} />}
      {programmes.map((programme) => (
        <ProgrammeSection key={programme.id} programme={programme} />
      ))}
      <div data-print="never">
        <Section title={t('portfolio.history')}>
          <RecordHistory subjectType="funder" subjectId={id} />
        </Section>
      </div>
    </>
  )
}

type Call = Programme['calls'][number]

function useCallColumns(): readonly Column<Call>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const money = useMoney()
  const rate = useRate()
  return [
    {
      ...{ id: 'name', header: t('portfolio.field.call') },
      cell: ({ name, code, eligibility }) => (
        <>
          {[pick(name), code].filter(Boolean).join(' · ')}
          <span className={styles.below}>{pick(eligibility)}</span>
        </>
      )
    },
    { id: 'days', header: t('portfolio.field.openDays'), cell: ({ opensOn, closesOn }) => (closesOn ? t('portfolio.fromTo', { from: format.day(opensOn), to: format.day(closesOn) }) : t('portfolio.fromOn', { from: format.day(opensOn) })) },
    { id: 'models', header: t('portfolio.field.costModel'), cell: ({ costModels }) => costModels.map((key) => t(`portfolio.model.${key}`)).join('; ') },
    { id: 'most', header: t('portfolio.field.grantMax'), isNumeric: true, cell: ({ grantMax, grantShareMax }) => [grantMax && money(grantMax, true), grantShareMax && rate(grantShareMax)].filter(Boolean).join(', ') || t('portfolio.unknown') },
    { id: 'projects', header: t('portfolio.field.projects'), isNumeric: true, cell: ({ projectCount }) => projectCount },
    { id: 'state', header: t('portfolio.field.callState'), phone: 'figure', cell: ({ state }) => t(`portfolio.callState.${state}`) }
  ]
}

function ProgrammeSection({ programme: { name, code, calls } }: { readonly programme: Programme }) {
  const t = useText()
  const pick = useLocalized()
  return (
    <Section title={pick(name)} note={code || undefined}>
      <DataTable caption={t('portfolio.callsOf', { name: pick(name) })} columns={useCallColumns()} rows={calls} rowKey={({ id }) => id} empty={<EmptyState title={t('portfolio.noCalls')} />} />
    </Section>
  )
}
