/** What can be done with a survey: begin one, release or give up a draft, retire it, and ask it in units. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type SurveyAudience, surveyAudiences, type SurveyContent } from '@solmu/domain/quality/survey.js'
import { surveyIssues } from '@solmu/domain/quality/survey-reader.js'
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { PickList } from '../../../ui/pick-list.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { codeFor } from '../framework/framework-dialogs.js'
import { useSurveyWords } from './survey-words.js'
import { createSurveyMutation, dropSurveyDraftMutation, releaseSurveyMutation, retireSurveyMutation, type Survey, surveyQuery, type SurveyVersion, surveysQuery } from './survey.operations.js'
import { openSurveyRoundMutation, surveyPlacesQuery, surveyRoundsQuery } from './survey-round.operations.js'
import styles from './survey.module.css'

const createNames = ['name', 'code', 'audience'] as const

export interface CreateSurveyDialogProps {
  /** The version of which the new survey is a copy; an empty one when there is none. */
  readonly copyOf?: { readonly survey: Survey; readonly version: SurveyVersion }
  readonly onClose: () => void
}

export function CreateSurveyDialog({ copyOf, onClose }: CreateSurveyDialogProps) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const [name, setName] = useState(copyOf ? t('survey.create.copyName', { name: copyOf.survey.name.fi }) : '')
  const [audience, setAudience] = useState<SurveyAudience>(copyOf?.survey.audience ?? 'customer')
  const [create] = useMutation(createSurveyMutation, { refetchQueries: [surveysQuery] })
  const code = codeFor(name)
  const state = useAct<'code' | 'name' | 'audience'>({ names: createNames, known: { ALREADY_EXISTS: { field: 'name', text: t('survey.create.taken') }, UNKNOWN_WORD: { field: 'name', text: t('survey.create.badCode') } } }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        const names = { fi: name.trim(), sv: '', en: '', easy: '' }
        const { data } = await create({ variables: { input: { code, name: names, audience, copyOfVersionId: copyOf?.version.id ?? null } } })
        const id = data?.createSurvey.survey.id
        if (id) await navigate({ to: '/$lang/quality/surveys/$id/edit', params: { lang, id } })
      },
      code === '' ? { name: t('survey.create.needsName') } : {}
    )
  return (
    <ActDialog prefix="create-survey" title={t(copyOf ? 'survey.create.copyTitle' : 'survey.create.title')} submit={t('survey.create.submit')} names={createNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('survey.create.text')}</p>
      <TextField id="create-survey-name" label={t('survey.create.name')} help={t('survey.create.code', { code: code || '…' })} value={name} maxLength={200} error={state.refusal.fields.name ?? state.refusal.fields.code} onChange={({ target }) => setName(target.value)} />
      <SelectField
        {...{ id: 'create-survey-audience', label: t('survey.field.audience'), value: audience, error: state.refusal.fields.audience }}
        options={surveyAudiences.map((value) => ({ value, label: t(`survey.audience.${value}`) }))}
        onChange={({ target }) => setAudience(target.value as SurveyAudience)}
      />
    </ActDialog>
  )
}

const noNames = [] as const

export function ReleaseSurveyDialog({ draft, content, onClose }: { readonly draft: SurveyVersion; readonly content: SurveyContent; readonly onClose: () => void }) {
  const t = useText()
  const [release] = useMutation(releaseSurveyMutation)
  const state = useAct<never>({ names: noNames }, onClose)
  const count = surveyIssues(content).length
  const submit = () =>
    void state.run(async () => {
      await release({ variables: { input: { versionId: draft.id, expectedVersion: draft.version } } })
      showToast({ kind: 'done', text: t('survey.release.done', { number: draft.number }) })
    })
  return (
    <ActDialog prefix="release-survey" title={t('survey.release.title', { number: draft.number })} submit={t('survey.release.submit')} names={noNames} isBlocked={count > 0} {...{ state, onClose }} onSubmit={submit}>
      <p>{count > 0 ? t('survey.release.notReady', { count }) : t('survey.release.text')}</p>
    </ActDialog>
  )
}

export function DropSurveyDialog({ survey, draft, onClose }: { readonly survey: Survey; readonly draft: SurveyVersion; readonly onClose: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const isOnly = survey.versions.length === 1
  const [drop] = useMutation(dropSurveyDraftMutation, { refetchQueries: isOnly ? [surveysQuery] : [surveyQuery] })
  const state = useAct<never>({ names: noNames }, onClose)
  const submit = () =>
    void state.run(async () => {
      await drop({ variables: { input: { versionId: draft.id, expectedVersion: draft.version } } })
      showToast({ kind: 'done', text: t('survey.drop.done') })
      if (isOnly) await navigate({ to: '/$lang/quality/surveys', params: { lang } })
    })
  return (
    <ActDialog prefix="drop-survey" title={t('survey.drop.title', { number: draft.number })} submit={t('survey.drop.submit')} isDangerous names={noNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(isOnly ? 'survey.drop.wholeText' : 'survey.drop.text')}</p>
    </ActDialog>
  )
}

export function RetireSurveyDialog({ survey, onClose }: { readonly survey: Survey; readonly onClose: () => void }) {
  const t = useText()
  const say = useSurveyWords()
  const [retire] = useMutation(retireSurveyMutation)
  const state = useAct<never>({ names: noNames }, onClose)
  const isRetired = survey.retiredAt === null
  const act = isRetired ? 'retire' : 'restore'
  const submit = () =>
    void state.run(async () => {
      await retire({ variables: { input: { surveyId: survey.id, expectedVersion: survey.version, isRetired } } })
      showToast({ kind: 'done', text: t(`survey.${act}.done`) })
    })
  return (
    <ActDialog prefix="retire-survey" title={t(`survey.${act}.title`, { name: say(survey.name) })} submit={t(`survey.${act}.submit`)} isDangerous={isRetired} names={noNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`survey.${act}.text`)}</p>
    </ActDialog>
  )
}

const openNames = ['unitIds', 'opensOn', 'closesOn', 'minimum'] as const
type OpenField = (typeof openNames)[number]

/** How long a round is open unless somebody says otherwise, in days. */
const usualDays = 28

export function OpenRoundDialog({ survey, onClose }: { readonly survey: Survey; readonly onClose: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const navigate = useNavigate()
  const { today } = useViewer()
  const { data } = useQuery(surveyPlacesQuery)
  const places = data?.surveyPlaces
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const [opens, setOpens] = useState(format.day(today))
  const [closes, setCloses] = useState(format.day(addDays(today, usualDays)))
  const [open] = useMutation(openSurveyRoundMutation, { refetchQueries: [surveyRoundsQuery] })
  const state = useAct<OpenField>({ names: openNames, known: { OUT_OF_RANGE: { field: 'closesOn', text: t('survey.open.badDays') } } }, onClose)
  const onlyOne = places?.length === 1 ? places[0] : undefined
  const unitIds = onlyOne ? [onlyOne.unit.id] : (chosen ?? [])
  function submit() {
    const [opensOn, closesOn] = [readDayText(opens, today), readDayText(closes, today)]
    void state.run(
      async () => {
        const { data: done } = await open({ variables: { input: { surveyId: survey.id, unitIds: [...unitIds], opensOn: opensOn ?? '', closesOn: closesOn ?? '' } } })
        const id = done?.openSurveyRound.round.id
        if (id) await navigate({ to: '/$lang/quality/survey-rounds/$id', params: { lang, id } })
      },
      {
        ...(unitIds.length === 0 && { unitIds: t('survey.open.needsUnits') }),
        ...(opensOn === null && { opensOn: t('errors.INVALID_DATE') }),
        ...(closesOn === null && { closesOn: t('errors.INVALID_DATE') })
      }
    )
  }
  return (
    <ActDialog prefix="open-round" title={t('survey.open.title')} submit={t('survey.open.submit')} names={openNames} isBlocked={places === undefined} {...{ state, onClose }} onSubmit={submit} width="38rem">
      <p>{t('survey.open.text')}</p>
      {onlyOne ? (
        <p>{t('survey.open.inUnit', { unit: pick(onlyOne.unit.name) })}</p>
      ) : (
        <PickList
          {...{ id: 'open-round-unitIds', legend: t('survey.open.units'), help: t('survey.open.unitsHelp'), error: state.refusal.fields.unitIds }}
          {...{ allLabel: t('survey.open.allUnits'), someLabel: t('survey.open.someUnits'), searchLabel: t('survey.open.searchUnits') }}
          items={places?.map(({ unit, centre }) => ({ id: unit.id, label: pick(unit.name), group: centre ? pick(centre.name) : '' }))}
          value={chosen ?? []}
          onChange={(value) => setChosen(value ?? places?.map(({ unit }) => unit.id) ?? [])}
        />
      )}
      <div className={styles.row}>
        <TextField id="open-round-opensOn" label={t('survey.open.from')} value={opens} error={state.refusal.fields.opensOn} onChange={({ target }) => setOpens(target.value)} />
        <TextField id="open-round-closesOn" label={t('survey.open.to')} help={t('survey.open.toHelp')} value={closes} error={state.refusal.fields.closesOn} onChange={({ target }) => setCloses(target.value)} />
      </div>
      <p className={styles.quiet}>{t('survey.open.minimum')}</p>
    </ActDialog>
  )
}
