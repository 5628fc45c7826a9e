/** The headings of the library: their names, and the order in which forms and lists follow them. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { announce } from '../../../ui/announce.js'
import { Button, IconButton } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { IndicatorGroupDialog } from './indicator-group-dialog.js'
import { changeIndicatorGroupMutation, indicatorGroupsQuery, keepGroups, type IndicatorGroup } from './indicator-group.operations.js'
import { LibraryCrumb } from './indicator.page.js'
import { InstallLibrary } from './install-library.js'
import styles from './indicator-group.module.css'
import forms from '../../../ui/record-form.module.css'

/** Moves a group to a place counted from 1; the others keep their order around it. */
function useMove() {
  const t = useText()
  const pick = useLocalized()
  const [change, { loading, error }] = useMutation(changeIndicatorGroupMutation, keepGroups)
  async function move({ id, name: { fi, sv, en }, version }: IndicatorGroup, place: number) {
    const input = { groupId: id, expectedVersion: version, name: { fi, sv, en }, position: place }
    const moved = await change({ variables: { input } }).catch(() => null)
    if (moved) announce(t('indicator.groups.moved', { name: pick({ fi, sv, en }), place }))
  }
  return { move, isMoving: loading, error }
}

interface GroupProps {
  readonly group: IndicatorGroup
  /** Its place, from 1. */
  readonly place: number
  readonly isLast: boolean
  readonly onMove: (group: IndicatorGroup, place: number) => void
  readonly onChange: (group: IndicatorGroup) => void
}

function Group({ group, place, isLast, onMove, onChange }: GroupProps) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const name = pick(group.name)
  return (
    <li>
      <span>
        <strong>{name}</strong>
        <span className={styles.code}>
          {group.code} ·{' '}
          <TextLink to="/$lang/results/indicators" params={{ lang }} search={{ groups: [group.code] }}>
            {t('indicator.groups.show')}
            <span className="visually-hidden">: {name}</span>
          </TextLink>
        </span>
      </span>
      <span className={styles.groupActs}>
        <IconButton
          label={t('indicator.groups.up', { name })}
          icon={IconArrowUp}
          aria-disabled={place === 1 || undefined}
          onClick={() => place > 1 && onMove(group, place - 1)}
        />
        <IconButton
          label={t('indicator.groups.down', { name })}
          icon={IconArrowDown}
          aria-disabled={isLast || undefined}
          onClick={() => !isLast && onMove(group, place + 1)}
        />
        <Button size="small" onClick={() => onChange(group)}>
          {t('indicator.groups.change')}
          <span className="visually-hidden">: {name}</span>
        </Button>
      </span>
    </li>
  )
}

function Groups({ onChange }: Pick<GroupProps, 'onChange'>) {
  const t = useText()
  const { data, error, refetch } = useQuery(indicatorGroupsQuery, { fetchPolicy: 'cache-and-network' })
  const { move, isMoving, error: refused } = useMove()
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />
  const groups = data.indicatorGroups
  if (groups.length === 0) {
    return <EmptyState title={t('indicator.groups.none')} text={t('indicator.list.noneText')} action={<InstallLibrary />} />
  }
  return (
    <>
      {refused && <ErrorNotice error={refused} onRetry={() => void refetch()} />}
      <ol className={styles.groups} aria-label={t('indicator.groups.title')} aria-busy={isMoving || undefined}>
        {groups.map((group, at) => (
          <Group
            key={group.id}
            {...{ group, onChange }}
            place={at + 1}
            isLast={at === groups.length - 1}
            onMove={(moved, place) => !isMoving && void move(moved, place)}
          />
        ))}
      </ol>
      <p className={forms.intro}>{t('indicator.groups.help')}</p>
    </>
  )
}

export function IndicatorGroupListPage() {
  const t = useText()
  const [open, setOpen] = useState<IndicatorGroup | 'new' | null>(null)
  return (
    <>
      <PageHeader
        title={t('indicator.groups.title')}
        breadcrumb={[<LibraryCrumb key="library" />]}
        meta={t('indicator.groups.meta')}
        actions={
          <Button variant="primary" icon={IconPlus} onClick={() => setOpen('new')}>
            {t('indicator.groups.add')}
          </Button>
        }
      />
      <Groups onChange={setOpen} />
      {open && <IndicatorGroupDialog group={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  )
}
