/** Adds a group, or gives one another name. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { keyPattern } from '@solmu/domain/text-fields.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { TextField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import {
  changeIndicatorGroupMutation,
  createIndicatorGroupMutation,
  keepGroups,
  type IndicatorGroup
} from './indicator-group.operations.js'

const parts = ['fi', 'sv', 'en'] as const
const names = ['code', ...parts] as const
type Field = (typeof names)[number]
type Draft = Readonly<Record<Field, string>>

export interface IndicatorGroupDialogProps {
  /** Null for a new one. */
  readonly group: IndicatorGroup | null
  readonly onClose: () => void
}

function useSave({ group, onClose }: IndicatorGroupDialogProps) {
  const t = useText()
  const [create] = useMutation(createIndicatorGroupMutation, keepGroups)
  const [change] = useMutation(changeIndicatorGroupMutation, keepGroups)
  const known = {
    STALE: { text: t('indicator.stale') },
    ALREADY_EXISTS: { field: 'code' as const, text: t('indicator.problem.codeTaken') },
    UNKNOWN_WORD: { field: 'code' as const, text: t('indicator.problem.key') }
  }
  const state = useAct<Field>({ names, known }, onClose)
  function save({ code, ...name }: Draft) {
    const wrong: Partial<Record<Field, string>> = {
      ...(group === null && !keyPattern.test(code.trim()) && { code: t('indicator.problem.key') }),
      ...(name.fi.trim() === '' && { fi: t('indicator.problem.name') })
    }
    void state.run(async () => {
      if (group === null) await create({ variables: { input: { code: code.trim(), name } } })
      else await change({ variables: { input: { groupId: group.id, expectedVersion: group.version, name } } })
      showToast({ kind: 'done', text: t('indicator.groups.saved', { name: name.fi.trim() }) })
    }, wrong)
  }
  return { state, save }
}

export function IndicatorGroupDialog(props: IndicatorGroupDialogProps) {
  const { group, onClose } = props
  const t = useText()
  const pick = useLocalized()
  const { state, save } = useSave(props)
  const { fi = '', sv = '', en = '' } = group?.name ?? {}
  const [draft, setDraft] = useState<Draft>({ code: '', fi, sv, en })
  const bind = (field: Field) => ({
    id: `group-${field}`,
    error: state.refusal.fields[field],
    value: draft[field],
    autoComplete: 'off',
    onChange: ({ target: { value } }: { readonly target: { readonly value: string } }) => setDraft((before) => ({ ...before, [field]: value }))
  })
  return (
    <ActDialog
      title={group ? t('indicator.groups.changeTitle', { name: pick(group.name) }) : t('indicator.groups.newTitle')}
      submit={t('indicator.groups.save')}
      prefix="group"
      names={names}
      state={state}
      onSubmit={() => save(draft)}
      onClose={onClose}
    >
      {group === null && <TextField {...bind('code')} label={t('indicator.field.code')} help={t('indicator.help.key')} maxLength={30} />}
      {parts.map((part) => (
        <TextField key={part} {...bind(part)} label={t(`indicator.category.${part}`)} isOptional={part !== 'fi'} maxLength={120} />
      ))}
    </ActDialog>
  )
}
