/** One section of an application: its fields, its documents, and whether it is with the server. */
import { useCallback, useEffect } from 'react'
import type { SectionAnswers } from '@solmu/domain/onboarding/application-answers.js'
import type { FormSection } from '@solmu/domain/onboarding/application-form.js'
import { Button } from '../../../ui/button.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { type ApplicationDoor, type Desk, type DoorSection, openDoor, type Municipality, type Standing } from './apply-door.js'
import { SectionFields } from './apply-fields.js'
import { ApplyFiles } from './apply-files.js'
import { type SectionState, useSection } from './use-section.js'
import styles from './apply.module.css'

export interface ApplySectionProps {
  readonly token: string
  readonly desk: Desk
  readonly door: ApplicationDoor
  readonly section: FormSection
  readonly municipalities: readonly Municipality[]
  readonly refused: Readonly<Record<string, string>>
  readonly standing: Standing
  readonly onStanding: (standing: Standing) => void
  /** What it says once all that is typed is with the server, and null until then. */
  readonly onState: (section: string, content: SectionAnswers | null) => void
  readonly onChanged: () => void
}

/** What the network says of a business id. */
const standingCode = { member: 'ALREADY_MEMBER', applied: 'APPLICATION_UNDER_WAY' } as const

export function ApplySection({ token, desk, door, section, municipalities, refused, standing, onStanding, onState, onChanged }: ApplySectionProps) {
  const pick = useLocalized()
  const { code } = section
  const kept = door.sections.find((each) => each.section === code)
  const me = door.people.find(({ isMe }) => isMe)
  const save = useCallback((of: Parameters<Parameters<typeof useSection>[0]['save']>[0]) => desk.save({ section: code, ...of }), [desk, code])
  const reload = useCallback(async () => (await openDoor(token)).sections.find((each) => each.section === code), [token, code])
  const onSaved = useCallback(({ standing: told }: { readonly standing: Standing }) => code === 'organisation' && onStanding(told), [code, onStanding])
  const { content, change, state, theirs, settle, send, isClean } = useSection({ applicationId: door.id, personId: me?.id ?? '', section: code, kept, first: code === 'organisation' ? { name: door.name } : {}, save, reload, onSaved })
  useEffect(() => onState(code, isClean ? content : null), [onState, code, isClean, content])
  return (
    <Section title={pick(section.title)} note={pick(section.intro)} className={styles.section}>
      {state === 'clash' && <Clash by={theirs?.changedBy ?? ''} onSettle={settle} />}
      <SectionFields
        {...{ section: code, asked: section.fields, content, municipalities, refused }}
        known={useStandingText(code, standing)}
        onChange={change}
      />
      {section.takesFiles && <ApplyFiles {...{ desk, onChanged }} section={code} files={door.files.filter((each) => each.section === code)} />}
      <SavedState state={state} kept={kept} onRetry={() => void send()} />
    </Section>
  )
}

function SavedState({ state, kept, onRetry }: { readonly state: SectionState; readonly kept: DoorSection | undefined; readonly onRetry: () => void }) {
  const t = useText()
  return (
    <>
      <p className={styles.state} role="status" data-state={state}>
        {t(`apply.state.${state}`)}
        {state === 'saved' && kept && <LastWritten by={kept.changedBy} at={kept.changedAt} />}
      </p>
      {(state === 'offline' || state === 'refused') && (
        <Button size="small" onClick={onRetry}>
          {t('apply.state.retry')}
        </Button>
      )}
    </>
  )
}

function useStandingText(section: string, standing: Standing): string | undefined {
  const t = useText()
  return section === 'organisation' && standing ? t(`errors.${standingCode[standing]}`) : undefined
}

function LastWritten({ by, at }: { readonly by: string; readonly at: string }) {
  const t = useText()
  const format = useFormat()
  return <> {t('apply.state.last', { by, at: format.instant(at) })}</>
}

function Clash({ by, onSettle }: { readonly by: string; readonly onSettle: (keepMine: boolean) => void }) {
  const t = useText()
  return (
    <FormNotice title={t('apply.clash.title', { by })} isStrong role="alert">
      <p>{t('apply.clash.text')}</p>
      <div className={styles.acts}>
        <Button size="small" onClick={() => onSettle(true)}>
          {t('apply.clash.mine')}
        </Button>
        <Button size="small" variant="quiet" onClick={() => onSettle(false)}>
          {t('apply.clash.theirs')}
        </Button>
      </div>
    </FormNotice>
  )
}
