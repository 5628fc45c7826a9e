/** The draft of the next version: its text, its days and its annexes. What is written stays in the browser until it is saved. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { AgreementLink, AgreementsCrumb } from './agreement-words.js'
import { agreementQuery, type AgreementText, agreementTextQuery, discardAgreementDraftMutation, saveAgreementDraftMutation, type WholeAgreement } from './agreement.operations.js'
import { DraftAnnexes, DraftDays, DraftTexts } from './draft-fields.js'
import { draftNames, firstDraft, readDraftForm } from './draft-form.js'
import forms from '../../../ui/record-form.module.css'

export function DraftPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(agreementQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton withHeading lines={12} />
  const { agreement } = data
  const [newest] = agreement.versions
  return (
    <>
      <PageHeader title={t('agreement.draft.title')} breadcrumb={[<AgreementsCrumb key="list" />, <AgreementLink key="one" agreement={agreement} />]} meta={t('agreement.draft.meta')} />
      {newest ? <FromVersion agreement={agreement} versionId={newest.id} /> : <DraftForm agreement={agreement} source={null} />}
    </>
  )
}

/** What is written next begins with the draft, or with what is open or in force. */
function FromVersion({ agreement, versionId }: { readonly agreement: WholeAgreement; readonly versionId: string }) {
  const { data, error } = useQuery(agreementTextQuery, { variables: { versionId }, fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} />
  return data ? <DraftForm agreement={agreement} source={data.agreementText} /> : <Skeleton lines={12} />
}

function DraftForm({ agreement, source }: { readonly agreement: WholeAgreement; readonly source: AgreementText | null }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { today } = useViewer()
  const draft = agreement.versions.find(({ state }) => state === 'draft')
  const [first] = useState(() => firstDraft(source, { language: lang, today }))
  const [isDropping, setDropping] = useState(false)
  const { form, change, forget } = useKeptForm(['agreement-draft', agreement.id], first)
  const [save] = useMutation(saveAgreementDraftMutation)
  const [discard] = useMutation(discardAgreementDraftMutation)
  const state = useAct<(typeof draftNames)[number]>({ names: draftNames }, () => undefined)
  const { input, problems } = readDraftForm(form, { t, today })
  const leave = async (text: string) => {
    forget()
    showToast({ kind: 'done', text })
    await navigate({ to: '/$lang/agreements/$id', params: { lang, id: agreement.id } })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(async () => {
      await save({ variables: { input: { ...input, agreementId: agreement.id, expectedVersion: draft?.version ?? null } } })
      await leave(t('agreement.draft.saved'))
    }, problems)
  }
  const drop = async () => {
    if (draft) await discard({ variables: { input: { versionId: draft.id, expectedVersion: draft.version } } })
    await leave(t('agreement.draft.discarded'))
  }
  const shared = { form, change, errors: state.refusal.fields }
  return (
    <>
      <form noValidate className={forms.form} onSubmit={submit}>
        <ErrorSummary errors={refusalSummary(state.refusal, draftNames, 'draft')} attempt={state.attempt} />
        <DraftTexts {...shared} agreementId={agreement.id} />
        <DraftDays {...shared} />
        <DraftAnnexes {...shared} agreementId={agreement.id} />
        <div className={forms.acts}>
          <Button type="submit" variant="primary" isBusy={state.isBusy}>
            {t('agreement.draft.save')}
          </Button>
          <Button variant="quiet" onClick={() => setDropping(true)}>
            {t('agreement.draft.discard')}
          </Button>
        </div>
      </form>
      {isDropping && (
        <RemoveDialog title={t('agreement.draft.discard')} submit={t('agreement.draft.discard')} remove={drop} onClose={() => setDropping(false)}>
          {t('agreement.draft.discardText')}
        </RemoveDialog>
      )}
    </>
  )
}
