/** The steps of a region, each with what it will do. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { isApproved } from '@solmu/domain/results/region.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { showToast } from '../../../../ui/toast.js'
import type { Region } from '../approval.types.js'
import { useKeptWords, Words } from '../review/review-dialogs.js'
import { ActDialog, useAct } from '../../../../ui/act-dialog.js'
import { acceptRegionMutation, recallRegionMutation, returnRegionMutation } from './region-steps.operations.js'
import { forwardRegionMutation } from './region.operations.js'
import styles from '../approval.module.css'

export type RegionAct = 'recall' | 'send_back' | 'accept_region'

export interface RegionDialogProps {
  readonly region: Region
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Reasons for units that are left out, by their ids. */
export function MissingFields({ units, reasons, faults, onChange }: {
  readonly units: readonly { readonly id: string; readonly name: Region['centre']['name'] }[]
  readonly reasons: ReadonlyMap<string, string>
  readonly faults: Readonly<Record<string, string | undefined>>
  readonly onChange: (unitId: string, reason: string) => void
}) {
  const t = useText()
  const say = useLocalized()
  return (
    <div className={styles.missing}>
      {units.map(({ id, name }) => (
        <Words
          key={id}
          id={`step-${id}`}
          label={t('approval.forward.missing', { unit: say(name) })}
          value={reasons.get(id) ?? ''}
          error={faults[id]}
          onChange={(text) => onChange(id, text)}
        />
      ))}
    </div>
  )
}

export function ForwardDialog({ region, onClose, onDone }: RegionDialogProps) {
  const t = useText()
  const [mutate] = useMutation(forwardRegionMutation)
  const unapproved = region.returns.filter(({ state }) => !isApproved(state)).map(({ unit }) => unit)
  const [reasons, setReasons] = useState(new Map(region.missing.map(({ unit, reason }) => [unit.id, reason])))
  const words = useKeptWords('region-forward', `${region.roundId}/${region.centre.id}`)
  const names = ['message', ...unapproved.map(({ id }) => id)]
  const step = useAct<string>({ names }, onClose)
  async function send() {
    const missing = unapproved.map(({ id }) => ({ unitId: id, reason: reasons.get(id) ?? '' }))
    const { roundId, version: expectedVersion } = region
    await mutate({ variables: { input: { roundId, centreId: region.centre.id, missing, message: words.text, expectedVersion } } })
    words.forget()
    showToast({ kind: 'done', text: t('approval.forward.done') })
    onDone()
  }
  const faults = Object.fromEntries(unapproved.filter(({ id }) => !reasons.get(id)?.trim()).map(({ id }) => [id, t('errors.REQUIRED')]))
  const count = region.returns.length - unapproved.length
  return (
    <ActDialog prefix="step" state={step} title={t('approval.forward.title')} submit={t('approval.forward.submit')} {...{ names, onClose }} onSubmit={() => void step.run(send, faults)}>
      <p>{t('approval.forward.about', { count, missing: unapproved.length })}</p>
      <MissingFields units={unapproved} reasons={reasons} faults={step.refusal.fields} onChange={(id, text) => setReasons(new Map(reasons).set(id, text))} />
      <Words id="step-message" label={t('approval.giveBack.message')} isOptional value={words.text} error={step.refusal.fields.message} onChange={words.write} />
    </ActDialog>
  )
}

export function RegionStepDialog({ region, act, onClose, onDone }: RegionDialogProps & { readonly act: RegionAct }) {
  const t = useText()
  const [recall] = useMutation(recallRegionMutation)
  const [sendBack] = useMutation(returnRegionMutation)
  const [accept] = useMutation(acceptRegionMutation)
  const words = useKeptWords(`region-${act}`, `${region.roundId}/${region.centre.id}`)
  const step = useAct<string>({ names: ['message'] }, onClose)
  async function send() {
    const { roundId, version: expectedVersion } = region
    const variables = { input: { roundId, centreId: region.centre.id, message: words.text, expectedVersion } }
    if (act === 'recall') await recall({ variables })
    else if (act === 'send_back') await sendBack({ variables })
    else await accept({ variables })
    words.forget()
    showToast({ kind: 'done', text: t(`approval.region.done.${act}`) })
    onDone()
  }
  const isOwed = act === 'send_back' && words.text.trim() === ''
  const faults: Record<string, string> = isOwed ? { message: t('errors.REQUIRED') } : {}
  const approved = region.returns.filter(({ state }) => state === 'verified').length
  return (
    <ActDialog
      prefix="step"
      state={step}
      title={t(`approval.region.act.${act}`)}
      submit={t(`approval.region.act.${act}`)}
      isDangerous={act === 'send_back'}
      names={['message']}
      onClose={onClose}
      onSubmit={() => void step.run(send, faults)}
    >
      <p>{t(`approval.region.about.${act}`, { count: approved, missing: region.missing.length })}</p>
      <Words id="step-message" label={t('approval.giveBack.message')} isOptional={act !== 'send_back'} value={words.text} error={step.refusal.fields.message} onChange={words.write} />
    </ActDialog>
  )
}
