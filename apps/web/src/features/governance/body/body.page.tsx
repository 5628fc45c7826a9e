/** One body: what it is for, what is missing in it, and who sits in it, has sat and will sit. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { RecordHistory } from '../../../app/record-history.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { TextLink } from '../../../ui/link.js'
import { Localized } from '../../../ui/localized.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type TextFunction, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { BodyDialog } from './body-dialog.js'
import { BodiesCrumb, GapMark, TermMark, useTermWords } from './body-words.js'
import { bodiesQuery, bodyQuery, type Body, type BodyMember } from './body.operations.js'
import { EndTermDialog, SeatDialog } from './seat-dialogs.js'
import styles from '../governance.module.css'

export function BodyPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(bodyQuery, { variables: { bodyId: id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded body={data.body} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('body.missing')} breadcrumb={[<BodiesCrumb key="list" />]} />
      <EmptyState title={t('body.missingText')} />
    </>
  )
}

/** Who sits in it, or who records that, for whoever does not. */
function noteOf({ kind, unit, mayManage }: Body, { t, pick }: { readonly t: TextFunction; readonly pick: ReturnType<typeof useLocalized> }): string | undefined {
  if (kind === 'assembly') return t('body.assemblyNote')
  return mayManage ? undefined : t('body.keptBy', { unit: pick(unit.name) })
}

type Opened = { readonly kind: 'change' | 'seat' } | { readonly kind: 'end'; readonly of: BodyMember }

function Loaded({ body }: { readonly body: Body }) {
  const t = useText()
  const pick = useLocalized()
  const [open, setOpen] = useState<Opened | null>(null)
  const close = () => setOpen(null)
  const acts = body.mayManage && (
    <>
      <Button onClick={() => setOpen({ kind: 'change' })}>{t('body.change.open')}</Button>
      <Button variant="primary" onClick={() => setOpen({ kind: 'seat' })}>
        {t('body.seat.open')}
      </Button>
    </>
  )
  return (
    <>
      <PageHeader title={pick(body.name)} breadcrumb={[<BodiesCrumb key="list" />]} meta={<GapMark {...body} />} actions={acts} />
      <Facts body={body} />
      <Section title={t('body.members')} note={noteOf(body, { t, pick })}>
        <Members body={body} onEnd={(of) => setOpen({ kind: 'end', of })} />
      </Section>
      <Beneath body={body} />
      <div data-print="never">
        <Section title={t('body.history')}>
          <RecordHistory subjectType="body" subjectId={body.id} />
        </Section>
      </div>
      {open?.kind === 'change' && <BodyDialog body={body} onClose={close} />}
      {open?.kind === 'seat' && <SeatDialog body={body} onClose={close} />}
      {open?.kind === 'end' && <EndTermDialog member={open.of} onClose={close} />}
    </>
  )
}

/** The bodies that stand under it, with what is missing in them. */
function Beneath({ body: { id } }: { readonly body: Body }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const { data } = useQuery(bodiesQuery, { variables: { asOf: null } })
  const under = (data?.bodies ?? []).filter(({ parentId, isOpen }) => parentId === id && isOpen)
  if (under.length === 0) return null
  return (
    <Section title={t('body.beneath')}>
      <ul className={styles.list}>
        {under.map((each) => (
          <li key={each.id}>
            <TextLink to="/$lang/governance/bodies/$id" params={{ lang, id: each.id }}>
              {pick(each.name)}
            </TextLink>{' '}
            <GapMark {...each} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Facts({ body: { kind, purpose, unit, parentId, parentName, seated, seats } }: { readonly body: Body }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const facts: readonly (readonly [name: string, text: ReactNode])[] = [
    [t('body.field.kind'), t(`body.kind.${kind}`)],
    [t('body.field.purpose'), pick(purpose) && <Localized text={purpose} />],
    [t('body.field.unit'), pick(unit.name)],
    [t('body.field.seats'), t('body.seatedOf', { seated, seats })]
  ]
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      {parentId && parentName && (
        <div>
          <dt>{t('body.field.parent')}</dt>
          <dd>
            <TextLink to="/$lang/governance/bodies/$id" params={{ lang, id: parentId }}>
              {pick(parentName)}
            </TextLink>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Members({ body, onEnd }: { readonly body: Body; readonly onEnd: (of: BodyMember) => void }) {
  const t = useText()
  const pick = useLocalized()
  const days = useTermWords()
  const nameOf = (id: string | null): string | undefined => body.members.find((each) => each.id === id)?.personName
  const columns: readonly Column<BodyMember>[] = [
    {
      ...{ id: 'person', header: t('body.field.person') },
      cell: ({ personName, organisation, email, hasAccount }) => (
        <>
          {personName}
          <span className={styles.below}>{[organisation && pick(organisation.name), email, !hasAccount && t('body.withoutAccount')].filter(Boolean).join(' · ')}</span>
        </>
      )
    },
    { id: 'role', header: t('body.field.role'), cell: ({ role, substituteFor }) => (substituteFor ? t('body.substituteOf', { name: nameOf(substituteFor) ?? '' }) : t(`body.role.${role}`)) },
    {
      ...{ id: 'days', header: t('body.field.days') },
      cell: (one) => (
        <>
          {days(one)}
          <span className={styles.below}>{one.endReason}</span>
        </>
      )
    },
    { id: 'term', header: t('body.field.term'), phone: 'figure', cell: ({ term }) => <TermMark term={term} /> },
    {
      ...{ id: 'acts', header: '', spokenHeader: t('body.acts') },
      cell: (one) =>
        body.mayManage &&
        one.term !== 'ended' &&
        one.endedOn === null && (
          <Button variant="quiet" aria-label={`${t('body.end.open')}: ${one.personName}`} onClick={() => onEnd(one)}>
            {t('body.end.open')}
          </Button>
        )
    }
  ]
  return <DataTable caption={t('body.members')} columns={columns} rows={body.members} rowKey={({ id }) => id} empty={<EmptyState title={t('body.noMembers')} text={t('body.noMembersText')} />} />
}
