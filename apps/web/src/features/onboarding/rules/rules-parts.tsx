/** What the pages of the criteria and of the decision path share: the versions, the way to the next one, and its release. */
import { useState, type ReactNode } from 'react'
import { useCan, useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { readDayText } from '../../../ui/day-text.js'
import { TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Status } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { ApplicationLists } from '../application/application-words.js'
import type { RulesVersion } from './rules.operations.js'
import { rulesSearchSchema } from './rules.search.js'

export type RulesKind = 'path' | 'criteria'

/** Where each kind is read and where its draft is written. */
export const rulesPages = {
  path: { to: '/$lang/members/decision-path', edit: '/$lang/members/decision-path/edit' },
  criteria: { to: '/$lang/members/criteria', edit: '/$lang/members/criteria/edit' }
} as const

type Standing = 'draft' | 'inForce' | 'coming' | 'replaced'
const statuses = { draft: 'draft', inForce: 'accepted', coming: 'submitted', replaced: 'locked' } as const

export function standingOf({ isDraft, isInForce, validFrom }: RulesVersion, today: string): Standing {
  if (isDraft) return 'draft'
  if (isInForce) return 'inForce'
  return validFrom !== null && validFrom > today ? 'coming' : 'replaced'
}

export function useVersionName() {
  const t = useText()
  return ({ number }: Pick<RulesVersion, 'number'>): string => (number === 0 ? t('selection.shipped') : t('selection.version', { number }))
}

function useValidityText() {
  const t = useText()
  const format = useFormat()
  return ({ isDraft, validFrom, validTo }: RulesVersion): string => {
    if (isDraft) return t('selection.notReleased')
    if (validFrom === null) return validTo === null ? t('selection.always') : t('selection.until', { to: format.day(validTo) })
    return validTo === null ? t('selection.from', { from: format.day(validFrom) }) : t('selection.between', { from: format.day(validFrom), to: format.day(validTo) })
  }
}

function Versions({ kind, versions, shown }: { readonly kind: RulesKind; readonly versions: readonly RulesVersion[]; readonly shown: RulesVersion }) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const nameOf = useVersionName()
  const validity = useValidityText()
  const columns: readonly Column<RulesVersion>[] = [
    {
      ...{ id: 'number', header: t('selection.column.version') },
      cell: (each) => (
        <TextLink to={rulesPages[kind].to} params={{ lang }} search={{ version: each.number }} aria-current={each.number === shown.number ? 'true' : undefined}>
          {nameOf(each)}
        </TextLink>
      )
    },
    { id: 'days', header: t('selection.column.days'), cell: validity },
    {
      ...{ id: 'state', header: t('selection.column.state'), phone: 'figure' },
      cell: (each) => {
        const standing = standingOf(each, today)
        return <Status status={statuses[standing]} label={t(`selection.state.${standing}`)} />
      }
    }
  ]
  return (
    <Section title={t('selection.versions')}>
      <DataTable caption={t('selection.versions')} columns={columns} rows={versions} rowKey={({ number }) => String(number)} selectedKey={String(shown.number)} />
    </Section>
  )
}

const releaseNames = ['validFrom'] as const

interface ReleaseProps {
  readonly kind: RulesKind
  readonly draft: RulesVersion
  readonly release: (input: { readonly id: string; readonly expectedVersion: number; readonly validFrom: string }) => Promise<unknown>
}

/** Says what a release changes and what it does not, and asks from which day. */
function ReleaseDialog({ kind, draft, release, onClose }: ReleaseProps & { readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [day, setDay] = useState(format.day(today))
  const state = useAct<'validFrom'>({ names: releaseNames, known: { OUT_OF_RANGE: { field: 'validFrom', text: t('selection.release.tooEarly') } } }, onClose)
  const submit = () => {
    const validFrom = readDayText(day, today)
    void state.run(
      async () => {
        await release({ id: draft.id ?? '', expectedVersion: draft.version, validFrom: validFrom ?? '' })
        showToast({ kind: 'done', text: t('selection.release.done', { number: draft.number }) })
      },
      validFrom === null ? { validFrom: t('errors.INVALID_DATE') } : {}
    )
  }
  return (
    <ActDialog prefix="release" title={t('selection.release.title', { number: draft.number })} submit={t('selection.release.submit')} names={releaseNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`selection.release.${kind}Changes`)}</p>
      <p>{t(`selection.release.${kind}Keeps`)}</p>
      <TextField id="release-validFrom" label={t('selection.release.from')} help={t('selection.release.fromHelp')} value={day} error={state.refusal.fields.validFrom} autoComplete="off" onChange={({ target }) => setDay(target.value)} />
    </ActDialog>
  )
}

function Acts({ kind, draft, release }: Omit<ReleaseProps, 'draft'> & { readonly draft: RulesVersion | undefined }) {
  const t = useText()
  const lang = useLanguage()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ButtonLink to={rulesPages[kind].edit} params={{ lang }} variant={draft ? undefined : 'primary'}>
        {t(draft ? 'selection.continue' : 'selection.begin')}
      </ButtonLink>
      {draft && (
        <Button variant="primary" onClick={() => setOpen(true)}>
          {t('selection.release.open')}
        </Button>
      )}
      {draft && isOpen && <ReleaseDialog {...{ kind, draft, release }} onClose={() => setOpen(false)} />}
    </>
  )
}

interface FrameProps<Version> extends Omit<ReleaseProps, 'draft'> {
  readonly versions: readonly Version[]
  readonly children: (shown: Version) => ReactNode
}

/** The page of one kind: its versions, and what the chosen one says. */
export function RulesFrame<Version extends RulesVersion>({ kind, versions, release, children }: FrameProps<Version>) {
  const t = useText()
  const mayWrite = useCan('member.rule')
  const nameOf = useVersionName()
  const [{ version }] = useListSearch(rulesSearchSchema)
  const draft = versions.find(({ isDraft }) => isDraft)
  const shown = versions.find(({ number }) => number === version) ?? versions.find(({ isInForce }) => isInForce) ?? versions[0]
  if (!shown) return null
  return (
    <>
      <PageHeader title={t(`selection.${kind}.title`)} meta={t(`selection.${kind}.meta`)} actions={mayWrite && <Acts {...{ kind, draft, release }} />} />
      <ApplicationLists />
      <Versions {...{ kind, versions, shown }} />
      <Section title={nameOf(shown)}>{children(shown)}</Section>
    </>
  )
}
