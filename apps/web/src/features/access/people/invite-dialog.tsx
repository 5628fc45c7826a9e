/** Invites somebody to a role by e-mail. What is written survives a reload. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { roleNames, type RoleName } from '@solmu/domain/access/roles.js'
import { isEmail } from '@solmu/domain/identity/email.js'
import { addDays } from '@solmu/shared/dates.js'
import { languages, type Language } from '@solmu/shared/text.js'
import { useViewer } from '../../../app/viewer.js'
import { readDayText } from '../../../ui/day-text.js'
import { forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { languageName, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { UnitPicker } from '../unit-picker.js'
import type { UnitChoice } from '../user.operations.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { funderChoicesQuery, invitationsQuery, invitePersonMutation } from './invitation.operations.js'
import styles from '../../../ui/admin-pages.module.css'

const fields = ['email', 'displayName', 'language', 'role', 'unitId', 'organisationId', 'validTo', 'reason'] as const
type Field = (typeof fields)[number]

/** What is written in the form, as it is written. */
export interface InviteDraft {
  readonly email: string
  readonly displayName: string
  readonly language: Language
  readonly role: RoleName | ''
  readonly unit: UnitChoice | null
  readonly organisationId: string
  /** The last day in force as it is typed; empty when no end is set. */
  readonly last: string
  readonly reason: string
}

function draftOf(kept: unknown, language: Language): InviteDraft {
  const empty = { email: '', displayName: '', language, role: '' as const, unit: null, organisationId: '', last: '', reason: '' }
  return typeof kept === 'object' && kept !== null ? { ...empty, ...(kept as Partial<InviteDraft>) } : empty
}

/** The form, kept in the tab while it is written. */
function useInviteDraft() {
  const { id } = useViewer()
  const language = useLanguage()
  const name = ['invitation', id] as const
  const [draft, setDraft] = useState(() => draftOf(readDraft(name), language))
  const change = (part: Partial<InviteDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    keepDraft(name, next)
  }
  return { draft, change, forget: () => forgetDraft(name) }
}

/** Which fields are missing or cannot be read. */
function useCheck() {
  const t = useText()
  const { today } = useViewer()
  return ({ email, role, unit, organisationId, last, reason }: InviteDraft): Partial<Record<Field, string>> => ({
    ...(isEmail(email) ? {} : { email: t('errors.INVALID_EMAIL') }),
    ...(role === '' ? { role: t('admin.grant.roleRequired') } : {}),
    ...(unit === null ? { unitId: t('admin.grant.unitRequired') } : {}),
    ...(role === 'funder' && organisationId === '' ? { organisationId: t('people.invite.organisationRequired') } : {}),
    ...(last.trim() !== '' && readDayText(last, today) === null ? { validTo: t('errors.INVALID_DATE') } : {}),
    ...(reason.trim() === '' ? { reason: t('people.invite.reasonRequired') } : {})
  })
}

interface PartProps {
  readonly draft: InviteDraft
  readonly change: (part: Partial<InviteDraft>) => void
  readonly errors: Readonly<Partial<Record<Field, string>>>
}

function PersonFields({ draft, change, errors }: PartProps) {
  const t = useText()
  return (
    <>
      <TextField
        id="invite-email"
        type="email"
        label={t('people.invite.email')}
        help={t('people.invite.emailHelp')}
        value={draft.email}
        autoComplete="off"
        error={errors.email}
        onChange={(event) => change({ email: event.target.value })}
      />
      <div className={styles.pair}>
        <TextField
          id="invite-displayName"
          label={t('people.invite.displayName')}
          isOptional
          value={draft.displayName}
          autoComplete="off"
          error={errors.displayName}
          onChange={(event) => change({ displayName: event.target.value })}
        />
        <SelectField
          id="invite-language"
          label={t('people.invite.language')}
          options={languages.map((value) => ({ value, label: languageName[value] }))}
          value={draft.language}
          onChange={(event) => change({ language: event.target.value as Language })}
        />
      </div>
    </>
  )
}

/** Which organisation's projects a funder sees. */
function FunderField({ draft, change, errors }: PartProps) {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(funderChoicesQuery, { variables: { search: null } })
  const choose = { value: '', label: t('people.invite.chooseOrganisation') }
  return (
    <SelectField
      id="invite-organisationId"
      label={t('people.invite.organisation')}
      help={t('people.invite.organisationHelp')}
      options={[choose, ...(data?.organisations.nodes ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }))]}
      value={draft.organisationId}
      error={errors.organisationId}
      onChange={(event) => change({ organisationId: event.target.value })}
    />
  )
}

function RoleFields({ draft, change, errors }: PartProps) {
  const t = useText()
  const choose = { value: '', label: t('admin.grant.chooseRole') }
  return (
    <>
      <SelectField
        id="invite-role"
        label={t('admin.role.name')}
        options={[choose, ...roleNames.map((value) => ({ value, label: t(`role.${value}`) }))]}
        value={draft.role}
        error={errors.role}
        onChange={(event) => change({ role: event.target.value as InviteDraft['role'], organisationId: '' })}
      />
      {draft.role === 'funder' && <FunderField draft={draft} change={change} errors={errors} />}
      <UnitPicker id="invite-unitId" value={draft.unit} error={errors.unitId} onChange={(unit) => change({ unit })} />
      <TextField
        id="invite-validTo"
        label={t('admin.grant.last')}
        isOptional
        value={draft.last}
        autoComplete="off"
        error={errors.validTo}
        onChange={(event) => change({ last: event.target.value })}
      />
      <TextField
        id="invite-reason"
        label={t('people.invite.reason')}
        help={t('people.invite.reasonHelp')}
        value={draft.reason}
        maxLength={500}
        autoComplete="off"
        error={errors.reason}
        onChange={(event) => change({ reason: event.target.value })}
      />
    </>
  )
}

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const { today } = useViewer()
  const { draft, change, forget } = useInviteDraft()
  const check = useCheck()
  const [invite] = useMutation(invitePersonMutation, { refetchQueries: [invitationsQuery] })
  const known = {
    NOT_ALLOWED: { field: 'role' as const, text: t('admin.grant.notAllowed') },
    RANGE_OVERLAPS: { field: 'email' as const, text: t('people.invite.hasRole') },
    ALREADY_EXISTS: { field: 'email' as const, text: t('people.invite.isInvited') },
    NO_FUNDER: { field: 'organisationId' as const, text: t('people.invite.organisationRequired') }
  }
  const state = useAct<Field>({ names: fields, known }, () => {
    forget()
    showToast({ kind: 'done', text: t('people.invite.done', { email: draft.email.trim() }) })
    onClose()
  })
  function send() {
    const lastDay = draft.last.trim() === '' ? null : readDayText(draft.last, today)
    const input = {
      ...{ email: draft.email, displayName: draft.displayName.trim() || null, language: draft.language },
      ...{ role: draft.role as RoleName, unitId: draft.unit?.id ?? '', organisationId: draft.organisationId || null },
      ...{ validTo: lastDay && addDays(lastDay, 1), reason: draft.reason }
    }
    void state.run(() => invite({ variables: { input } }), check(draft))
  }
  const part = { draft, change, errors: state.refusal.fields }
  return (
    <ActDialog
      title={t('people.invite.title')}
      submit={t('people.invite.submit')}
      width="36rem"
      prefix="invite"
      names={fields}
      state={state}
      onSubmit={send}
      onClose={onClose}
    >
      <PersonFields {...part} />
      <RoleFields {...part} />
      <p className={styles.note}>{t('people.invite.note')}</p>
    </ActDialog>
  )
}
