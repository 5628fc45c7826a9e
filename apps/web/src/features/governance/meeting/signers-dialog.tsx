/** Names who led and wrote, and who signs the minutes: a chair, and somebody else who checks them. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { areSigners, mostSigners, type SignerRole, signerRoles } from '@solmu/domain/governance/meeting.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type MeetingDialogProps, meetingRef } from './meeting-ref.js'
import { meetingSignersQuery, writeMinutesMutation } from './meeting.operations.js'
import forms from '../../../ui/record-form.module.css'

type Signer = { readonly userId: string; readonly role: SignerRole }
const names = ['chairName', 'secretaryName', 'signers'] as const
const first: readonly Signer[] = [
  { userId: '', role: 'chair' },
  { userId: '', role: 'checker' }
]

export function SignersDialog({ meeting, onClose }: MeetingDialogProps) {
  const t = useText()
  const [chairName, setChair] = useState(meeting.chairName)
  const [secretaryName, setSecretary] = useState(meeting.secretaryName)
  const [signers, setSigners] = useState<readonly Signer[]>(meeting.signatures.length === 0 ? first : meeting.signatures.map(({ userId, role }) => ({ userId, role })))
  const [write] = useMutation(writeMinutesMutation)
  const state = useAct<(typeof names)[number]>({ names, placeOf: (path) => names.find((name) => path.includes(name)) }, onClose)
  const named = signers.filter(({ userId }) => userId !== '')
  const submit = () =>
    void state.run(
      async () => {
        await write({ variables: { input: { ...meetingRef(meeting), chairName, secretaryName, signers: named.map(({ userId, role }) => ({ userId, role })) } } })
        showToast({ kind: 'done', text: t('meeting.signers.done') })
      },
      areSigners(named) ? {} : { signers: t('meeting.signers.needs') }
    )
  return (
    <ActDialog prefix="signers" title={t('meeting.signers.open')} submit={t('meeting.signers.save')} width="40rem" {...{ names, state, onClose }} onSubmit={submit}>
      {meeting.signatures.some(({ signedAt }) => signedAt !== null) && <p>{t('meeting.signers.drops')}</p>}
      <div className={forms.fields}>
        <TextField id="signers-chairName" label={t('meeting.field.chair')} maxLength={200} value={chairName} error={state.refusal.fields.chairName} onChange={({ target }) => setChair(target.value)} />
        <TextField id="signers-secretaryName" label={t('meeting.field.secretary')} maxLength={200} value={secretaryName} error={state.refusal.fields.secretaryName} onChange={({ target }) => setSecretary(target.value)} />
      </div>
      <SignerFields {...{ signers }} meetingId={meeting.id} error={state.refusal.fields.signers} onChange={setSigners} />
    </ActDialog>
  )
}

interface SignerFieldsProps {
  readonly meetingId: string
  readonly signers: readonly Signer[]
  readonly error: string | undefined
  readonly onChange: (signers: readonly Signer[]) => void
}

function SignerFields({ meetingId, signers, error, onChange }: SignerFieldsProps) {
  const t = useText()
  const { data } = useQuery(meetingSignersQuery, { variables: { meetingId }, fetchPolicy: 'network-only' })
  const people = [{ value: '', label: t('meeting.signers.nobody') }, ...(data?.meetingSigners ?? []).map(({ userId, name }) => ({ value: userId, label: name }))]
  const roles = signerRoles.map((value) => ({ value, label: t(`meeting.signers.as.${value}`) }))
  const edit = (place: number, part: Partial<Signer>) => onChange(signers.map((one, at) => (at === place ? { ...one, ...part } : one)))
  return (
    <>
      {signers.map(({ userId, role }, place) => (
        <div key={place} className={forms.fields}>
          <SelectField
            {...{ id: place === 0 ? 'signers-signers' : `signers-signers-${place}`, label: t('meeting.signers.person', { number: place + 1 }), value: userId, options: people, error: place === 0 ? error : undefined }}
            onChange={({ target }) => edit(place, { userId: target.value })}
          />
          <SelectField id={`signers-role-${place}`} label={t('meeting.signers.roleOf', { number: place + 1 })} value={role} options={roles} onChange={({ target }) => edit(place, { role: target.value as SignerRole })} />
        </div>
      ))}
      {signers.length < mostSigners && <Button onClick={() => onChange([...signers, { userId: '', role: 'checker' }])}>{t('meeting.signers.add')}</Button>}
    </>
  )
}
