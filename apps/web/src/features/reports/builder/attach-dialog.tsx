/** Attaches a released report to a publication, and says beforehand what the publication does not hold of it. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { SelectField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { attachedReportsQuery, attachReportMutation, reportPlacesQuery, reportPreviewQuery, type AttachedReport } from './report.operations.js'
import { useTemplates } from './use-templates.js'
import styles from './builder.module.css'

const names = ['versionId'] as const

interface AttachDialogProps {
  readonly editionId: string
  readonly audienceId: string
  /** Those that it has already. */
  readonly reports: readonly AttachedReport[]
  readonly onClose: () => void
}

interface FitProps extends Pick<AttachDialogProps, 'editionId' | 'audienceId'> {
  readonly versionId: string
  readonly isForPlace: boolean
}

/** What of the report stays empty in this publication. */
function Fit({ versionId, editionId, audienceId, isForPlace }: FitProps) {
  const t = useText()
  const language = useLanguage()
  const on = { versionId, editionId, audienceId }
  const places = useQuery(reportPlacesQuery, { variables: { input: on }, skip: !isForPlace })
  const place = places.data?.reportPlaces[0]?.area ?? null
  const { data } = useQuery(reportPreviewQuery, { variables: { input: { ...on, language, place } }, skip: isForPlace && place === null, fetchPolicy: 'no-cache' })
  if (isForPlace && places.data?.reportPlaces.length === 0) return <p role="status" className={styles.say}>{t('reports.builder.attach.noPlaces')}</p>
  if (!data) return null
  const unknown = [...new Set(data.reportPreview.unresolved.map(({ reference }) => reference))].filter((each) => each !== '')
  return <p role="status" className={styles.say}>{unknown.length === 0 ? t('reports.builder.attach.fits') : t('reports.builder.attach.unresolved', { names: unknown.join(', ') })}</p>
}

export function AttachDialog({ editionId, audienceId, reports, onClose }: AttachDialogProps) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const { templates } = useTemplates()
  const [versionId, setVersionId] = useState('')
  const [mutate] = useMutation(attachReportMutation, { refetchQueries: [attachedReportsQuery] })
  const state = useAct<'versionId'>({ names, known: { ALREADY_EXISTS: { field: 'versionId', text: t('reports.builder.attach.already') } } }, onClose)
  const free = (templates ?? [])
    .filter(({ isRetired, released }) => !isRetired && released !== null && !reports.some((each) => each.versionId === released.id))
    .sort((a, b) => format.compare(say(a.name), say(b.name)))
  const options = free.flatMap(({ name, released }) => (released ? [{ value: released.id, label: t('reports.builder.attach.option', { name: say(name), number: released.number }) }] : []))
  const chosen = free.find(({ released }) => released?.id === versionId)
  function attach() {
    void state.run(
      async () => {
        await mutate({ variables: { input: { versionId, editionId, audienceId } } })
        showToast({ kind: 'done', text: t('reports.builder.attach.done') })
      },
      versionId === '' ? { versionId: t('errors.REQUIRED') } : {}
    )
  }
  return (
    <ActDialog title={t('reports.builder.attach.title')} submit={t('reports.builder.attach.submit')} prefix="attach" isBlocked={templates !== undefined && free.length === 0} {...{ names, state, onClose }} onSubmit={attach}>
      <p className={styles.say}>{t('reports.builder.attach.text')}</p>
      {templates && free.length === 0 ? (
        <p className={styles.say}>{t('reports.builder.attach.none')}</p>
      ) : (
        <SelectField
          id="attach-versionId"
          label={t('reports.builder.attach.which')}
          error={state.refusal.fields.versionId}
          value={versionId}
          options={[{ value: '', label: t('reports.builder.choose') }, ...options]}
          onChange={({ target }) => setVersionId(target.value)}
        />
      )}
      {chosen && say(chosen.description) !== '' && <p className={styles.say}>{say(chosen.description)}</p>}
      {chosen && <Fit key={versionId} {...{ versionId, editionId, audienceId }} isForPlace={chosen.parameter !== 'none'} />}
    </ActDialog>
  )
}
