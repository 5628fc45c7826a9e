/** What belonging to a group of the provider gives: which role, at which unit. */
import { useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { roleNames, type RoleName } from '@solmu/domain/access/roles.js'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { fundersQuery } from '../roles/assignment.operations.js'
import { FunderField } from '../roles/gift-fields.js'
import { UnitPicker } from '../unit-picker.js'
import type { UnitChoice } from '../user.operations.js'
import { fieldId } from './provider-check.js'
import type { ProviderGroup } from './provider.operations.js'
import { groupKey } from './provider-values.js'
import forms from '../../../ui/record-form.module.css'
import styles from './providers.module.css'

/** The most that the API takes. */
const mostGroups = 200

/** The names of the organisations that fund, asked for when a group makes funders. */
function useFunderName(groups: readonly ProviderGroup[]): (organisationId: string | null) => string {
  const pick = useLocalized()
  const { data } = useQuery(fundersQuery, { skip: groups.every(({ organisationId }) => organisationId === null) })
  const funders = data?.organisations.nodes ?? []
  return (organisationId) => {
    const found = funders.find(({ id }) => id === organisationId)
    return found ? pick(found.name) : ''
  }
}

function useColumns(groups: readonly ProviderGroup[], onRemove: (group: ProviderGroup) => void): readonly Column<ProviderGroup>[] {
  const t = useText()
  const pick = useLocalized()
  const funderName = useFunderName(groups)
  return [
    { id: 'group', header: t('provider.group.value'), cell: ({ groupValue }) => <code className={styles.code}>{groupValue}</code> },
    {
      id: 'role',
      header: t('provider.group.role'),
      cell: ({ role, organisationId }) => [t(`role.${role}`), funderName(organisationId)].filter(Boolean).join(', ')
    },
    { id: 'unit', header: t('provider.group.unit'), cell: ({ unit }) => pick(unit.name) },
    {
      id: 'acts',
      header: '',
      spokenHeader: t('provider.acts'),
      cell: (group) => (
        <Button
          size="small"
          variant="quiet"
          aria-label={t('provider.group.removeOne', { group: group.groupValue, role: t(`role.${group.role}`) })}
          onClick={() => onRemove(group)}
        >
          {t('provider.group.remove')}
        </Button>
      )
    }
  ]
}

const names = ['groupValue', 'role', 'unitId', 'organisationId'] as const
type Field = (typeof names)[number]

interface Written {
  readonly groupValue: string
  readonly role: RoleName | ''
  readonly unit: UnitChoice | null
  readonly organisationId: string
}

/** The gift as it is kept; null when it lacks a part. */
function giftOf({ groupValue, role, unit, organisationId }: Written): ProviderGroup | null {
  if (role === '' || unit === null) return null
  const { id, type, name } = unit
  return { groupValue: groupValue.trim(), role, unit: { id, type, name }, organisationId: role === 'funder' ? organisationId : null }
}

function useWrong(groups: readonly ProviderGroup[]) {
  const t = useText()
  return (written: Written): Partial<Record<Field, string>> => {
    const { groupValue, role, unit, organisationId } = written
    const gift = giftOf(written)
    const isThere = gift !== null && groups.some((group) => groupKey(group) === groupKey(gift))
    return {
      ...(groupValue.trim() === '' ? { groupValue: t('errors.REQUIRED') } : isThere ? { groupValue: t('provider.group.isThere') } : {}),
      ...(role === '' ? { role: t('admin.grant.roleRequired') } : {}),
      ...(unit === null ? { unitId: t('admin.grant.unitRequired') } : {}),
      ...(role === 'funder' && organisationId === '' ? { organisationId: t('errors.REQUIRED') } : {})
    }
  }
}

export interface GroupDialogProps {
  readonly groups: readonly ProviderGroup[]
  readonly onAdd: (group: ProviderGroup) => void
  readonly onClose: () => void
}

export function GroupDialog({ groups, onAdd, onClose }: GroupDialogProps) {
  const t = useText()
  const [written, setWritten] = useState<Written>({ groupValue: '', role: '', unit: null, organisationId: '' })
  const change = (part: Partial<Written>) => setWritten((before) => ({ ...before, ...part }))
  const state = useAct<Field>({ names }, onClose)
  const wrong = useWrong(groups)
  const { fields } = state.refusal
  async function add() {
    const gift = giftOf(written)
    if (gift) onAdd(gift)
  }
  return (
    <ActDialog
      title={t('provider.group.add')}
      submit={t('provider.group.submit')}
      prefix="provider-group"
      names={names}
      state={state}
      onSubmit={() => void state.run(add, wrong(written))}
      onClose={onClose}
    >
      <TextField
        id="provider-group-groupValue"
        label={t('provider.group.value')}
        help={t('provider.group.valueHelp')}
        value={written.groupValue}
        maxLength={300}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={fields.groupValue}
        onChange={(event) => change({ groupValue: event.target.value })}
      />
      <SelectField
        id="provider-group-role"
        label={t('provider.group.role')}
        options={[{ value: '', label: t('admin.grant.chooseRole') }, ...roleNames.map((value) => ({ value, label: t(`role.${value}`) }))]}
        value={written.role}
        error={fields.role}
        onChange={(event) => change({ role: event.target.value as Written['role'], organisationId: '' })}
      />
      {written.role === 'funder' && (
        <FunderField
          id="provider-group-organisationId"
          value={written.organisationId}
          error={fields.organisationId}
          onChange={(organisationId) => change({ organisationId })}
        />
      )}
      <UnitPicker id="provider-group-unitId" value={written.unit} error={fields.unitId} onChange={(unit) => change({ unit })} />
    </ActDialog>
  )
}

export interface GroupTableProps {
  readonly groups: readonly ProviderGroup[]
  /** What the API refused of them. */
  readonly problem?: string
  readonly onRemove: (group: ProviderGroup) => void
  readonly onAdd: () => void
}

export function GroupTable({ groups, problem, onRemove, onAdd }: GroupTableProps) {
  const t = useText()
  const addId = fieldId('groups')
  const columns = useColumns(groups, (group) => {
    onRemove(group)
    // The button that had the focus goes with its row.
    document.getElementById(addId)?.focus()
  })
  return (
    <Section title={t('provider.group.title')}>
      <p className={forms.intro}>{t('provider.group.text')}</p>
      {problem && <p className={styles.problem}>{problem}</p>}
      <DataTable
        caption={t('provider.group.title')}
        columns={columns}
        rows={groups}
        rowKey={groupKey}
        empty={<EmptyState title={t('provider.group.none')} text={t('provider.group.noneText')} />}
      />
      <div className={forms.acts}>
        <Button id={addId} icon={IconPlus} disabled={groups.length >= mostGroups} onClick={onAdd}>
          {t('provider.group.add')}
        </Button>
      </div>
    </Section>
  )
}
