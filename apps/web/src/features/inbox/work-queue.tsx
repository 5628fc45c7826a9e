/** The queue of the workbench: what waits, by urgency, one act in each row. */
import {
  IconArrowsExchange,
  IconCoins,
  IconReport,
  IconHourglassLow,
  IconDownload,
  IconKey,
  IconLink,
  IconListCheck,
  IconLockExclamation,
  IconMailExclamation,
  IconMapPinQuestion,
  IconMessageQuestion,
  IconChecklist,
  IconEyeCheck,
  IconFileDescription,
  IconFileText,
  IconProgressCheck,
  IconGavel,
  IconSignature,
  IconUserCheck,
  IconUserPlus,
  IconUserX,
  IconTimeline,
  IconUserSearch,
  IconUserShield
} from '@tabler/icons-react'
import { type ComponentType, useId, useState, type ReactNode } from 'react'
import { useCan, useViewer } from '../../app/viewer.js'
import { useFormat } from '../../ui/format.js'
import { AcceptedGlyph, DraftGlyph, LateGlyph, LockedGlyph, ReturnedGlyph, SubmittedGlyph, VerifiedGlyph } from '../../ui/glyphs.js'
import { useLocalized, useText } from '../../ui/text.js'
import type { WorkItem } from './home.operations.js'
import { WorkItemLink } from './work-item-link.js'
import { workItemText, type WorkItemTexts } from './work-item-text.js'
import styles from './work-queue.module.css'

const urgencies = ['late', 'today', 'soon', 'later'] as const

/** How many rows a phone shows at first. */
const firstRows = 3

const icons: Readonly<Record<WorkItem['kind'], ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: 'true' }>>> = {
  audit_chain_broken: IconLink,
  municipalities_uncovered: IconMapPinQuestion,
  centre_without_coordinator: IconUserPlus,
  unit_without_manager: IconUserPlus,
  mail_failed: IconMailExclamation,
  account_locked: IconLockExclamation,
  erasure_requested: IconUserX,
  municipality_merger_coming: IconArrowsExchange,
  network_change_coming: IconArrowsExchange,
  role_expiring: IconHourglassLow,
  access_review_waiting: IconUserCheck,
  round_to_lock: LockedGlyph,
  region_to_accept: AcceptedGlyph,
  region_to_forward: VerifiedGlyph,
  return_to_mend: ReturnedGlyph,
  return_to_verify: SubmittedGlyph,
  return_late: LateGlyph,
  return_to_fill: DraftGlyph,
  improvement_to_verify: IconProgressCheck,
  improvement_due: IconProgressCheck,
  assessment_due: IconChecklist,
  application_to_decide: IconGavel,
  assessment_overdue: IconEyeCheck,
  application_to_assess: IconEyeCheck,
  commitment_to_sign: IconSignature,
  commitment_expiring: IconSignature,
  commitment_duty_due: IconSignature,
  expulsion_to_answer: IconGavel,
  expulsion_to_decide: IconGavel,
  member_to_activate: IconUserCheck,
  onboarding_task_due: IconListCheck,
  exit_task_due: IconListCheck,
  agreement_to_accept: IconFileText,
  ballot_to_cast: IconChecklist,
  agreement_declined: IconFileText,
  agreement_expiring: IconFileText,
  agreement_obligation_due: IconFileText,
  decision_task_due: IconGavel,
  decision_to_review: IconGavel,
  mandate_missing: IconUserShield,
  mandate_expiring: IconUserShield,
  body_seat_empty: IconUserSearch,
  body_term_ending: IconUserSearch,
  proposal_to_lead: IconGavel,
  proposal_to_consent: IconGavel,
  party_to_answer: IconGavel,
  meeting_coming: IconFileText,
  minutes_to_sign: IconSignature,
  minutes_to_write: IconFileDescription,
  centre_to_assess: IconGavel,
  negotiation_ending: IconGavel,
  claim_with_lead: IconCoins,
  claim_with_funder: IconCoins,
  project_ending: IconHourglassLow,
  plan_task_late: IconTimeline,
  plan_delivery_due: IconTimeline,
  project_risk_due: IconTimeline,
  practice_follow_up: IconMessageQuestion,
  progress_part_to_tell: IconReport,
  progress_to_put_together: IconReport,
  progress_to_settle: IconReport,
  progress_question: IconReport,
  review_waiting: IconEyeCheck,
  review_to_settle: IconEyeCheck,
  review_reply: IconEyeCheck,
  reviewer_missing: IconUserSearch,
  survey_ending: IconMessageQuestion,
  survey_results_ready: IconMessageQuestion,
  application_in: IconFileDescription,
  application_answered: IconFileDescription,
  export_ready: IconDownload,
  audit_chain_checked: IconLink,
  password_is_demo: IconKey
}

function Glyph({ item }: { readonly item: WorkItem }) {
  if (item.urgency === 'late') return <LateGlyph size={20} />
  const Icon = icons[item.kind]
  return <Icon size={20} stroke={1.6} aria-hidden="true" />
}

interface RowProps {
  readonly item: WorkItem
  readonly texts: WorkItemTexts
  /** The row's place in the whole queue, from 0. */
  readonly rank: number
  /** What was done with it. */
  readonly mark?: ReactNode
  /** What else can be done with it. */
  readonly more?: ReactNode
}

function Row({ item, texts, rank, mark, more }: RowProps) {
  const mayReadUsers = useCan('access.read')
  const { title, explanation, due, action } = workItemText(item, texts)
  return (
    <li className={styles.row} data-urgency={item.urgency} data-folds={rank >= firstRows || undefined} data-wide={more !== undefined || undefined}>
      <span className={styles.glyph}>
        <Glyph item={item} />
      </span>
      <div className={styles.text}>
        <p className={styles.title}>{title}</p>
        <p className={styles.explanation}>{explanation}</p>
        {item.from && <p className={styles.explanation}>{texts.t('home.from', { person: item.from.person?.displayName ?? '' })}</p>}
        {mark}
      </div>
      <p className={styles.due} data-undated={item.dueOn === null || undefined}>
        {due}
      </p>
      <div className={styles.act}>
        <WorkItemLink
          item={item}
          about={title}
          isPrimary={rank === 0}
          mayGiveRoles={texts.mayGiveRoles}
          mayReadUsers={mayReadUsers}
        >
          {action}
        </WorkItemLink>
        {more}
      </div>
    </li>
  )
}

export interface GroupProps {
  readonly heading: string
  /** Colours the heading; not where the rows are of several. */
  readonly urgency?: WorkItem['urgency']
  readonly rows: readonly Omit<RowProps, 'texts'>[]
  readonly texts: WorkItemTexts
}

export function Group({ urgency, heading, rows, texts }: GroupProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.group} data-urgency={urgency}>
      <h2 id={id} className={styles.heading}>
        {heading}
      </h2>
      <ol className={styles.rows}>
        {rows.map((row) => (
          <Row key={row.item.id} {...row} texts={texts} />
        ))}
      </ol>
    </section>
  )
}

/** On a phone only the first rows stand open; the rest is one press away. */
function Unfold({ items, onUnfold }: { readonly items: readonly WorkItem[]; readonly onUnfold: () => void }) {
  const t = useText()
  const hidden = items.slice(firstRows)
  const counts = urgencies
    .map((urgency) => ({ urgency, count: hidden.filter((item) => item.urgency === urgency).length }))
    .filter(({ count }) => count > 0)
  return (
    <div className={styles.unfold}>
      <button type="button" onClick={onUnfold}>
        {t('home.queue.more', { count: hidden.length })}
      </button>
      <p>{counts.map(({ urgency, count }) => t(`home.queue.more.${urgency}`, { count })).join(', ')}</p>
    </div>
  )
}

export interface WorkQueueProps {
  readonly items: readonly WorkItem[]
  readonly changeOf: WorkItemTexts['changeOf']
  /** Shown when nothing waits. */
  readonly empty: ReactNode
}

export function WorkQueue({ items, changeOf, empty }: WorkQueueProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  const mayGiveRoles = useCan('access.manage')
  const [isUnfolded, setUnfolded] = useState(false)
  const texts = { t, pick, format, today, mayGiveRoles, changeOf }
  const ranked = items.map((item, rank) => ({ item, rank }))
  return (
    <div className={styles.queue} data-unfolded={isUnfolded || undefined}>
      {items.length === 0 && empty}
      {urgencies.map((urgency) => {
        const rows = ranked.filter(({ item }) => item.urgency === urgency)
        return rows.length > 0 && <Group key={urgency} urgency={urgency} heading={t(`home.group.${urgency}`, { count: rows.length })} rows={rows} texts={texts} />
      })}
      {!isUnfolded && items.length > firstRows && <Unfold items={items} onUnfold={() => setUnfolded(true)} />}
    </div>
  )
}
