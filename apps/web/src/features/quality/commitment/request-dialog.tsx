/** Asks units to commit themselves to a framework by a day. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useMemo, useState } from 'react'
import { type CommitmentSubject, commitmentSubjects } from '@solmu/domain/quality/commitment.js'
import { versionOn } from '@solmu/domain/quality/framework-versions.js'
import { addMonths } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { usePlacesOf } from '../../../app/viewer-places.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { PickList } from '../../../ui/pick-list.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { placesQuery, type ResultPlace } from '../../results/places.operations.js'
import { frameworksQuery } from '../framework/framework.operations.js'
import { commitmentsQuery, requestCommitmentsMutation } from './commitment.operations.js'
import fields from '../../../ui/form-field.module.css'

const names = ['frameworkId', 'unitIds', 'dueOn', 'note'] as const

/** The local units that the viewer may ask, each under its centre. */
function useAskedUnits() {
  const pick = useLocalized()
  const { data } = useQuery(placesQuery)
  const nodes = useMemo<readonly ResultPlace[]>(() => data?.networkTree.nodes ?? [], [data])
  const reached = usePlacesOf('commitment.manage', nodes)
  const nameOf = new Map(nodes.map((node) => [node.id, pick(node.name)]))
  return data && reached.filter(({ type }) => type === 'local_unit').map(({ id, name, parentId }) => ({ id, label: pick(name), group: nameOf.get(parentId ?? '') ?? '' }))
}

/** The frameworks that hold today. */
function useOfferedFrameworks() {
  const pick = useLocalized()
  const { today } = useViewer()
  const { data } = useQuery(frameworksQuery)
  return (data?.qualityFrameworks ?? []).filter(({ retiredAt, versions }) => retiredAt === null && versionOn(versions, today)).map(({ id, name, code }) => ({ value: id, label: pick(name) || code }))
}

export function RequestDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const units = useAskedUnits()
  const frameworks = useOfferedFrameworks()
  const [frameworkId, setFramework] = useState('')
  const [subject, setSubject] = useState<CommitmentSubject>('unit')
  const [unitIds, setUnits] = useState<readonly string[] | null>(null)
  const [day, setDay] = useState(format.day(addMonths(today, 1)))
  const [note, setNote] = useState('')
  const [ask] = useMutation(requestCommitmentsMutation, { refetchQueries: [commitmentsQuery] })
  const known = { OUT_OF_RANGE: { field: 'dueOn', text: t('commitment.request.badDay') }, COMMITMENT_VERSION: { field: 'dueOn', text: t('errors.COMMITMENT_VERSION') } } as const
  const state = useAct<(typeof names)[number]>({ names, known }, onClose)
  const chosen = unitIds ?? units?.map(({ id }) => id) ?? []
  const submit = () => {
    const dueOn = readDayText(day, today)
    void state.run(
      async () => {
        const { data } = await ask({ variables: { input: { frameworkId, subject, unitIds: [...chosen], dueOn: dueOn ?? '', note, conditions: [] } } })
        const { commitments, skippedCount = 0 } = data?.requestCommitments ?? {}
        showToast({ kind: 'done', text: t('commitment.request.done', { count: commitments?.length ?? 0, skipped: skippedCount }) })
      },
      {
        ...(frameworkId === '' && { frameworkId: t('commitment.request.needsFramework') }),
        ...(chosen.length === 0 && { unitIds: t('commitment.request.needsUnits') }),
        ...(dueOn === null && { dueOn: t('errors.INVALID_DATE') })
      }
    )
  }
  return (
    <ActDialog prefix="request" width="40rem" title={t('commitment.request.title')} submit={t('commitment.request.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('commitment.request.text')}</p>
      <SelectField
        {...{ id: 'request-frameworkId', label: t('commitment.list.framework'), value: frameworkId, error: state.refusal.fields.frameworkId }}
        options={[{ value: '', label: t('commitment.request.choose') }, ...frameworks]}
        onChange={({ target }) => setFramework(target.value)}
      />
      <SelectField
        {...{ id: 'request-subject', label: t('commitment.list.subject'), value: subject }}
        options={commitmentSubjects.map((value) => ({ value, label: t(`commitment.subject.${value}`) }))}
        onChange={({ target }) => setSubject(target.value as CommitmentSubject)}
      />
      <PickList
        {...{ id: 'request-unitIds', legend: t('commitment.request.units'), items: units, value: unitIds, onChange: setUnits, error: state.refusal.fields.unitIds }}
        allLabel={t('commitment.request.all', { count: units?.length ?? 0 })}
        someLabel={t('commitment.request.some')}
        searchLabel={t('commitment.request.searchUnits')}
      />
      <TextField id="request-dueOn" label={t('commitment.request.due')} value={day} error={state.refusal.fields.dueOn} onChange={({ target }) => setDay(target.value)} />
      <FormField id="request-note" label={t('commitment.request.note')} help={t('commitment.request.noteHelp')} isOptional error={state.refusal.fields.note}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
