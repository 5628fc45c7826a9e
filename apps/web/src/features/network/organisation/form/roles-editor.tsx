/** The roles of an organisation with their days: add, end, remove. */
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { organisationRoles } from '@solmu/domain/network/organisation.js'
import { useViewer } from '../../../../app/viewer.js'
import { Button, IconButton } from '../../../../ui/button.js'
import { dayInField } from '../../../../ui/day-text.js'
import { SelectField, TextField } from '../../../../ui/form-field.js'
import { useLanguage, useText } from '../../../../ui/text.js'
import { fieldId, type Problems } from './organisation-check.js'
import { newRowKey, type RoleValues } from './organisation-values.js'
import styles from '../organisation.module.css'

export interface RolesEditorProps {
  readonly roles: readonly RoleValues[]
  readonly problems: Problems
  readonly onChange: (roles: readonly RoleValues[]) => void
}

interface RowProps {
  readonly row: RoleValues
  readonly place: number
  readonly problems: Problems
  readonly onChange: (part: Partial<RoleValues>) => void
  readonly onRemove: () => void
}

/** The most roles that an organisation can have. */
const mostRoles = 50

function RoleRow({ row, place, problems, onChange, onRemove }: RowProps) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const name = row.role === '' ? t('organisation.roles.unnamed', { place: place + 1 }) : t(`organisation.role.${row.role}`)
  const control = (part: 'role' | 'from' | 'last') => ({
    id: fieldId(`roles-${place}-${part}`),
    label: t(`organisation.roles.${part}`),
    error: problems.fields[`roles-${place}-${part}`]
  })
  return (
    <fieldset className={styles.roleRow}>
      <legend className="visually-hidden">{name}</legend>
      <SelectField
        {...control('role')}
        value={row.role}
        options={[
          { value: '', label: t('organisation.roles.choose') },
          ...organisationRoles.map((value) => ({ value, label: t(`organisation.role.${value}`) }))
        ]}
        onChange={(event) => onChange({ role: event.target.value as RoleValues['role'] })}
      />
      <TextField {...control('from')} value={row.from} autoComplete="off" onChange={(event) => onChange({ from: event.target.value })} />
      <TextField
        {...control('last')}
        value={row.last}
        autoComplete="off"
        onChange={(event) => onChange({ last: event.target.value })}
      />
      <div className={styles.roleActs}>
        {row.last.trim() === '' && (
          <Button onClick={() => onChange({ last: dayInField(today, language) })}>
            {t('organisation.roles.end')}
            <span className="visually-hidden">: {name}</span>
          </Button>
        )}
        <IconButton icon={IconTrash} label={t('organisation.roles.remove', { role: name })} onClick={onRemove} />
      </div>
    </fieldset>
  )
}

export function RolesEditor({ roles, problems, onChange }: RolesEditorProps) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const replace = (key: string, part: Partial<RoleValues>) =>
    onChange(roles.map((row) => (row.key === key ? { ...row, ...part } : row)))
  function remove(key: string) {
    onChange(roles.filter((row) => row.key !== key))
    // The button that had the focus goes with its row.
    document.getElementById(fieldId('add-role'))?.focus()
  }
  return (
    <>
      {roles.map((row, place) => (
        <RoleRow
          key={row.key}
          {...{ row, place, problems }}
          onChange={(part) => replace(row.key, part)}
          onRemove={() => remove(row.key)}
        />
      ))}
      <div className={styles.addRole}>
        <Button
          id={fieldId('add-role')}
          icon={IconPlus}
          disabled={roles.length >= mostRoles}
          onClick={() => onChange([...roles, { key: newRowKey(), role: '', from: dayInField(today, language), last: '' }])}
        >
          {t('organisation.roles.add')}
        </Button>
      </div>
    </>
  )
}
