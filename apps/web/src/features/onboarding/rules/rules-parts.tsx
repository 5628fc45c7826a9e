/** What the pages of the criteria and of the decision path share: the versions, the way to the next one, and its release. */
import { useState, type ReactNode } from 'react'
import { useCan, useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { readDayText } from '../../../ui/day-text.js'
import { forgetDraft } from '../../../ui/drafts.js'
import { TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { ApplicationLists } from '../application/application-words.js'
import type { RulesVersion } from './rules.operations.js'
import { rulesSearchSchema, type ruleStandings } from './rules.search.js'
import { Versions } from './rules-versions.js'

export type RulesKind = 'path' | 'criteria'

/** Where each kind is read and where its draft is written. */
export const rulesPages = {
  path: { to: '/$lang/members/decision-path', edit: '/$lang/members/decision-path/edit' },
  criteria: { to: '/$lang/members/criteria', edit: '/$lang/members/criteria/edit' }
} as const

type Standing = (typeof ruleStandings)[number]

export function standingOf({ isDraft, isInForce, validFrom }: RulesVersion, today: string): Standing {
  if (isDraft) return 'draft'
  if (isInForce) return 'inForce'
  return validFrom !== null && validFrom > today ? 'coming' : 'replaced'
}

export function useVersionName() {
  const t = useText()
  return ({ number }: Pick<RulesVersion, 'number'>): string => (number === 0 ? t('selection.shipped') : t('selection.version', { number }))
}

export function useValidityText() {
  const t = useText()
  const format = useFormat()
  return ({ isDraft, validFrom, validTo }: RulesVersion): string => {
    if (isDraft) return t('selection.notReleased')
    if (validFrom === null) return validTo === null ? t('selection.always') : t('selection.until', { to: format.day(validTo) })
    return validTo === null ? t('selection.from', { from: format.day(validFrom) }) : t('selection.between', { from: format.day(validFrom), to: format.day(validTo) })
  }
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

interface ActsProps extends Omit<ReleaseProps, 'draft'> {
  readonly draft: RulesVersion | undefined
  readonly discard: (input: { readonly id: string; readonly expectedVersion: number }) => Promise<unknown>
}

function Acts({ kind, draft, release, discard }: ActsProps) {
  const t = useText()
  const lang = useLanguage()
  const { id: viewerId } = useViewer()
  const [isOpen, setOpen] = useState(false)
  const [isDiscarding, setDiscarding] = useState(false)
  const throwAway = async ({ id, version }: RulesVersion) => {
    await discard({ id: id ?? '', expectedVersion: version })
    forgetDraft([`selection-${kind}`, viewerId])
    showToast({ kind: 'done', text: t('selection.discard.done') })
  }
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
      {draft && <Button onClick={() => setDiscarding(true)}>{t('selection.discard.open')}</Button>}
      {draft && isOpen && <ReleaseDialog {...{ kind, draft, release }} onClose={() => setOpen(false)} />}
      {draft && isDiscarding && (
        <RemoveDialog title={t('selection.discard.title', { number: draft.number })} submit={t('selection.discard.submit')} remove={() => throwAway(draft)} onClose={() => setDiscarding(false)}>
          {t('selection.discard.text')}
        </RemoveDialog>
      )}
    </>
  )
}

interface FrameProps<Version> extends Omit<ActsProps, 'draft'> {
  readonly versions: readonly Version[]
  readonly children: (shown: Version) => ReactNode
}

/** The page of one kind: its versions, and what the chosen one says. */
export function RulesFrame<Version extends RulesVersion>({ kind, versions, release, discard, children }: FrameProps<Version>) {
  const t = useText()
  const mayWrite = useCan('member.rule')
  const nameOf = useVersionName()
  const [{ version }] = useListSearch(rulesSearchSchema)
  const draft = versions.find(({ isDraft }) => isDraft)
  const shown = versions.find(({ number }) => number === version) ?? versions.find(({ isInForce }) => isInForce) ?? versions[0]
  if (!shown) return null
  return (
    <>
      <PageHeader title={t(`selection.${kind}.title`)} meta={t(`selection.${kind}.meta`)} actions={mayWrite && <Acts {...{ kind, draft, release, discard }} />} />
      <ApplicationLists />
      <Versions {...{ kind, versions, shown }} />
      <Section title={nameOf(shown)}>{children(shown)}</Section>
    </>
  )
}
