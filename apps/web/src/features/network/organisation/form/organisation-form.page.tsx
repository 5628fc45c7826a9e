/** The pages on which an organisation is registered and changed. */
import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import { useCan } from '../../../../app/viewer.js'
import { ApiError } from '../../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../../ui/button.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { ErrorSummary } from '../../../../ui/error-summary.js'
import { PageHeader } from '../../../../ui/page-header.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { LeaveGuard } from '../../../../ui/leave-guard.js'
import { useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { showToast } from '../../../../ui/toast.js'
import { OrganisationLink } from '../organisation-columns.js'
import { OrganisationFailure, RegisterCrumb } from '../organisation.page.js'
import { organisationQuery, type OrganisationRecord } from '../organisation.operations.js'
import { ClashNotice, DraftNotice } from './form-notices.js'
import { summaryOf } from './organisation-check.js'
import { OrganisationFields } from './organisation-form.js'
import { useOrganisationForm } from './use-organisation-form.js'
import forms from '../../../../ui/record-form.module.css'
import styles from '../organisation.module.css'

export function NewOrganisationPage() {
  return <OrganisationEditor record={null} />
}

export function EditOrganisationPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  // What is shown at first is what the typed text is compared with: it has to be the newest.
  const { data, error, refetch } = useQuery(organisationQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (data) return <OrganisationEditor key={id} record={data.organisation} />
  if (!error) return <Skeleton withHeading lines={12} />
  return <OrganisationFailure error={error} onRetry={() => void refetch()} />
}

/** @param props.record the organisation to change; null to register a new one */
export function OrganisationEditor({ record }: { readonly record: OrganisationRecord | null }) {
  const mayManage = useCan('organisation.manage')
  if (!mayManage) return <ErrorNotice error={new ApiError({ code: 'NOT_ALLOWED' })} />
  return <Editor record={record} />
}

function Editor({ record }: { readonly record: OrganisationRecord | null }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const navigate = useNavigate()
  const isDone = useRef(false)
  const form = useOrganisationForm(record, (saved) => {
    isDone.current = true
    const done = record === null ? 'organisation.form.registered' : 'organisation.form.saved'
    showToast({ kind: 'done', id: 'organisation', text: t(done, { name: pick(saved.name) }) })
    void navigate({ to: '/$lang/organisations/$id', params: { lang, id: saved.id } })
  })
  const { problems, values, attempt, isChanged, isSaving } = form
  const title = record === null ? t('organisation.form.newTitle') : t('organisation.form.editTitle', { name: pick(record.name) })
  const above = [<RegisterCrumb key="register" />, ...(record === null ? [] : [<OrganisationLink key="record" organisation={record} />])]
  return (
    <>
      <PageHeader title={title} breadcrumb={above} meta={t('organisation.form.meta')} />
      <LeaveGuard
        title={t('organisation.leave.title')}
        text={t('organisation.leave.text')}
        hasChanges={() => isChanged && !isDone.current}
        onDiscard={() => {
          isDone.current = true
          form.forgetDraft()
        }}
      />
      <DraftNotice form={form} />
      <ErrorSummary errors={summaryOf(problems, values.roles.length)} attempt={attempt} />
      <ClashNotice form={form} />
      <OrganisationFields form={form} exceptId={record?.id ?? null}>
        <div className={forms.acts}>
          <Button type="submit" variant="primary" isBusy={isSaving}>
            {t(record === null ? 'organisation.form.register' : 'organisation.form.save')}
          </Button>
          <CancelLink record={record} />
        </div>
        <p className={styles.kept} role="status">
          {isChanged && t('organisation.draft.kept')}
        </p>
      </OrganisationFields>
    </>
  )
}

function CancelLink({ record }: { readonly record: OrganisationRecord | null }) {
  const t = useText()
  const lang = useLanguage()
  if (record === null) {
    return (
      <ButtonLink variant="quiet" to="/$lang/organisations" params={{ lang }}>
        {t('ui.cancel')}
      </ButtonLink>
    )
  }
  return (
    <ButtonLink variant="quiet" to="/$lang/organisations/$id" params={{ lang, id: record.id }}>
      {t('ui.cancel')}
    </ButtonLink>
  )
}
