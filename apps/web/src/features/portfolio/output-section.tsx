/** What remains of a project: each output with its practice card, how the units use it, or why there is no card. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { outputLimits } from '@solmu/domain/portfolio/project-output.js'
import { useCan } from '../../app/viewer.js'
import { ActDialog, useAct } from '../../ui/act-dialog.js'
import { Button } from '../../ui/button.js'
import { type Column, DataTable } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { FormField, SelectField, TextField } from '../../ui/form-field.js'
import { TextLink } from '../../ui/link.js'
import { RemoveDialog } from '../../ui/remove-dialog.js'
import { Section } from '../../ui/section.js'
import { Status } from '../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { useKeptForm } from '../governance/use-kept-form.js'
import { AddFileDialog, FileList } from '../quality/practice/evidence-files.js'
import { beginCardMutation, type Output, outputCardsQuery, type Outputs, projectOutputsQuery, removeOutputFileMutation, saveProjectOutputsMutation } from './output.operations.js'
import { type Project, projectQuery } from './portfolio.operations.js'
import fields from '../../ui/form-field.module.css'
import styles from '../governance/governance.module.css'

type Open = { readonly is: 'save'; readonly place: number | null } | { readonly is: 'remove' | 'file'; readonly place: number }
type Of = { readonly project: Pick<Project, 'id'>; readonly all: Outputs }

const marks = { card: 'accepted', draft: 'draft', none: 'locked', open: 'notStarted' } as const

export function OutputSection({ project }: { readonly project: Pick<Project, 'id'> }) {
  const t = useText()
  const { data, error, refetch } = useQuery(projectOutputsQuery, { variables: { projectId: project.id }, fetchPolicy: 'cache-and-network' })
  const [open, setOpen] = useState<Open | null>(null)
  const all = data?.projectOutputs
  const mayEdit = all?.mayEdit === true
  return (
    <Section title={t('portfolio.outputs.title')} note={t('portfolio.outputs.note')} aside={mayEdit && <Button size="small" onClick={() => setOpen({ is: 'save', place: null })}>{t('portfolio.outputs.add')}</Button>}>
      <DataTable
        caption={t('portfolio.outputs.title')}
        columns={useOutputColumns(mayEdit ? setOpen : null)}
        rows={all?.outputs.map((output, place) => ({ ...output, place }))}
        rowKey={({ id }) => id}
        error={all ? undefined : error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('portfolio.outputs.none')} text={t('portfolio.outputs.noneText')} />}
      />
      {all && open && <OpenDialog {...{ project, all, open }} reread={() => refetch()} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function OpenDialog({ open, reread, ...of }: Of & { readonly open: Open; readonly reread: () => Promise<unknown>; readonly onClose: () => void }) {
  const output = of.all.outputs[open.place ?? -1]
  if (open.is === 'file') return output && <AddFileDialog of={output.name} path={`/api/projects/outputs/${output.id}/files`} reread={reread} onClose={of.onClose} />
  return open.is === 'save' ? <OutputDialog {...of} place={open.place} /> : <TakeAway {...of} place={open.place} />
}

type Row = Output & { readonly place: number }

function useOutputColumns(open: ((open: Open) => void) | null): readonly Column<Row>[] {
  const t = useText()
  const acts: Column<Row> = {
    ...{ id: 'acts', header: '', spokenHeader: t('portfolio.partner.acts') },
    cell: ({ name, place }) => {
      const whose = <span className="visually-hidden">: {name}</span>
      return (
        <>
          <Button size="small" variant="quiet" onClick={() => open?.({ is: 'save', place })}>{t('portfolio.partner.change')}{whose}</Button>
          <Button size="small" variant="quiet" onClick={() => open?.({ is: 'file', place })}>{t('practice.files.open')}{whose}</Button>
          <Button size="small" variant="quiet" onClick={() => open?.({ is: 'remove', place })}>{t('portfolio.partner.remove')}{whose}</Button>
        </>
      )
    }
  }
  return [
    { id: 'name', header: t('portfolio.outputs.name'), cell: (output) => <Named output={output} mayEdit={open !== null} /> },
    { id: 'card', header: t('portfolio.outputs.card'), cell: (output) => <Card output={output} /> },
    { id: 'state', header: t('portfolio.outputs.state'), phone: 'figure', cell: ({ state }) => <Status status={marks[state]} label={t(`portfolio.outputs.state.${state}`)} /> },
    ...(open ? [acts] : [])
  ]
}

/** What it is, and the files that show it. */
function Named({ output: { name, files }, mayEdit }: { readonly output: Output; readonly mayEdit: boolean }) {
  const [remove] = useMutation(removeOutputFileMutation, { refetchQueries: [projectOutputsQuery], awaitRefetchQueries: true })
  return (
    <>
      {name}
      <FileList of={name} files={files} path="/api/projects/output-files" remove={mayEdit ? (fileId) => remove({ variables: { input: { fileId } } }) : undefined} />
    </>
  )
}

function Card({ output: { card, practiceId, noneReason } }: { readonly output: Output }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  if (!card) return practiceId === null ? noneReason || '–' : t('portfolio.outputs.hiddenCard')
  return (
    <>
      <TextLink to="/$lang/quality/practices/$id" params={{ lang, id: card.id }}>{pick(card.name)}</TextLink>
      <span className={styles.below}>{t('portfolio.outputs.used', { inUse: card.inUseCount, unknown: card.unknownCount, stopped: card.stoppedCount })}</span>
    </>
  )
}

type Written = Pick<Output, 'name' | 'practiceId' | 'noneReason'> & { readonly id: string | null }

/** Saves all outputs as they are to be; the project is read again, since its gates ask for them. */
function useSave({ project, all }: Of) {
  const [save] = useMutation(saveProjectOutputsMutation, { refetchQueries: [projectQuery, projectOutputsQuery], awaitRefetchQueries: true })
  const written: readonly Written[] = all.outputs.map(({ id, name, practiceId, noneReason }) => ({ id, name, noneReason, practiceId }))
  const send = async (outputs: readonly Written[]) => {
    await save({ variables: { input: { projectId: project.id, expectedVersion: all.version, outputs: [...outputs] } } })
  }
  return { written, send }
}

function TakeAway({ place, onClose, ...of }: Of & { readonly place: number; readonly onClose: () => void }) {
  const t = useText()
  const { written, send } = useSave(of)
  const act = async () => {
    await send(written.filter((_none, at) => at !== place))
    showToast({ kind: 'done', text: t('portfolio.outputs.saved') })
  }
  return (
    <RemoveDialog title={t('portfolio.outputs.removeTitle', { name: written[place]?.name ?? '' })} submit={t('portfolio.partner.remove')} remove={act} onClose={onClose}>
      {t('portfolio.outputs.removeText')}
    </RemoveDialog>
  )
}

const names = ['name', 'practiceId', 'noneReason'] as const
const anew = 'new'

/** Cards that are free, or the one that it has; a new one for those who write cards. */
function useCards(project: Of['project'], chosen: string) {
  const t = useText()
  const pick = useLocalized()
  const mayBegin = useCan('improvement.manage')
  const { data } = useQuery(outputCardsQuery)
  const free = data?.practices.filter(({ project: of, retiredAt }) => (of === null || of.id === project.id) && retiredAt === null) ?? []
  const hidden = chosen === '' || chosen === anew || free.some(({ id }) => id === chosen) ? [] : [{ value: chosen, label: t('portfolio.outputs.hiddenCard') }]
  return [...hidden, { value: '', label: t('portfolio.outputs.noCard') }, ...(mayBegin ? [{ value: anew, label: t('portfolio.outputs.newCard') }] : []), ...free.map(({ id, name }) => ({ value: id, label: pick(name) }))]
}

function useBegin() {
  const [begin] = useMutation(beginCardMutation)
  const none = { fi: '', sv: '', en: '' }
  return async (name: string): Promise<string | null> => {
    const content = { name: { ...none, fi: name }, summary: none, audience: none, sections: [], sources: none }
    const { data } = await begin({ variables: { input: { kind: 'practice', content } } })
    return data?.createPractice.practice.id ?? null
  }
}

function OutputDialog({ place, onClose, ...of }: Of & { readonly place: number | null; readonly onClose: () => void }) {
  const t = useText()
  const { written, send } = useSave(of)
  const begin = useBegin()
  const before = (place !== null && written[place]) || { id: null, name: '', practiceId: null, noneReason: '' }
  const { form, change, forget } = useKeptForm(['project-output', `${of.project.id}-${place ?? 'new'}-${of.all.version}`], { name: before.name, noneReason: before.noneReason, practiceId: before.practiceId ?? '' })
  const cards = useCards(of.project, form.practiceId)
  const known = { DUPLICATE_KEY: { field: 'practiceId', text: t('portfolio.outputs.taken') } } as const
  const state = useAct<(typeof names)[number]>({ names, known, placeOf: (path) => names.find((name) => path.includes(name)) }, () => {
    forget()
    onClose()
  })
  const { fields: errors } = state.refusal
  const submit = () =>
    void state.run(
      async () => {
        const practiceId = form.practiceId === anew ? await begin(form.name) : form.practiceId || null
        const output = { id: before.id, name: form.name, practiceId, noneReason: practiceId === null ? form.noneReason : '' }
        await send(written.toSpliced(place ?? written.length, 1, output))
        showToast({ kind: 'done', text: t('portfolio.outputs.saved') })
      },
      form.name.trim() === '' ? { name: t('portfolio.outputs.needsName') } : {}
    )
  return (
    <ActDialog prefix="output" title={t(place === null ? 'portfolio.outputs.add' : 'portfolio.outputs.change')} submit={t('portfolio.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <TextField id="output-name" label={t('portfolio.outputs.name')} help={t('portfolio.outputs.nameHelp')} maxLength={outputLimits.name} value={form.name} error={errors.name} onChange={({ target }) => change({ name: target.value })} />
      <SelectField {...{ id: 'output-practiceId', label: t('portfolio.outputs.card'), help: t('portfolio.outputs.cardHelp'), options: cards, value: form.practiceId, error: errors.practiceId }} onChange={({ target }) => change({ practiceId: target.value })} />
      {form.practiceId === '' && (
        <FormField id="output-noneReason" label={t('portfolio.outputs.noneReason')} help={t('portfolio.outputs.noneReasonHelp')} isOptional error={errors.noneReason}>
          {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={outputLimits.reason} value={form.noneReason} onChange={({ target }) => change({ noneReason: target.value })} />}
        </FormField>
      )}
    </ActDialog>
  )
}
