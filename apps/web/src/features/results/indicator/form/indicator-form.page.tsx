/** The pages on which an indicator is added and amended. */
import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import { useCan } from '../../../../app/viewer.js'
import { ApiError } from '../../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../../ui/button.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { ErrorSummary } from '../../../../ui/error-summary.js'
import * as notices from '../../../../ui/form-notices.js'
import { LeaveGuard } from '../../../../ui/leave-guard.js'
import { PageHeader } from '../../../../ui/page-header.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { showToast } from '../../../../ui/toast.js'
import { IndicatorLink } from '../indicator-columns.js'
import { IndicatorFailure, LibraryCrumb } from '../indicator.page.js'
import { indicatorQuery, type IndicatorRecord } from '../indicator.operations.js'
import { summaryOf } from './indicator-check.js'
import { IndicatorFields } from './indicator-fields.js'
import { fieldText, type FieldName } from './indicator-values.js'
import { useIndicatorForm, type IndicatorForm } from './use-indicator-form.js'
import forms from '../../../../ui/record-form.module.css'
import styles from '../indicator.module.css'

export function NewIndicatorPage() {
  return <IndicatorEditor record={null} />
}

export function AmendIndicatorPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  // What is shown at first is what the typed text is compared with: it has to be the newest.
  const { data, error, refetch } = useQuery(indicatorQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (data) return <IndicatorEditor key={id} record={data.indicator} />
  if (!error) return <Skeleton withHeading lines={12} />
  return <IndicatorFailure error={error} onRetry={() => void refetch()} />
}

/** @param props.record the indicator to amend; null to add a new one */
export function IndicatorEditor({ record }: { readonly record: IndicatorRecord | null }) {
  const mayManage = useCan('indicator.manage')
  if (!mayManage) return <ErrorNotice error={new ApiError({ code: 'NOT_ALLOWED' })} />
  return <Editor record={record} />
}

/** Somebody else has saved meanwhile: what they changed, beside what stands in the form now. */
function ClashNotice({ form: { clash, values, change, closeClash } }: { readonly form: IndicatorForm }) {
  const t = useText()
  const rowOf = (field: FieldName, saved: IndicatorForm['values']): notices.ClashRow => ({
    ...{ field, name: t(`indicator.field.${field}`), saved: fieldText(saved, field), mine: fieldText(values, field) },
    isTaken: fieldText(values, field) === fieldText(saved, field),
    onTake: () => change({ [field]: saved[field] })
  })
  const rows = clash?.fields.map((field) => rowOf(field, clash.saved)) ?? []
  return <notices.ClashNotice clash={clash} rows={rows} onClose={closeClash} />
}

function Editor({ record }: { readonly record: IndicatorRecord | null }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const navigate = useNavigate()
  const isDone = useRef(false)
  const form = useIndicatorForm(record, (saved) => {
    isDone.current = true
    const done = record === null ? 'indicator.form.added' : 'indicator.form.saved'
    showToast({ kind: 'done', id: 'indicator', text: t(done, { name: `${saved.code} ${pick(saved.nearest.name)}` }) })
    void navigate({ to: '/$lang/results/indicators/$id', params: { lang, id: saved.id } })
  })
  const { problems, attempt, isChanged, isSaving } = form
  const title = record === null ? t('indicator.form.newTitle') : t('indicator.form.amendTitle', { code: record.code })
  const above = [<LibraryCrumb key="library" />, ...(record === null ? [] : [<IndicatorLink key="record" indicator={record} />])]
  return (
    <>
      <PageHeader title={title} breadcrumb={above} meta={t(record === null ? 'indicator.form.newMeta' : 'indicator.form.amendMeta')} />
      <LeaveGuard
        title={t('indicator.leave.title')}
        text={t('indicator.leave.text')}
        hasChanges={() => isChanged && !isDone.current}
        onDiscard={() => {
          isDone.current = true
          form.forgetDraft()
        }}
      />
      <notices.DraftNotice
        draftOf={form.draftOf}
        text={(when) => t('indicator.draft.text', { when })}
        onResume={form.resumeDraft}
        onDiscard={form.forgetDraft}
      />
      <ErrorSummary errors={summaryOf(problems)} attempt={attempt} />
      <ClashNotice form={form} />
      <IndicatorFields form={form} isNew={record === null}>
        <div className={forms.acts}>
          <Button type="submit" variant="primary" isBusy={isSaving}>
            {t(record === null ? 'indicator.form.add' : 'indicator.form.save')}
          </Button>
          <CancelLink record={record} />
        </div>
        <p className={styles.kept} role="status">
          {isChanged && t('indicator.draft.kept')}
        </p>
      </IndicatorFields>
    </>
  )
}

function CancelLink({ record }: { readonly record: IndicatorRecord | null }) {
  const t = useText()
  const lang = useLanguage()
  if (record === null) {
    return (
      <ButtonLink variant="quiet" to="/$lang/results/indicators" params={{ lang }}>
        {t('ui.cancel')}
      </ButtonLink>
    )
  }
  return (
    <ButtonLink variant="quiet" to="/$lang/results/indicators/$id" params={{ lang, id: record.id }}>
      {t('ui.cancel')}
    </ButtonLink>
  )
}
