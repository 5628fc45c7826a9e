/** What can be done with a round: links and devices handed out, more time, the end, and giving it up. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { surveyRoundLimits } from '@solmu/domain/quality/survey-round.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { CopyButton } from '../../../ui/copy-button.js'
import { readDayText } from '../../../ui/day-text.js'
import { Dialog } from '../../../ui/dialog.js'
import { downloadFile } from '../../../ui/download.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { type Language, languageName, languages, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { cancelSurveyRoundMutation, endSurveyRoundMutation, extendSurveyRoundMutation, openSurveyKioskMutation, surveyRoundQuery, type SurveyUnit, type WholeRound } from './survey-round.operations.js'
import styles from './survey.module.css'

interface RoundDialogProps {
  readonly round: WholeRound
  readonly onClose: () => void
}
type UnitDialogProps = RoundDialogProps & { readonly unit: SurveyUnit }

const linkNames = ['count', 'format', 'language'] as const
type LinkField = (typeof linkNames)[number]

export function LinksDialog({ round, unit, onClose }: UnitDialogProps) {
  const t = useText()
  const here = useLanguage()
  const pick = useLocalized()
  const client = useApolloClient()
  const [count, setCount] = useState('30')
  const [format, setFormat] = useState<'pdf' | 'csv'>('pdf')
  const [language, setLanguage] = useState<Language>(here)
  const most = Math.min(surveyRoundLimits.linksAtOnce, surveyRoundLimits.links - unit.linkCount)
  const state = useAct<LinkField>({ names: linkNames, known: { OUT_OF_RANGE: { field: 'count', text: t('survey.links.badCount', { most }) } } }, onClose)
  function submit() {
    const number = Number(count.trim())
    void state.run(
      async () => {
        const body = JSON.stringify({ unitId: unit.unit.id, count: number, format, lang: language })
        await downloadFile(`/api/quality/survey-rounds/${round.id}/links`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
        await client.query({ query: surveyRoundQuery, variables: { id: round.id }, fetchPolicy: 'network-only' })
        showToast({ kind: 'done', text: t('survey.links.done', { count: number }) })
      },
      Number.isInteger(number) && number >= 1 && number <= most ? {} : { count: t('survey.links.badCount', { most }) }
    )
  }
  return (
    <ActDialog prefix="links" title={t('survey.links.title', { unit: pick(unit.unit.name) })} submit={t('survey.links.submit')} names={linkNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('survey.links.text')}</p>
      <p className={styles.strong}>{t('survey.links.once')}</p>
      <TextField id="links-count" inputMode="numeric" label={t('survey.links.count')} help={t('survey.links.countHelp', { most })} value={count} error={state.refusal.fields.count} onChange={({ target }) => setCount(target.value)} />
      <SelectField
        {...{ id: 'links-format', label: t('survey.links.format'), value: format }}
        options={(['pdf', 'csv'] as const).map((value) => ({ value, label: t(`survey.links.${value}`) }))}
        onChange={({ target }) => setFormat(target.value as 'pdf' | 'csv')}
      />
      <SelectField
        {...{ id: 'links-language', label: t('survey.links.language'), value: language }}
        options={languages.map((value) => ({ value, label: languageName[value] }))}
        onChange={({ target }) => setLanguage(target.value as Language)}
      />
    </ActDialog>
  )
}

const noNames = [] as const

export function KioskDialog({ round, unit, onClose }: UnitDialogProps) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const [opened, setOpened] = useState<{ readonly code: string; readonly qrSvg: string } | null>(null)
  const [open] = useMutation(openSurveyKioskMutation)
  const state = useAct<never>({ names: noNames }, () => undefined)
  const submit = () =>
    void state.run(async () => {
      const { data } = await open({ variables: { input: { roundId: round.id, unitId: unit.unit.id } } })
      if (data) setOpened(data.openSurveyKiosk)
    })
  const title = t('survey.kiosk.title', { unit: pick(unit.unit.name) })
  if (!opened) {
    return (
      <ActDialog prefix="kiosk" title={title} submit={t('survey.kiosk.submit')} names={noNames} {...{ state, onClose }} onSubmit={submit}>
        <p>{t('survey.kiosk.text')}</p>
        <p>{t('survey.kiosk.signOut')}</p>
      </ActDialog>
    )
  }
  const address = `${window.location.origin}/${lang}/kiosk#${opened.code}`
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <p>{t('survey.kiosk.opened')}</p>
      <img className={styles.qr} src={`data:image/svg+xml;utf8,${encodeURIComponent(opened.qrSvg)}`} alt={t('survey.kiosk.qr')} />
      <p className={styles.address}>{address}</p>
      <div className={styles.acts}>
        <CopyButton value={address} label={t('survey.kiosk.copy')} />
        <Button variant="primary" onClick={onClose}>
          {t('ui.close')}
        </Button>
      </div>
    </Dialog>
  )
}

const extendNames = ['closesOn'] as const

export function ExtendDialog({ round, onClose }: RoundDialogProps) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [day, setDay] = useState(format.day(round.closesOn))
  const [extend] = useMutation(extendSurveyRoundMutation)
  const state = useAct<'closesOn'>({ names: extendNames, known: { OUT_OF_RANGE: { field: 'closesOn', text: t('survey.extend.badDay', { day: format.day(round.closesOn) }) } } }, onClose)
  const closesOn = readDayText(day, today)
  const submit = () =>
    void state.run(
      async () => {
        await extend({ variables: { input: { roundId: round.id, expectedVersion: round.version, closesOn: closesOn ?? '' } } })
        showToast({ kind: 'done', text: t('survey.extend.done') })
      },
      closesOn === null ? { closesOn: t('errors.INVALID_DATE') } : {}
    )
  return (
    <ActDialog prefix="extend" title={t('survey.extend.title')} submit={t('survey.extend.submit')} names={extendNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('survey.extend.text')}</p>
      <TextField id="extend-closesOn" label={t('survey.open.to')} value={day} error={state.refusal.fields.closesOn} onChange={({ target }) => setDay(target.value)} />
    </ActDialog>
  )
}

export function EndDialog({ round, onClose }: RoundDialogProps) {
  const t = useText()
  const [end] = useMutation(endSurveyRoundMutation)
  const state = useAct<never>({ names: noNames }, onClose)
  const count = round.usedCount + round.kioskCount
  const submit = () =>
    void state.run(async () => {
      await end({ variables: { input: { roundId: round.id, expectedVersion: round.version } } })
      showToast({ kind: 'done', text: t('survey.end.done') })
    })
  return (
    <ActDialog prefix="end" title={t('survey.end.title')} submit={t('survey.end.submit')} isDangerous names={noNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('survey.end.text')}</p>
      {count < round.minimum && <p className={styles.strong}>{t('survey.end.few', { count, least: round.minimum })}</p>}
    </ActDialog>
  )
}

export function CancelDialog({ round, onClose }: RoundDialogProps) {
  const t = useText()
  const [cancel] = useMutation(cancelSurveyRoundMutation)
  const state = useAct<never>({ names: noNames }, onClose)
  const submit = () =>
    void state.run(async () => {
      await cancel({ variables: { input: { roundId: round.id, expectedVersion: round.version } } })
      showToast({ kind: 'done', text: t('survey.cancel.done') })
    })
  return (
    <ActDialog prefix="cancel" title={t('survey.cancel.title')} submit={t('survey.cancel.submit')} isDangerous names={noNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('survey.cancel.text')}</p>
    </ActDialog>
  )
}
