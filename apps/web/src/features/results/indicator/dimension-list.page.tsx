/** The ways of breaking figures down: a list, and below each its editor when it is opened. */
import { useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { DimensionEditor } from './dimension-editor.js'
import { dimensionsQuery, type DimensionCategory, type DimensionRecord } from './dimension.operations.js'
import { LibraryCrumb } from './indicator.page.js'
import { InstallLibrary } from './install-library.js'
import styles from './indicator.module.css'

/** Which editor is open: the id of a dimension, or that of a new one. */
type Open = string | 'new' | null

function Category({ category }: { readonly category: DimensionCategory }) {
  const t = useText()
  const pick = useLocalized()
  const { day } = useFormat()
  const { today } = useViewer()
  const { kind, name, validFrom, validTo } = category
  const isEnded = validTo !== null && validTo <= today
  const note = [
    ...(validFrom !== null && validFrom > today ? [t('indicator.force.from', { day: day(validFrom) })] : []),
    ...(validTo !== null ? [t(isEnded ? 'indicator.force.ended' : 'indicator.force.until', { day: day(validTo) })] : [])
  ]
  return (
    <li data-kind={kind} data-ended={isEnded || undefined}>
      {pick(name)}
      {note.length > 0 && <span className={styles.note}>{note.join(', ')}</span>}
    </li>
  )
}

interface DimensionProps {
  readonly dimension: DimensionRecord
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

function Dimension({ dimension, isOpen, onOpen }: DimensionProps) {
  const t = useText()
  const pick = useLocalized()
  const mayManage = useCan('indicator.manage')
  const { code, name, categories, indicatorCount } = dimension
  return (
    <Section
      title={pick(name)}
      note={`${code} · ${t('indicator.dimensions.usedBy', { count: indicatorCount })}`}
      aside={
        mayManage &&
        !isOpen && (
          <Button size="small" onClick={() => onOpen(true)}>
            {t('indicator.dimensions.edit')}
            <span className="visually-hidden">: {pick(name)}</span>
          </Button>
        )
      }
    >
      {isOpen ? (
        <DimensionEditor dimension={dimension} onClose={() => onOpen(false)} />
      ) : (
        <ul className={styles.categories}>
          {categories.map((category) => (
            <Category key={category.code} category={category} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function NoDimensions() {
  const t = useText()
  const mayManage = useCan('indicator.manage')
  return (
    <EmptyState
      title={t('indicator.dimensions.none')}
      text={t(mayManage ? 'indicator.list.noneText' : 'indicator.list.noneYet')}
      action={mayManage && <InstallLibrary />}
    />
  )
}

interface DimensionsProps {
  readonly open: Open
  readonly onOpen: (open: Open) => void
}

function Dimensions({ open, onOpen }: DimensionsProps) {
  const { data, error, refetch } = useQuery(dimensionsQuery, { fetchPolicy: 'cache-and-network' })
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />
  if (data.dimensions.length === 0 && open === null) return <NoDimensions />
  return data.dimensions.map((dimension) => (
    <Dimension
      key={dimension.id}
      dimension={dimension}
      isOpen={open === dimension.id}
      onOpen={(isOpen) => onOpen(isOpen ? dimension.id : null)}
    />
  ))
}

export function DimensionListPage() {
  const t = useText()
  const mayManage = useCan('indicator.manage')
  const [open, setOpen] = useState<Open>(null)
  return (
    <>
      <PageHeader
        title={t('indicator.dimensions.title')}
        breadcrumb={[<LibraryCrumb key="library" />]}
        meta={t('indicator.dimensions.meta')}
        actions={
          mayManage && (
            <Button variant="primary" icon={IconPlus} onClick={() => setOpen('new')}>
              {t('indicator.dimensions.add')}
            </Button>
          )
        }
      />
      {open === 'new' && (
        <Section title={t('indicator.dimensions.newTitle')}>
          <DimensionEditor dimension={null} onClose={() => setOpen(null)} />
        </Section>
      )}
      <div className={styles.column}>
        <Dimensions open={open} onOpen={setOpen} />
      </div>
    </>
  )
}
