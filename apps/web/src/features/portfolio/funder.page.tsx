/** One funder: its programmes and their calls, with what each asks for. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addDays } from '@solmu/shared/dates.js'
import { RecordHistory } from '../../app/record-history.js'
import { toApiError } from '../../graphql/api-error.js'
import { Button, ButtonLink } from '../../ui/button.js'
import { type Column, DataTable } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { useFormat } from '../../ui/format.js'
import { PageHeader } from '../../ui/page-header.js'
import { Section } from '../../ui/section.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/link.js'
import { useMoney } from '../../ui/money.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { FunderDialog, ProgrammeDialog } from './funder-dialogs.js'
import { FundersCrumb, useRate } from './portfolio-words.js'
import { type Call, type Funder, funderQuery, type Programme } from './funder.operations.js'
import styles from '../governance/governance.module.css'

export function FunderPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <OneFunder id={id} />
}

export function OneFunder({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(funderQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded funder={data.funder} />
  if (!error) return <Skeleton withHeading lines={10} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('portfolio.missingFunder')} breadcrumb={[<FundersCrumb key="list" />]} />
      <EmptyState title={t('portfolio.missingText')} />
    </>
  )
}

/** What is open over the page: the funder itself, or one of its programmes; null for a new one. */
type Open = { readonly is: 'funder' } | { readonly is: 'programme'; readonly programme: Programme | null }

function Acts({ funder: { id, projectCount, mayManage }, open }: { readonly funder: Funder; readonly open: (what: Open) => void }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      {mayManage && <Button onClick={() => open({ is: 'programme', programme: null })}>{t('portfolio.programme.add')}</Button>}
      {mayManage && <Button onClick={() => open({ is: 'funder' })}>{t('portfolio.edit.open')}</Button>}
      <ButtonLink to="/$lang/portfolio/projects" params={{ lang }} search={{ funder: id }}>
        {t('portfolio.projectsOf', { count: projectCount })}
      </ButtonLink>
    </>
  )
}

function Loaded({ funder }: { readonly funder: Funder }) {
  const t = useText()
  const pick = useLocalized()
  const [open, setOpen] = useState<Open | null>(null)
  const { id, organisation, kind, note, programmes, mayManage } = funder
  const onClose = () => setOpen(null)
  return (
    <>
      <PageHeader title={pick(organisation.name)} breadcrumb={[<FundersCrumb key="list" />]} meta={t(`portfolio.funderKind.${kind}`)} actions={<Acts funder={funder} open={setOpen} />} />
      {note && <p className={styles.statement}>{note}</p>}
      {!mayManage && <p>{t('portfolio.whyNot.calls')}</p>}
      {programmes.length === 0 && <EmptyState title={t('portfolio.noProgrammes')} text={mayManage ? t('portfolio.noProgrammesText') : undefined} />}
      {programmes.map((programme) => (
        <ProgrammeSection key={programme.id} funder={funder} programme={programme} onChange={() => setOpen({ is: 'programme', programme })} />
      ))}
      {open?.is === 'funder' && <FunderDialog funder={funder} onClose={onClose} />}
      {open?.is === 'programme' && <ProgrammeDialog funderId={id} programme={open.programme} onClose={onClose} />}
      <div data-print="never">
        <Section title={t('portfolio.history')}>
          <RecordHistory subjectType="funder" subjectId={id} />
        </Section>
      </div>
    </>
  )
}

function useCallColumns({ funder, programme }: { readonly funder: Funder; readonly programme: Programme }): readonly Column<Call>[] {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const money = useMoney()
  const rate = useRate()
  return [
    {
      ...{ id: 'name', header: t('portfolio.field.call') },
      cell: ({ id, name, code, eligibility, applicants, link }) => (
        <>
          {funder.mayManage ? (
            <TextLink to="/$lang/portfolio/funders/$id/programmes/$programmeId/calls/$callId" params={{ lang, id: funder.id, programmeId: programme.id, callId: id }}>
              {pick(name)}
            </TextLink>
          ) : (
            pick(name)
          )}
          {code && ` · ${code}`}
          <span className={styles.below}>{pick(eligibility)}</span>
          {applicants.length > 0 && <span className={styles.below}>{[t('portfolio.callForm.applicants'), applicants.map((each) => t(`portfolio.applicant.${each}`)).join(', ')].join(': ')}</span>}
          {link && (
            <a className={styles.below} href={link} target="_blank" rel="noreferrer">
              {t('portfolio.callForm.link')}
            </a>
          )}
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

function ProgrammeSection({ funder, programme, onChange }: { readonly funder: Funder; readonly programme: Programme; readonly onChange: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const { id, name, code, calls, validFrom, validTo } = programme
  const days = validTo ? t('portfolio.fromTo', { from: format.day(validFrom), to: format.day(addDays(validTo, -1)) }) : t('portfolio.fromOn', { from: format.day(validFrom) })
  const whose = <span className="visually-hidden">: {pick(name)}</span>
  const acts = funder.mayManage && (
    <>
      <ButtonLink size="small" to="/$lang/portfolio/funders/$id/programmes/$programmeId/calls/new" params={{ lang, id: funder.id, programmeId: id }}>
        {t('portfolio.callForm.add')}
        {whose}
      </ButtonLink>
      <Button size="small" variant="quiet" onClick={onChange}>
        {t('portfolio.programme.change')}
        {whose}
      </Button>
    </>
  )
  return (
    <Section title={pick(name)} note={[code, days].filter(Boolean).join(' · ')} aside={acts}>
      <DataTable caption={t('portfolio.callsOf', { name: pick(name) })} columns={useCallColumns({ funder, programme })} rows={calls} rowKey={(call) => call.id} empty={<EmptyState title={t('portfolio.noCalls')} />} />
    </Section>
  )
}
