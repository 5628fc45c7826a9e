/** Giving notice: what will happen, from when, and what is signed word for word; or a letter that is recorded. */
import { useMutation } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import { earliestEnd, noticeIssues, type NoticeManner, noticeManners } from '@solmu/domain/onboarding/membership.js'
import { noticeStatement } from '@solmu/domain/onboarding/notice-statement.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { pick as pickIn } from '@solmu/shared/text.js'
import { z } from 'zod'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { type DraftName, forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { Segmented } from '../../../ui/segmented.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { giveNoticeMutation, type WholeMembership } from './membership.operations.js'
import { UnitFates } from './unit-fates.js'
import fields from '../../../ui/form-field.module.css'
import styles from './membership.module.css'

const names = ['givenOn', 'endsOn', 'reference', 'reason', 'confirm'] as const
type Name = (typeof names)[number]

const draftSchema = z.object({ givenOn: z.string(), last: z.string(), closesUnits: z.boolean(), reason: z.string(), reference: z.string() })
type Draft = z.infer<typeof draftSchema>
type Props = { readonly membership: WholeMembership; readonly onClose: () => void }

/** What is written, kept over a reload. */
function useDraft({ membership }: Props) {
  const { id, today } = useViewer()
  const format = useFormat()
  const name: DraftName = ['membership-notice', id, membership.id]
  const kept = draftSchema.safeParse(readDraft(name))
  const fresh: Draft = { givenOn: format.day(today), last: format.day(addDays(earliestEnd(today, membership.outlook.noticeMonths), -1)), closesUnits: true, reason: '', reference: '' }
  const [draft, setDraft] = useState<Draft>(kept.success ? kept.data : fresh)
  useEffect(() => keepDraft(name, draft))
  return { draft, change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })), forget: () => forgetDraft(name) }
}

/** The days as they are written; null for what cannot be read. A notice that is signed here is given today. */
function readDays(draft: Draft, manner: NoticeManner, today: IsoDate): { readonly givenOn: IsoDate | null; readonly endsOn: IsoDate | null } {
  const last = readDayText(draft.last, today)
  return { givenOn: manner === 'signed' ? today : readDayText(draft.givenOn, today), endsOn: last === null ? null : addDays(last, 1) }
}

/** What the fields come down to, and what is wrong with them: by the same rule by which the API refuses. */
function useReading({ membership }: Props, draft: Draft, manner: NoticeManner) {
  const t = useText()
  const format = useFormat()
  const language = useLanguage()
  const { today, displayName } = useViewer()
  const { givenOn, endsOn } = readDays(draft, manner, today)
  const { noticeMonths } = membership.outlook
  const inDays = (days: { readonly givenOn: string; readonly endsOn: string }): Partial<Record<Name, string>> => {
    const earliest = format.day(addDays(earliestEnd(days.givenOn, noticeMonths), -1))
    const texts: Readonly<Record<string, string>> = { NOTICE_PAST: t('errors.NOTICE_PAST'), NOTICE_TOO_SHORT: t('membership.notice.tooShort', { months: noticeMonths, day: earliest }) }
    const issues = noticeIssues(days, { today, noticeMonths, since: membership.admittedOn })
    return Object.fromEntries(issues.map(({ code, path }) => [path[0], texts[code] ?? t('membership.notice.badDay')]))
  }
  const unread = { ...(givenOn === null && { givenOn: t('errors.INVALID_DATE') }), ...(endsOn === null && { endsOn: t('errors.INVALID_DATE') }) }
  const unkept = manner === 'paper' && draft.reference.trim() === '' ? { reference: t('membership.notice.needsReference') } : {}
  const problems: Partial<Record<Name, string>> = { ...unread, ...(givenOn !== null && endsOn !== null && inDays({ givenOn, endsOn })), ...unkept }
  const said = { organisation: pickIn(membership.organisation.name, language).text, closesUnits: draft.closesUnits, signatory: displayName }
  const statement = manner === 'signed' && givenOn && endsOn ? noticeStatement(language, { ...said, givenOn, endsOn }) : ''
  return { givenOn, endsOn, problems, statement }
}

/** Nothing is sent while a day cannot be read. */
const orEmpty = (day: string | null): string => day ?? ''

export function NoticeDialog({ membership, onClose }: Props) {
  const t = useText()
  const language = useLanguage()
  const { hasMandate, mayLeave, mayManage } = membership.outlook
  const maySign = mayLeave && hasMandate
  const [manner, setManner] = useState<NoticeManner>(maySign ? 'signed' : 'paper')
  const [isConfirmed, setConfirmed] = useState(false)
  const { draft, change, forget } = useDraft({ membership, onClose })
  const [give] = useMutation(giveNoticeMutation)
  const state = useAct<Name>({ names }, onClose)
  const { givenOn, endsOn, problems, statement } = useReading({ membership, onClose }, draft, manner)
  const { closesUnits, reason } = draft
  const isPaper = manner === 'paper'
  const submit = () =>
    void state.run(
      async () => {
        const days = { givenOn: orEmpty(givenOn), endsOn: orEmpty(endsOn) }
        const how = isPaper ? { reference: draft.reference, language: null, statement: '' } : { reference: '', language, statement }
        const input = { membershipId: membership.id, expectedVersion: membership.version, manner, ...days, closesUnits, reason, ...how }
        await give({ variables: { input }, refetchQueries: ['Membership'], awaitRefetchQueries: true })
        forget()
        showToast({ kind: 'done', text: t('membership.notice.done') })
      },
      isConfirmed ? problems : { ...problems, confirm: t('membership.notice.needsConfirm') }
    )
  const edit = (part: Partial<Draft>) => {
    // Whoever changes what is signed reads it again.
    setConfirmed(false)
    change(part)
  }
  const errors = state.refusal.fields
  return (
    <ActDialog prefix="notice" title={t('membership.notice.title')} submit={t(isPaper ? 'membership.notice.record' : 'membership.notice.sign')} isDangerous names={names} width="44rem" {...{ state, onClose }} onSubmit={submit}>
      {maySign && mayManage && <Manner {...{ manner, setManner }} />}
      <Happens membership={membership} closesUnits={closesUnits} endsOn={problems.endsOn === undefined ? endsOn : null} />
      <TextField id="notice-endsOn" label={t('membership.notice.lastDay')} help={t('membership.notice.lastDayHelp', { months: membership.outlook.noticeMonths })} value={draft.last} error={errors.endsOn} onChange={({ target }) => edit({ last: target.value })} />
      {isPaper && <Letter {...{ draft, errors, edit }} />}
      <label className={styles.confirm}>
        <input id="notice-closesUnits" type="checkbox" checked={closesUnits} onChange={({ target }) => edit({ closesUnits: target.checked })} />
        <span>{t('membership.notice.closesUnits')}</span>
      </label>
      <FormField id="notice-reason" label={t('membership.step.reason')} isOptional help={t('membership.step.reasonHelp')} error={errors.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => change({ reason: target.value })} />}
      </FormField>
      {statement !== '' && (
        <div className={styles.statement} lang={language}>
          {statement}
        </div>
      )}
      <Confirm {...{ isPaper, isConfirmed, setConfirmed }} error={errors.confirm} />
    </ActDialog>
  )
}

function Manner({ manner, setManner }: { readonly manner: NoticeManner; readonly setManner: (manner: NoticeManner) => void }) {
  const t = useText()
  return <Segmented label={t('membership.notice.manner')} options={noticeManners.map((value) => ({ value, label: t(`membership.manner.${value}`) }))} value={manner} onChange={setManner} />
}

type LetterProps = { readonly draft: Draft; readonly errors: Readonly<Partial<Record<Name, string>>>; readonly edit: (part: Partial<Draft>) => void }

/** When the letter was given, and where it is kept. */
function Letter({ draft, errors, edit }: LetterProps) {
  const t = useText()
  return (
    <>
      <TextField id="notice-givenOn" label={t('membership.notice.givenOn')} value={draft.givenOn} error={errors.givenOn} onChange={({ target }) => edit({ givenOn: target.value })} />
      <TextField id="notice-reference" label={t('membership.notice.reference')} help={t('membership.notice.referenceHelp')} maxLength={200} value={draft.reference} error={errors.reference} onChange={({ target }) => edit({ reference: target.value })} />
    </>
  )
}

type ConfirmProps = { readonly isPaper: boolean; readonly isConfirmed: boolean; readonly setConfirmed: (isConfirmed: boolean) => void; readonly error: string | undefined }

function Confirm({ isPaper, isConfirmed, setConfirmed, error }: ConfirmProps) {
  const t = useText()
  return (
    <>
      <label className={styles.confirm}>
        <input id="notice-confirm" type="checkbox" checked={isConfirmed} aria-invalid={error ? true : undefined} aria-describedby={error && 'notice-confirm-error'} onChange={({ target }) => setConfirmed(target.checked)} />
        <span>{t(isPaper ? 'membership.notice.confirmPaper' : 'membership.notice.confirm')}</span>
      </label>
      {error && (
        <p id="notice-confirm-error" className={styles.late}>
          {error}
        </p>
      )}
    </>
  )
}

/** What a notice brings about, before it is given. */
function Happens({ membership, closesUnits, endsOn }: { readonly membership: WholeMembership; readonly closesUnits: boolean; readonly endsOn: IsoDate | null }) {
  const t = useText()
  const { openReturns } = membership.outlook
  return (
    <>
      <p>{t('membership.notice.happens')}</p>
      <ul className={styles.list}>
        {openReturns > 0 && <li className={styles.late}>{t('membership.notice.openReturns', { count: openReturns })}</li>}
        <li>{t('membership.notice.roles')}</li>
        <li>{t('membership.notice.plan')}</li>
        <li>{t('membership.notice.dataStays')}</li>
        <li>
          {t(closesUnits ? 'membership.notice.unitsClose' : 'membership.notice.unitsStay')}
          {endsOn !== null && <UnitFates membershipId={membership.id} {...{ closesUnits, endsOn }} />}
        </li>
        <li>{t('membership.notice.back')}</li>
      </ul>
    </>
  )
}
