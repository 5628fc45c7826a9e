/** What can be done with a framework: begin one, copy a version, release or give up a draft, retire and offer again. */
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { contentIssues, missingTexts } from '@solmu/domain/quality/framework-issues.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { languageName, languages, type LocalizedText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { unmarked } from './content-edit.js'
import { issueText, placeText } from './framework-words.js'
import {
  createFrameworkMutation,
  dropDraftMutation,
  type Framework,
  type FrameworkVersion,
  releaseFrameworkMutation,
  retireFrameworkMutation,
  startDraftMutation
} from './framework.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './framework.module.css'

const createNames = ['code', 'name'] as const

/** A code that a name suggests. @example codeFor('Oma kehys') // 'oma_kehys' */
export const codeFor = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[_0-9]+|_+$/g, '').slice(0, 30)

export interface CreateDialogProps {
  /** The version of which the new framework is a copy; an empty one when there is none. */
  readonly copyOf?: { readonly version: FrameworkVersion; readonly name: LocalizedText }
  readonly onClose: () => void
}

export function CreateDialog({ copyOf, onClose }: CreateDialogProps) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const [name, setName] = useState(copyOf ? t('framework.create.copyName', { name: copyOf.name.fi }) : '')
  const [code, setCode] = useState<string | null>(null)
  const [create] = useMutation(createFrameworkMutation)
  const state = useAct<'code' | 'name'>(
    { names: createNames, known: { ALREADY_EXISTS: { field: 'code', text: t('framework.create.taken') }, UNKNOWN_WORD: { field: 'code', text: t('framework.create.badCode') } } },
    onClose
  )
  const shownCode = code ?? codeFor(name)
  const submit = () =>
    void state.run(
      async () => {
        const names = copyOf ? { ...unmarked(copyOf.name), fi: name } : { fi: name, sv: '', en: '' }
        const { data } = await create({ variables: { input: { code: shownCode, name: names, copyOfVersionId: copyOf?.version.id ?? null } } })
        const id = data?.createFramework.framework.id
        if (id) await navigate({ to: '/$lang/quality/frameworks/$id/edit', params: { lang, id } })
      },
      { ...(name.trim() === '' && { name: t('framework.create.needsName') }), ...(shownCode === '' && { code: t('framework.create.badCode') }) }
    )
  return (
    <ActDialog prefix="create" title={t(copyOf ? 'framework.create.copyTitle' : 'framework.create.title')} submit={t('framework.create.submit')} names={createNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(copyOf ? 'framework.create.copyText' : 'framework.create.text')}</p>
      <TextField id="create-name" label={t('framework.create.name')} value={name} maxLength={300} error={state.refusal.fields.name} onChange={({ target }) => setName(target.value)} />
      <TextField
        {...{ id: 'create-code', label: t('framework.field.code'), help: t('framework.create.codeHelp'), value: shownCode, maxLength: 30, error: state.refusal.fields.code }}
        onChange={({ target }) => setCode(target.value)}
      />
    </ActDialog>
  )
}

const releaseNames = ['validFrom'] as const

export interface DraftDialogProps {
  readonly draft: FrameworkVersion
  readonly content: FrameworkContent
  readonly onClose: () => void
}

/** What stands in the way of a release, and what it will lack. */
function Readiness({ content }: Pick<DraftDialogProps, 'content'>) {
  const t = useText()
  const issues = contentIssues(content)
  const missing = missingTexts(content)
  if (issues.length > 0) {
    return (
      <>
        <p>{t('framework.release.notReady', { count: issues.length })}</p>
        <ul className={styles.rules}>
          {issues.slice(0, 8).map((issue, place) => (
            <li key={place}>{t('framework.issue.at', { place: placeText(content, issue.path, t), text: issueText(issue, t) })}</li>
          ))}
        </ul>
      </>
    )
  }
  return (
    <>
      <p>{t('framework.release.text')}</p>
      {languages.map((language) => {
        const count = missing.filter((each) => each.language === language).length
        return count > 0 && <p key={language}>{t('framework.release.missing', { count, language: languageName[language] })}</p>
      })}
    </>
  )
}

export function ReleaseDialog({ draft, content, onClose }: DraftDialogProps) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [day, setDay] = useState(format.day(today))
  const [release] = useMutation(releaseFrameworkMutation)
  const state = useAct<'validFrom'>({ names: releaseNames, known: { OUT_OF_RANGE: { field: 'validFrom', text: t('framework.release.tooEarly') } } }, onClose)
  const submit = () => {
    const validFrom = readDayText(day, today)
    void state.run(
      async () => {
        await release({ variables: { input: { versionId: draft.id, expectedVersion: draft.version, validFrom: validFrom ?? '' } } })
        showToast({ kind: 'done', text: t('framework.release.done', { number: draft.number }) })
      },
      validFrom === null ? { validFrom: t('errors.INVALID_DATE') } : {}
    )
  }
  const isBlocked = contentIssues(content).length > 0
  return (
    <ActDialog prefix="release" title={t('framework.release.title', { number: draft.number })} submit={t('framework.release.submit')} names={releaseNames} {...{ state, isBlocked, onClose }} onSubmit={submit}>
      <Readiness content={content} />
      {!isBlocked && (
        <TextField id="release-validFrom" label={t('framework.release.from')} help={t('framework.release.fromHelp')} value={day} error={state.refusal.fields.validFrom} onChange={({ target }) => setDay(target.value)} />
      )}
    </ActDialog>
  )
}

const noNames = [] as const

export function DropDialog({ draft, isOnly, onClose }: Omit<DraftDialogProps, 'content'> & { readonly isOnly: boolean }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const [drop] = useMutation(dropDraftMutation)
  const state = useAct<never>({ names: noNames }, onClose)
  const submit = () =>
    void state.run(async () => {
      await drop({
        variables: { input: { versionId: draft.id, expectedVersion: draft.version } },
        update: (cache) => {
          for (const fieldName of ['qualityFrameworks', 'qualityFramework']) cache.evict({ id: 'ROOT_QUERY', fieldName })
        }
      })
      showToast({ kind: 'done', text: t('framework.drop.done') })
      if (isOnly) await navigate({ to: '/$lang/quality/frameworks', params: { lang } })
    })
  return (
    <ActDialog prefix="drop" title={t('framework.drop.title', { number: draft.number })} submit={t('framework.drop.submit')} isDangerous names={noNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(isOnly ? 'framework.drop.wholeText' : 'framework.drop.text')}</p>
    </ActDialog>
  )
}

const retireNames = ['reason'] as const

export function RetireDialog({ framework, onClose }: { readonly framework: Framework; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const [reason, setReason] = useState('')
  const [retire] = useMutation(retireFrameworkMutation)
  const state = useAct<'reason'>({ names: retireNames }, onClose)
  const isRetired = framework.retiredAt === null
  const act = isRetired ? 'retire' : 'restore'
  const submit = () =>
    void state.run(
      async () => {
        await retire({ variables: { input: { frameworkId: framework.id, expectedVersion: framework.version, isRetired, reason } } })
        showToast({ kind: 'done', text: t(`framework.${act}.done`, { name: pick(framework.name) }) })
      },
      reason.trim() === '' ? { reason: t('framework.retire.needsReason') } : {}
    )
  return (
    <ActDialog prefix="retire" title={t(`framework.${act}.title`, { name: pick(framework.name) })} submit={t(`framework.${act}.submit`)} isDangerous={isRetired} names={retireNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`framework.${act}.text`)}</p>
      <FormField id="retire-reason" label={t('framework.retire.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}

/** Begins the next version and goes to its editor. */
export function useStartDraft(framework: Framework) {
  const lang = useLanguage()
  const navigate = useNavigate()
  const [start, { loading }] = useMutation(startDraftMutation)
  return {
    isBusy: loading,
    start: async () => {
      await start({ variables: { input: { frameworkId: framework.id, expectedVersion: framework.version } } })
      await navigate({ to: '/$lang/quality/frameworks/$id/edit', params: { lang, id: framework.id } })
    }
  }
}
