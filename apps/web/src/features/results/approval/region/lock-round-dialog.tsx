/** Closes a period for good, after saying what that does and which units stand in the way. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { showToast } from '../../../../ui/toast.js'
import type { LockPreview } from '../approval.types.js'
import { ActDialog, useAct } from '../../../../ui/act-dialog.js'
import { lockPreviewQuery, lockRoundMutation } from './lock.operations.js'
import { MissingFields } from './region-dialogs.js'
import styles from '../approval.module.css'

export interface LockRoundDialogProps {
  readonly round: { readonly id: string; readonly version: number }
  readonly onClose: () => void
  readonly onDone: () => void
}

function Consequences({ of }: { readonly of: LockPreview }) {
  const t = useText()
  const say = useLocalized()
  const { alreadyAccepted, accepts, leavesOut, blockedBy } = of
  return (
    <>
      <ul className={styles.list}>
        <li>{t('approval.lock.accepted', { count: alreadyAccepted })}</li>
        {accepts.length > 0 && <li>{t('approval.lock.accepts', { count: accepts.length })}</li>}
        {leavesOut.map(({ unit, reason }) => (
          <li key={unit.id}>{t('approval.lock.leavesOut', { unit: say(unit.name), reason })}</li>
        ))}
        <li>{t('approval.lock.forever')}</li>
      </ul>
      {blockedBy.length > 0 && <p>{t('approval.lock.blocked', { count: blockedBy.length })}</p>}
    </>
  )
}

export function LockRoundDialog({ round, onClose, onDone }: LockRoundDialogProps) {
  const t = useText()
  const { data, error } = useQuery(lockPreviewQuery, { variables: { roundId: round.id }, fetchPolicy: 'no-cache' })
  const [mutate] = useMutation(lockRoundMutation)
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map())
  const blocking = data?.previewLock.blockedBy.map(({ unit }) => unit) ?? []
  const names = blocking.map(({ id }) => id)
  const step = useAct<string>({ names }, onClose)
  async function send() {
    const missing = blocking.map(({ id }) => ({ unitId: id, reason: reasons.get(id) ?? '' }))
    await mutate({ variables: { input: { roundId: round.id, missing, expectedVersion: round.version } } })
    showToast({ kind: 'done', text: t('approval.lock.done') })
    onDone()
  }
  const faults = Object.fromEntries(blocking.filter(({ id }) => !reasons.get(id)?.trim()).map(({ id }) => [id, t('errors.REQUIRED')]))
  return (
    <ActDialog
      prefix="step"
      state={step}
      title={t('approval.lock.title')}
      submit={t('approval.lock.submit')}
      isDangerous
      isBlocked={!data}
      {...{ names, onClose }}
      onSubmit={() => void step.run(send, faults)}
    >
      {error && <ErrorNotice error={error} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && <Consequences of={data.previewLock} />}
      <MissingFields units={blocking} reasons={reasons} faults={step.refusal.fields} onChange={(id, text) => setReasons(new Map(reasons).set(id, text))} />
    </ActDialog>
  )
}
