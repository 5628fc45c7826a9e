/** "Who may do this here?" An act, a unit, a day: the people, and the chain that leads to each. */
import { useQuery } from '@apollo/client/react'
import { allActions } from '@solmu/domain/access/actions.js'
import { useViewer } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { SelectField } from '../../../ui/form-field.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { UnitPicker } from '../unit-picker.js'
import { DayForm } from './day-form.js'
import { accessToQuery, unitOfLinkQuery, type AllowedPerson } from './explain.operations.js'
import { accessToSearchSchema, type AccessToSearch } from './explain.search.js'
import { WhyLine } from './why-line.js'
import styles from '../roles/roles.module.css'
import admin from '../../../ui/admin-pages.module.css'

/** The acts that are about a unit or the network; one's own record is nobody else's. */
const askable = allActions.filter((action) => !['inbox.read', 'profile.manage'].includes(action))

function useColumns(): readonly Column<AllowedPerson>[] {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const wayOf = ({ chain }: AllowedPerson['because'][number]) =>
    chain.length === 0 ? t('roles.explain.byNetwork') : t('roles.explain.chain', { chain: chain.map(({ name }) => pick(name)).join(' → ') })
  return [
    {
      id: 'person',
      header: t('roles.explain.who'),
      cell: ({ person }) => (
        <TextLink to="/$lang/admin/users/$id" params={{ lang, id: person.id }}>
          {person.displayName}
        </TextLink>
      )
    },
    {
      id: 'why',
      header: t('roles.explain.why'),
      cell: ({ because }) => (
        <ul className={admin.lines}>
          {because.map((why) => (
            <li key={why.assignment.id}>
              <WhyLine assignment={why.assignment} where={wayOf(why)} />
            </li>
          ))}
        </ul>
      )
    }
  ]
}

function Answer({ action, unit, on }: Required<Pick<AccessToSearch, 'action' | 'unit'>> & Pick<AccessToSearch, 'on'>) {
  const t = useText()
  const columns = useColumns()
  const variables = { action: action ?? '', unitId: unit ?? '', on: on ?? null }
  const { data, error, refetch } = useQuery(accessToQuery, { variables, fetchPolicy: 'cache-and-network' })
  if (error && toApiError(error).code === 'NOT_FOUND') return <EmptyState title={t('roles.explain.notThere')} text={t('roles.explain.notThereText')} />
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={4} />
  const { people, hiddenCount } = data.accessTo
  return (
    <>
      <DataTable
        caption={t('roles.explain.toTitle')}
        columns={columns}
        rows={people}
        rowKey={({ person }) => person.id}
        empty={<EmptyState title={t('roles.explain.nobody')} text={t('roles.explain.nobodyText')} />}
      />
      {hiddenCount > 0 && (
        <p className={admin.note} role="status">
          {t('roles.explain.hidden', { count: hiddenCount })}
        </p>
      )}
    </>
  )
}

export function AccessToPage() {
  const t = useText()
  const [search, change] = useListSearch(accessToSearchSchema)
  const { today } = useViewer()
  const { data } = useQuery(unitOfLinkQuery, { variables: { id: search.unit ?? '' }, skip: search.unit === undefined })
  const unit = search.unit !== undefined && data?.orgUnit.id === search.unit ? data.orgUnit : null
  const options = [{ value: '', label: t('roles.explain.chooseAction') }, ...askable.map((value) => ({ value, label: t(`admin.action.${value}`) }))]
  return (
    <>
      <PageHeader title={t('roles.explain.toTitle')} meta={t('roles.explain.toMeta')} />
      <div className={styles.form}>
        <SelectField
          id="access-action"
          label={t('roles.explain.what')}
          options={options}
          value={search.action ?? ''}
          onChange={(event) => change({ action: (event.target.value || undefined) as AccessToSearch['action'] })}
        />
        <UnitPicker
          id="access-unit"
          label={t('admin.role.unit')}
          help={t('roles.explain.unitHelp')}
          value={unit}
          onChange={(next) => change({ unit: next?.id })}
        />
      </div>
      <DayForm key={search.on ?? today} day={search.on ?? today} onChange={(on) => change({ on })} />
      {search.action !== undefined && search.unit !== undefined ? (
        <Answer action={search.action} unit={search.unit} on={search.on} />
      ) : (
        <EmptyState title={t('roles.explain.ask')} text={t('roles.explain.askText')} />
      )}
    </>
  )
}
