/** One agreement: where it stands, its versions, its parties and what they have accepted, and what it obliges to. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Discussion } from '../../../app/discussion.js'
import { RecordHistory } from '../../../app/record-history.js'
import { useCan } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonAnchor, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { Localized } from '../../../ui/localized.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { OpenDialog, TerminateDialog } from './agreement-dialogs.js'
import { Parties } from './agreement-parties.js'
import { Obligations } from './agreement-obligations.js'
import { AgreementsCrumb, paperAddress, useVersionTerm, VersionStateMark } from './agreement-words.js'
import { VersionTable } from './agreement-versions.js'
import { agreementQuery, type AgreementVersion, type WholeAgreement } from './agreement.operations.js'
import styles from '../governance.module.css'

export function AgreementPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneAgreement id={id ?? ''} />
}

export function OneAgreement({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(agreementQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded agreement={data.agreement} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('agreement.missing')} breadcrumb={[<AgreementsCrumb key="list" />]} />
      <EmptyState title={t('agreement.missingText')} />
    </>
  )
}

function Loaded({ agreement }: { readonly agreement: WholeAgreement }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const readsTrail = useCan('audit.read')
  const { current, versions } = agreement
  const dues = versions.flatMap((version) => version.dues)
  return (
    <>
      <PageHeader
        title={pick(agreement.title)}
        breadcrumb={[<AgreementsCrumb key="list" />]}
        meta={<VersionStateMark state={current?.state ?? 'draft'} />}
        actions={<Acts agreement={agreement} />}
      />
      {dues.length > 0 && (
        <FormNotice title={t('agreement.near')}>
          <ul>
            {dues.map(({ kind, on }) => (
              <li key={kind}>{t(`agreement.due.${kind}`, { day: format.day(on) })}</li>
            ))}
          </ul>
        </FormNotice>
      )}
      <RoleNotice agreement={agreement} />
      <DeclinedNotice agreement={agreement} />
      <Facts agreement={agreement} />
      <Section title={t('agreement.versions')}>
        <VersionTable agreement={agreement} />
      </Section>
      <Parties agreement={agreement} />
      <Obligations agreement={agreement} />
      <Discussion subjectType="agreement" subjectId={agreement.id} />
      {readsTrail && (
        <div data-print="never">
          <Section title={t('agreement.history')}>
            <RecordHistory subjectType="agreement" subjectId={agreement.id} />
          </Section>
        </div>
      )}
    </>
  )
}

/** Whoever holds the mandate and still cannot sign is told what is missing. */
function RoleNotice({ agreement: { parties } }: { readonly agreement: WholeAgreement }) {
  const t = useText()
  const pick = useLocalized()
  const names = parties.filter(({ lacksRole }) => lacksRole).map(({ organisation }) => pick(organisation.name))
  if (names.length === 0) return null
  return (
    <FormNotice title={t('agreement.obstacle.no_role')} isStrong>
      <p>{t('agreement.obstacle.no_roleText', { name: names.join(', ') })}</p>
    </FormNotice>
  )
}

/** Who has declined the version that is open, and what can be done about it by whoever looks after it. */
function DeclinedNotice({ agreement: { parties, current, mayManage } }: { readonly agreement: WholeAgreement }) {
  const t = useText()
  const pick = useLocalized()
  const names = parties.filter(({ state }) => state === 'declined').map(({ organisation }) => pick(organisation.name))
  if (names.length === 0 || !current) return null
  return (
    <FormNotice title={t('agreement.declined.title', { number: current.number, names: names.join(', ') })} isStrong>
      {current.state === 'open' && current.starts === 'all_accepted' && <p>{t('agreement.declined.holds')}</p>}
      {mayManage && <p>{t('agreement.declined.next')}</p>}
    </FormNotice>
  )
}

/** What can be done with the agreement as a whole: to read it, to sign it, to write the next version. */
function Acts({ agreement }: { readonly agreement: WholeAgreement }) {
  const t = useText()
  const lang = useLanguage()
  const [dialog, setDialog] = useState<'open' | 'terminate' | null>(null)
  const { id, current, versions, mayManage, parties } = agreement
  const draft = versions.find(({ state }) => state === 'draft')
  const ending = versions.find(({ steps, endedOn }) => endedOn === null && steps.some(({ action }) => action === 'terminate'))
  const maySign = parties.some((party) => party.maySign)
  return (
    <>
      {current && (
        <ButtonLink to="/$lang/agreements/versions/$id" params={{ lang, id: current.id }}>
          {t('agreement.read')}
        </ButtonLink>
      )}
      {current && maySign && (
        <ButtonLink variant="primary" to="/$lang/agreements/versions/$id/sign" params={{ lang, id: current.id }}>
          {t('agreement.sign.open')}
        </ButtonLink>
      )}
      {current && (
        <ButtonAnchor icon={IconDownload} href={paperAddress(current.id, lang)}>
          {t('agreement.pdf')}
        </ButtonAnchor>
      )}
      {mayManage && (
        <>
          <ButtonLink to="/$lang/agreements/$id/edit" params={{ lang, id }}>
            {t('agreement.edit.open')}
          </ButtonLink>
          <ButtonLink to="/$lang/agreements/$id/draft" params={{ lang, id }}>
            {t(draft ? 'agreement.draft.continue' : 'agreement.draft.start')}
          </ButtonLink>
          {draft && <Button variant="primary" onClick={() => setDialog('open')}>{t('agreement.openVersion.open')}</Button>}
          {ending && <Button variant="quiet" onClick={() => setDialog('terminate')}>{t('agreement.terminate.open')}</Button>}
        </>
      )}
      <Dialogs {...{ dialog, draft, ending }} onClose={() => setDialog(null)} />
    </>
  )
}

interface DialogsProps {
  readonly dialog: 'open' | 'terminate' | null
  readonly draft: AgreementVersion | undefined
  readonly ending: AgreementVersion | undefined
  readonly onClose: () => void
}

function Dialogs({ dialog, draft, ending, onClose }: DialogsProps) {
  if (dialog === 'open' && draft) return <OpenDialog version={draft} onClose={onClose} />
  return dialog === 'terminate' && ending ? <TerminateDialog version={ending} onClose={onClose} /> : null
}

function Facts({ agreement }: { readonly agreement: WholeAgreement }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const term = useVersionTerm()
  const { kind, summary, ownerUnit, audience, current, partyCount, requiredOfMembers, demandsSecondFactor } = agreement
  const facts: readonly (readonly [name: string, text: ReactNode])[] = [
    [t('agreement.field.summary'), pick(summary) && <Localized text={summary} />],
    [t('agreement.field.kind'), t(`agreement.kind.${kind}`)],
    [t('agreement.field.owner'), pick(ownerUnit.name)],
    [t('agreement.field.audience'), t(`agreement.audience.${audience}`)],
    [t('agreement.field.required'), requiredOfMembers ? t('agreement.requiredText') : ''],
    [t('agreement.field.factor'), demandsSecondFactor ? t('agreement.factorText') : ''],
    ...(current
      ? ([
          [t('agreement.field.term'), term(current)],
          [t('agreement.field.acceptBy'), current.acceptBy ? format.day(current.acceptBy) : ''],
          [t('agreement.field.accepted'), t('agreement.acceptedOf', { count: current.acceptedCount, all: partyCount })],
          [t('agreement.field.renewal'), current.renewalMonths === null ? '' : t('agreement.renewalText', { months: current.renewalMonths })],
          [t('agreement.field.notice'), current.noticeMonths === null ? '' : t('agreement.months', { months: current.noticeMonths })],
          [t('agreement.field.reviewOn'), current.reviewOn ? format.day(current.reviewOn) : ''],
          [t('agreement.field.hash'), current.contentHash ?? '']
        ] as const)
      : [])
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
    </dl>
  )
}
