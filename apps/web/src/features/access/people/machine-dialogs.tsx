/** A new machine, a new token, and what opens: shown once. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { lastTokenDay, tokenActions } from '@solmu/domain/access/api-token.js'
import type { Action } from '@solmu/domain/access/actions.js'
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { CopyButton } from '../../../ui/copy-button.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { Dialog } from '../../../ui/dialog.js'
import { TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { createMachineMutation, createTokenMutation, machinesQuery, type Machine } from './machine.operations.js'
import styles from '../../../ui/admin-pages.module.css'
import own from './people.module.css'

const machineFields = ['displayName', 'purpose'] as const
type MachineField = (typeof machineFields)[number]

export function MachineDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const [typed, setTyped] = useState({ displayName: '', purpose: '' })
  const [create] = useMutation(createMachineMutation, { refetchQueries: [machinesQuery] })
  const state = useAct<MachineField>({ names: machineFields }, () => {
    showToast({ kind: 'done', text: t('people.machine.done', { name: typed.displayName.trim() }) })
    onClose()
  })
  const missing = Object.fromEntries(machineFields.filter((name) => typed[name].trim() === '').map((name) => [name, t('errors.REQUIRED')]))
  return (
    <ActDialog
      title={t('people.machine.open')}
      submit={t('people.machine.submit')}
      prefix="machine"
      names={machineFields}
      state={state}
      onSubmit={() => void state.run(() => create({ variables: { input: typed } }), missing)}
      onClose={onClose}
    >
      {machineFields.map((name) => (
        <TextField
          key={name}
          id={`machine-${name}`}
          label={t(`people.machine.${name}`)}
          help={t(`people.machine.${name}Help`)}
          value={typed[name]}
          autoComplete="off"
          error={state.refusal.fields[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      ))}
      <p className={styles.note}>{t('people.machine.note')}</p>
    </ActDialog>
  )
}

const tokenFields = ['name', 'actions', 'expiresOn'] as const
type TokenField = (typeof tokenFields)[number]

/** A year less a day is the longest; three months are offered. */
const offeredDays = 90

interface Chosen {
  readonly name: string
  readonly actions: readonly Action[]
  readonly mayWrite: boolean
  readonly last: string
}

function ActionChoice({ chosen, error, onChange }: { readonly chosen: Chosen; readonly error?: string; readonly onChange: (part: Partial<Chosen>) => void }) {
  const t = useText()
  const toggle = (action: Action, isOn: boolean) =>
    onChange({ actions: isOn ? [...chosen.actions, action] : chosen.actions.filter((each) => each !== action) })
  return (
    <fieldset className={styles.choice} aria-describedby={error ? 'token-actions-error' : undefined}>
      <legend>{t('people.token.actions')}</legend>
      {tokenActions.map((action, place) => (
        <label key={action}>
          <input
            type="checkbox"
            id={place === 0 ? 'token-actions' : undefined}
            checked={chosen.actions.includes(action)}
            onChange={(event) => toggle(action, event.target.checked)}
          />
          {t(`admin.action.${action}`)}
        </label>
      ))}
      {error && (
        <p id="token-actions-error" className={own.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}

export function TokenDialog({ machine, onClose, onMade }: { readonly machine: Machine; readonly onClose: () => void; readonly onMade: (secret: string) => void }) {
  const t = useText()
  const format = useFormat()
  const language = useLanguage()
  const { today } = useViewer()
  const [chosen, setChosen] = useState<Chosen>({ name: '', actions: [], mayWrite: false, last: dayInField(addDays(today, offeredDays), language) })
  const change = (part: Partial<Chosen>) => setChosen((before) => ({ ...before, ...part }))
  const [create] = useMutation(createTokenMutation)
  const latest = addDays(lastTokenDay(today), -1)
  const tooFar = t('people.token.lastDayHelp', { day: format.day(latest) })
  const state = useAct<TokenField>({ names: tokenFields, known: { INVALID_DATE: { field: 'expiresOn', text: tooFar } } }, () => undefined)
  const lastDay = readDayText(chosen.last, today)
  const wrong: Partial<Record<TokenField, string>> = {
    ...(chosen.name.trim() === '' ? { name: t('errors.REQUIRED') } : {}),
    ...(chosen.actions.length === 0 ? { actions: t('people.token.actionsRequired') } : {}),
    ...(lastDay === null ? { expiresOn: t('errors.INVALID_DATE') } : {})
  }
  async function make() {
    const { name, actions, mayWrite } = chosen
    const input = { machineUserId: machine.id, name, actions: [...actions], mayWrite, expiresOn: addDays(lastDay ?? today, 1) }
    const { data } = await create({ variables: { input } })
    if (data) onMade(data.createApiToken.secret)
  }
  return (
    <ActDialog
      title={t('people.token.openFor', { name: machine.displayName })}
      submit={t('people.token.submit')}
      prefix="token"
      names={tokenFields}
      state={state}
      onSubmit={() => void state.run(make, wrong)}
      onClose={onClose}
    >
      <TextField
        id="token-name"
        label={t('people.token.name')}
        help={t('people.token.nameHelp')}
        value={chosen.name}
        maxLength={100}
        autoComplete="off"
        error={state.refusal.fields.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <ActionChoice chosen={chosen} error={state.refusal.fields.actions} onChange={change} />
      <fieldset className={styles.choice}>
        <legend>{t('people.token.reachOf')}</legend>
        {([false, true] as const).map((mayWrite) => (
          <label key={String(mayWrite)}>
            <input type="radio" name="token-mayWrite" checked={chosen.mayWrite === mayWrite} onChange={() => change({ mayWrite })} />
            {t(mayWrite ? 'people.token.writes' : 'people.token.readsOnly')}
          </label>
        ))}
      </fieldset>
      <TextField
        id="token-expiresOn"
        label={t('people.token.lastDay')}
        help={tooFar}
        value={chosen.last}
        autoComplete="off"
        error={state.refusal.fields.expiresOn}
        onChange={(event) => change({ last: event.target.value })}
      />
    </ActDialog>
  )
}

export function SecretDialog({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const t = useText()
  return (
    <Dialog title={t('people.token.secretTitle')} isOpen onClose={onClose}>
      <p className={styles.note}>{t('people.token.secretText')}</p>
      <p className={own.secret}>
        <code>{secret}</code>
      </p>
      <div className={styles.acts}>
        <CopyButton value={secret} label={t('people.token.copy')} />
        <Button variant="primary" onClick={onClose}>
          {t('people.token.secretDone')}
        </Button>
      </div>
    </Dialog>
  )
}
